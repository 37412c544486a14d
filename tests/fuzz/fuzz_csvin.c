/*
 * fuzz_csvin: whatever the bytes and however they arrive, the reader ends, tells the same, and what it
 * accepted is read back alike when it is written again. The first byte chooses the options, the second
 * the size of the pieces.
 */
#include "fuzz.h"

#include "aid/csvin.h"
#include "aid/csvout.h"
#include "aid/str.h"
#include "aid/textcheck.h"

#include "../unit/pieces.h"

static void add_row(struct str *events, struct str *again, const struct csvrow *row)
{
	size_t at;

	for (size_t i = 0; i < row->n; i++) {
		const struct csvfield *f = &row->fields[i];
		MUST(strlen(f->text) == f->len);
		MUST(f->len == 0 || !textcheck_line(f->text, f->len, false, &at) ||
		     strchr(f->text, '\r'));
		str_printf(events, "|%s", f->text);
		str_add(again, i > 0 ? "," : "");
		csvout_field(again, f->text[0] || row->n > 1 ? f->text : "");
	}
	if (row->n == 1 && row->fields[0].len == 0)
		str_add(again, "\"\"");
	str_add(events, "\n");
	str_add(again, "\n");
}

/* The rows, with their lines if asked for; problems end them. */
static bool read_all(struct bytes b, const struct csvin_options *o, struct str *events,
                     struct str *again)
{
	struct err e = ERR_INIT;
	struct csvrow row;
	enum csvin_status status;
	struct csvin *in = csvin_open_reader(read_bytes, &b, "f", o, &e);
	size_t last = 0;

	if (in)
		add_row(events, again, csvin_header(in));
	while (in && (status = csvin_next(in, &row, &e)) != CSVIN_END) {
		MUST(row.line > last || status == CSVIN_STOP);
		last = row.line;
		MUST(status != CSVIN_ROW || row.n == csvin_header(in)->n);
		if (status == CSVIN_ROW)
			add_row(events, again, &row);
	}
	bool clean = e.kind == ERR_NONE && in;
	MUST(e.kind == ERR_NONE || e.kind == ERR_DATA);
	csvin_close(in);
	struct str told = STR_INIT;
	for (size_t i = 0; i < e.n_problems; i++)
		str_printf(&told, "%s\n", e.problems[i]);
	if (!clean)
		str_add(events, str_text(&told));
	str_release(&told);
	err_release(&e);
	return clean;
}

static void same_when_written(const struct str *events, const struct str *again)
{
	struct bytes b = { str_text(again), again->len, 0, again->len + 1 };
	struct str second = STR_INIT, more = STR_INIT;

	MUST(read_all(b, NULL, &second, &more));
	MUST(strcmp(str_text(events), str_text(&second)) == 0);
	str_release(&second);
	str_release(&more);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	struct csvin_options o = {
		.delimiter = ",;\t|"[data[0] & 3], .latin1 = data[0] & 4, .no_quotes = data[0] & 8,
		.trailing_delimiter = data[0] & 16, .preamble_lines = (data[0] >> 5) & 1,
		.max_field = data[0] & 64 ? 40 : 0,
	};
	struct bytes whole = { (const char *)data + 2, size - 2, 0, size };
	struct bytes pieces = whole;
	struct str a = STR_INIT, b = STR_INIT, again = STR_INIT, unused = STR_INIT;

	pieces.chunk = (size_t)data[1] + 1;
	bool clean = read_all(whole, &o, &a, &again);
	MUST(read_all(pieces, &o, &b, &unused) == clean);
	MUST(strcmp(str_text(&a), str_text(&b)) == 0);
	/* A byte order mark that is text after a preamble would begin the file, and be a mark. */
	if (clean && strncmp(str_text(&again), "\xEF\xBB\xBF", 3) != 0)
		same_when_written(&a, &again);
	str_release(&a);
	str_release(&b);
	str_release(&again);
	str_release(&unused);
	return 0;
}

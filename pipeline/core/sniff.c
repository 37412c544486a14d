#include "aid/sniff.h"

#include <stdlib.h>

#include "aid/sniff_print.h"
#include "aid/xmem.h"

/* Enough to see how a column is written; the rest is read when the descriptor is tried. */
enum { ROWS = 5000 };

static bool read_columns(struct sniff_table *t, const struct sniff_context *x, struct err *e)
{
	struct rowin *in = rowin_open(t->path, &t->layout.rows, e);
	enum csvin_status status = CSVIN_ROW;
	struct err unsaid = ERR_INIT;
	struct csvrow row;

	if (!in)
		return false;
	const struct csvrow *header = rowin_header(in);
	t->n_columns = header->n;
	t->columns = xcalloc(header->n, sizeof *t->columns);
	for (size_t i = 0; i < header->n; i++)
		sniff_column_init(&t->columns[i], header->fields[i].text);
	while (t->n_rows < ROWS && status != CSVIN_END && status != CSVIN_STOP) {
		status = rowin_next(in, &row, &unsaid);
		if (status != CSVIN_ROW)
			continue;
		t->n_rows++;
		for (size_t i = 0; i < row.n; i++)
			sniff_column_add(&t->columns[i], x, row.fields[i].text);
	}
	t->all_rows = status == CSVIN_END;
	err_release(&unsaid);
	rowin_close(in);
	return true;
}

static bool propose(struct sniff_table *t, const struct sniff_context *x, struct str *out,
                    struct err *e)
{
	if (!sniff_text_read(t->path, &t->text, e) || !sniff_layout_find(t->path, &t->text, &t->layout, e) ||
	    !read_columns(t, x, e))
		return false;
	struct sniff_guess g = sniff_guess_make(t, x->hints);
	sniff_print(t, &g, x, out);
	return true;
}

bool sniff_file(const char *path, const struct sniff_context *x, struct str *out, struct err *e)
{
	struct sniff_table t = { .path = path };
	bool ok = propose(&t, x, out, e);

	for (size_t i = 0; i < t.n_columns; i++)
		sniff_column_release(&t.columns[i]);
	free(t.columns);
	sniff_text_release(&t.text);
	return ok;
}

bool sniff_run(const char *path, const char *reference_dir, struct str *out, struct err *e)
{
	struct sniff_hints hints;
	bool ok = sniff_hints_load(reference_dir, &hints, e);
	struct countries *countries = countries_load(reference_dir, e);
	struct currencies *currencies = currencies_load(reference_dir, e);
	struct sniff_context x = { &hints, countries, currencies };

	ok = ok && countries && currencies && sniff_file(path, &x, out, e);
	countries_free(countries);
	currencies_free(currencies);
	sniff_hints_release(&hints);
	return ok;
}

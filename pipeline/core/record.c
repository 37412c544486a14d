#include "aid/record.h"

#include <stdlib.h>
#include <string.h>

#include "aid/schema.h"
#include "aid/xmem.h"

/* The columns in the order of schema_records; row_of() relies on it. */
enum field {
	ID, SOURCE, LINE, DATE, DONOR, RECIPIENT, PROGRAMME, AID_TYPE, STAGE, KIND, SINCE, AMOUNT,
	REANNOUNCED, CURRENCY, QUALIFIER, VERIFICATION, SOURCE_URL, LEDGER, AGENCY, SOURCE_TITLE,
	N_FIELDS
};

static void put_date(struct csvout *o, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	csvout_text(o, text);
}

static void put_money(struct csvout *o, struct money m, int decimals)
{
	if (m.known)
		csvout_money(o, m.minor, decimals);
	else
		csvout_text(o, NULL);
}

void record_write(const struct record *r, struct csvout *o)
{
	csvout_text(o, r->id);
	csvout_text(o, r->source);
	csvout_count(o, r->line);
	put_date(o, &r->date);
	csvout_text(o, r->donor);
	csvout_text(o, r->recipient);
	csvout_text(o, r->programme);
	csvout_text(o, r->aid_type);
	csvout_text(o, r->stage);
	csvout_text(o, r->kind);
	put_date(o, &r->since);
	put_money(o, r->amount, r->decimals);
	put_money(o, r->reannounced, r->decimals);
	csvout_text(o, r->currency);
	csvout_text(o, r->qualifier);
	csvout_text(o, r->verification);
	csvout_text(o, r->source_url);
	csvout_text(o, r->ledger);
	csvout_text(o, r->agency);
	csvout_text(o, r->source_title);
	csvout_end_row(o);
}

struct record_reader {
	struct csvin *in;
	struct strpool *pool; /* borrowed */
	struct csvrow row;
	size_t column[N_FIELDS];
};

static bool find_columns(struct record_reader *r, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < N_FIELDS; i++) {
		const char *name = schema_records.columns[i].name;
		struct place at = { csvin_name(r->in), 1, 0, NULL };
		r->column[i] = csvin_column(r->in, name);
		if (r->column[i] == SIZE_MAX)
			ok = err_data(e, &at, "the column \"%s\" is missing; expected a table "
			              "written by aid-ingest; run aid-ingest again", name);
	}
	return ok;
}

struct record_reader *record_reader_open(const char *path, struct strpool *pool, struct err *e)
{
	struct record_reader *r = xcalloc(1, sizeof *r);

	r->pool = pool;
	r->in = csvin_open(path, NULL, e);
	if (r->in && find_columns(r, e))
		return r;
	record_reader_close(r);
	return NULL;
}

static const struct csvfield *field(const struct record_reader *r, enum field f)
{
	return &r->row.fields[r->column[f]];
}

static const char *text(const struct record_reader *r, enum field f)
{
	return strpool_intern(r->pool, field(r, f)->text, field(r, f)->len);
}

static bool refuse(const struct record_reader *r, enum field f, const char *expected,
                   struct err *e)
{
	struct place at = csvin_place(r->in, &r->row, r->column[f]);

	return err_data(e, &at, "found \"%s\"; expected %s; run aid-ingest again",
	                field(r, f)->text, expected);
}

static bool read_date(const struct record_reader *r, enum field f, struct date *d, struct err *e)
{
	return date_parse_own(field(r, f)->text, d) || refuse(r, f, "a date", e);
}

/* The number of decimals that the plain number was written with. */
static int decimals_of(const char *number)
{
	const char *point = strchr(number, '.');

	return point ? (int)strlen(point + 1) : 0;
}

static bool read_money(const struct record_reader *r, enum field f, int decimals,
                       struct money *m, struct err *e)
{
	struct number_error why;
	const char *number = field(r, f)->text;

	*m = (struct money){ 0, number[0] != '\0' };
	return !m->known || money_parse(number, NULL, 1, 1, decimals, &m->minor, &why) ||
	       refuse(r, f, "a plain number", e);
}

static bool read_line(const struct record_reader *r, uint64_t *line, struct err *e)
{
	int64_t n;
	struct number_error why;

	if (!money_parse(field(r, LINE)->text, NULL, 1, 1, 0, &n, &why) || n < 0)
		return refuse(r, LINE, "a line number", e);
	*line = (uint64_t)n;
	return true;
}

static bool parse(const struct record_reader *r, struct record *o, struct err *e)
{
	*o = (struct record){
		.id = text(r, ID), .source = text(r, SOURCE), .donor = text(r, DONOR),
		.recipient = text(r, RECIPIENT), .programme = text(r, PROGRAMME),
		.aid_type = text(r, AID_TYPE), .stage = text(r, STAGE), .kind = text(r, KIND),
		.currency = text(r, CURRENCY), .qualifier = text(r, QUALIFIER),
		.verification = text(r, VERIFICATION), .source_url = text(r, SOURCE_URL),
		.ledger = text(r, LEDGER), .agency = text(r, AGENCY),
		.source_title = text(r, SOURCE_TITLE),
		.decimals = decimals_of(field(r, AMOUNT)->text),
	};
	bool ok = read_line(r, &o->line, e);
	ok = read_date(r, DATE, &o->date, e) && ok;
	ok = read_date(r, SINCE, &o->since, e) && ok;
	ok = read_money(r, AMOUNT, o->decimals, &o->amount, e) && ok;
	return read_money(r, REANNOUNCED, o->decimals, &o->reannounced, e) && ok;
}

enum csvin_status record_reader_next(struct record_reader *r, struct record *record,
                                     struct err *e)
{
	enum csvin_status status = csvin_next(r->in, &r->row, e);

	if (status == CSVIN_ROW && !parse(r, record, e))
		status = CSVIN_BAD;
	return status;
}

struct place record_reader_place(const struct record_reader *r)
{
	return csvin_place(r->in, &r->row, r->column[ID]);
}

void record_reader_close(struct record_reader *r)
{
	if (!r)
		return;
	csvin_close(r->in);
	free(r);
}

#include "aid/record.h"

#include "aid/schema.h"
#include "aid/schemain.h"

/* The columns in the order of schema_records. */
enum field {
	ID, SOURCE, LINE, DATE, DONOR, RECIPIENT, PROGRAMME, AID_TYPE, STAGE, KIND, SINCE, AMOUNT,
	REANNOUNCED, CURRENCY, QUALIFIER, VERIFICATION, SOURCE_URL, LEDGER, AGENCY, SOURCE_TITLE
};

void record_write(const struct record *r, struct csvout *o)
{
	csvout_text(o, r->id);
	csvout_text(o, r->source);
	csvout_count(o, r->line);
	csvout_date(o, &r->date);
	csvout_text(o, r->donor);
	csvout_text(o, r->recipient);
	csvout_text(o, r->programme);
	csvout_text(o, r->aid_type);
	csvout_text(o, r->stage);
	csvout_text(o, r->kind);
	csvout_date(o, &r->since);
	csvout_known(o, r->amount, r->decimals);
	csvout_known(o, r->reannounced, r->decimals);
	csvout_text(o, r->currency);
	csvout_text(o, r->qualifier);
	csvout_text(o, r->verification);
	csvout_text(o, r->source_url);
	csvout_text(o, r->ledger);
	csvout_text(o, r->agency);
	csvout_text(o, r->source_title);
	csvout_end_row(o);
}

/* The struct is only a name: a record_reader is a schemain over schema_records. */
static struct schemain *in_of(struct record_reader *r)
{
	return (struct schemain *)r;
}

struct record_reader *record_reader_open(const char *path, struct strpool *pool, struct err *e)
{
	return (struct record_reader *)schemain_open(path, &schema_records, pool, e);
}

static void parse(struct schemain *in, struct record *r, struct err *e)
{
	int decimals = schemain_decimals(in, AMOUNT);

	*r = (struct record){
		.id = schemain_text(in, ID), .source = schemain_text(in, SOURCE),
		.line = schemain_count(in, LINE, e), .date = schemain_date(in, DATE, e),
		.donor = schemain_text(in, DONOR), .recipient = schemain_text(in, RECIPIENT),
		.programme = schemain_text(in, PROGRAMME), .aid_type = schemain_text(in, AID_TYPE),
		.stage = schemain_text(in, STAGE), .kind = schemain_text(in, KIND),
		.since = schemain_date(in, SINCE, e), .decimals = decimals,
		.amount = schemain_money(in, AMOUNT, decimals, e),
		.reannounced = schemain_money(in, REANNOUNCED, decimals, e),
		.currency = schemain_text(in, CURRENCY), .qualifier = schemain_text(in, QUALIFIER),
		.verification = schemain_text(in, VERIFICATION),
		.source_url = schemain_text(in, SOURCE_URL), .ledger = schemain_text(in, LEDGER),
		.agency = schemain_text(in, AGENCY), .source_title = schemain_text(in, SOURCE_TITLE),
	};
}

enum csvin_status record_reader_next(struct record_reader *r, struct record *record,
                                     struct err *e)
{
	enum csvin_status status = schemain_next(in_of(r), e);

	if (status != CSVIN_ROW)
		return status;
	parse(in_of(r), record, e);
	return schemain_row_ok(in_of(r)) ? CSVIN_ROW : CSVIN_BAD;
}

struct place record_reader_place(const struct record_reader *r)
{
	return schemain_place((const struct schemain *)r, ID);
}

void record_reader_close(struct record_reader *r)
{
	schemain_close(in_of(r));
}

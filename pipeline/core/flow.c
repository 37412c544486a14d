#include "aid/flow.h"

#include "aid/schema.h"
#include "aid/schemain.h"

/* The columns in the order of schema_flows. */
enum flow_field {
	ID, SOURCE, LINE, LEDGER, DATE, PRECISION, MONTH, QUARTER, YEAR, FISCAL_YEAR, DONOR,
	DONOR_NAME, RECIPIENT, PROGRAMME, AID_TYPE, STAGE, AMOUNT_USD, LOW_USD, HIGH_USD,
	REANNOUNCED_USD, CONSTANT_USD, AMOUNT, CURRENCY, RATE, SOURCE_URL, QUALIFIER, VERIFICATION,
	SOURCE_TITLE
};

enum { CENTS = 2 };

/* What a date knows of a period; an empty field where it knows less. */
static void put_periods(const struct date *d, struct csvout *o)
{
	char text[DATE_TEXT_MAX];
	bool month = d->precision == DATE_MONTH || d->precision == DATE_DAY;

	date_period(d, PERIOD_MONTH, text);
	csvout_text(o, month ? text : NULL);
	date_period(d, PERIOD_QUARTER, text);
	csvout_text(o, date_quarter(d) ? text : NULL);
	date_period(d, PERIOD_YEAR, text);
	csvout_text(o, date_year(d) ? text : NULL);
	date_period(d, PERIOD_FISCAL_YEAR, text);
	csvout_text(o, date_fiscal_year(d) ? text : NULL);
}

void flow_write(const struct flow *f, struct csvout *o)
{
	csvout_text(o, f->record_id);
	csvout_text(o, f->source);
	csvout_count(o, f->line);
	csvout_text(o, f->ledger);
	csvout_date(o, &f->date);
	csvout_text(o, date_precision_name((enum date_precision)f->date.precision));
	put_periods(&f->date, o);
	csvout_text(o, f->donor);
	csvout_text(o, f->donor_name);
	csvout_text(o, f->recipient);
	csvout_text(o, f->programme);
	csvout_text(o, f->aid_type);
	csvout_text(o, f->stage);
	csvout_known(o, f->amount_usd, CENTS);
	csvout_known(o, f->low_usd, CENTS);
	csvout_known(o, f->high_usd, CENTS);
	csvout_known(o, f->reannounced_usd, CENTS);
	csvout_known(o, f->constant_usd, CENTS);
	csvout_known(o, f->amount, f->decimals);
	csvout_text(o, f->currency);
	csvout_text(o, f->rate);
	csvout_text(o, f->source_url);
	csvout_text(o, f->qualifier);
	csvout_text(o, f->verification);
	csvout_text(o, f->source_title);
	csvout_end_row(o);
}

bool flow_hundredths(const struct flow *f, int64_t *hundredths)
{
	bool fits = f->decimals <= CENTS;

	*hundredths = f->amount.minor;
	for (int i = f->decimals; fits && i < CENTS; i++)
		fits = !__builtin_mul_overflow(*hundredths, 10, hundredths);
	return fits;
}

/* The structs are only names: each reader is a schemain over its schema. */
static struct schemain *flows_in(struct flow_reader *r)
{
	return (struct schemain *)r;
}

struct flow_reader *flow_reader_open(const char *path, struct strpool *pool, struct err *e)
{
	return (struct flow_reader *)schemain_open(path, &schema_flows, pool, e);
}

static void parse_flow(struct schemain *in, struct flow *f, struct err *e)
{
	int decimals = schemain_decimals(in, AMOUNT);

	*f = (struct flow){
		.record_id = schemain_text(in, ID), .source = schemain_text(in, SOURCE),
		.line = schemain_count(in, LINE, e), .ledger = schemain_text(in, LEDGER),
		.date = schemain_date(in, DATE, e), .donor = schemain_text(in, DONOR),
		.donor_name = schemain_text(in, DONOR_NAME),
		.recipient = schemain_text(in, RECIPIENT),
		.programme = schemain_text(in, PROGRAMME), .aid_type = schemain_text(in, AID_TYPE),
		.stage = schemain_text(in, STAGE),
		.amount_usd = schemain_money(in, AMOUNT_USD, CENTS, e),
		.low_usd = schemain_money(in, LOW_USD, CENTS, e),
		.high_usd = schemain_money(in, HIGH_USD, CENTS, e),
		.reannounced_usd = schemain_money(in, REANNOUNCED_USD, CENTS, e),
		.constant_usd = schemain_money(in, CONSTANT_USD, CENTS, e),
		.amount = schemain_money(in, AMOUNT, decimals, e), .decimals = decimals,
		.currency = schemain_text(in, CURRENCY), .rate = schemain_text(in, RATE),
		.source_url = schemain_text(in, SOURCE_URL),
		.qualifier = schemain_text(in, QUALIFIER),
		.verification = schemain_text(in, VERIFICATION),
		.source_title = schemain_text(in, SOURCE_TITLE),
	};
}

enum csvin_status flow_reader_next(struct flow_reader *r, struct flow *f, struct err *e)
{
	enum csvin_status status = schemain_next(flows_in(r), e);

	if (status != CSVIN_ROW)
		return status;
	parse_flow(flows_in(r), f, e);
	return schemain_row_ok(flows_in(r)) ? CSVIN_ROW : CSVIN_BAD;
}

struct place flow_reader_place(const struct flow_reader *r)
{
	return schemain_place((const struct schemain *)r, ID);
}

void flow_reader_close(struct flow_reader *r)
{
	schemain_close(flows_in(r));
}

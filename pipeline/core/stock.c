#include "aid/flow.h"

#include <string.h>
#include "aid/schema.h"
#include "aid/schemain.h"

/* The columns in the order of schema_stocks. */
enum stock_field {
	ID, SOURCE, LINE, TOTAL_OF, DATE, SINCE, TOTAL_USD, LOW_USD, HIGH_USD, AGENCY, VERIFICATION,
	SOURCE_URL, STAGE, PROGRAMME, QUALIFIER, SOURCE_TITLE
};

enum { CENTS = 2 };

void stock_write(const struct stock *s, struct csvout *o)
{
	csvout_text(o, s->record_id);
	csvout_text(o, s->source);
	csvout_count(o, s->line);
	csvout_text(o, s->total_of);
	csvout_date(o, &s->date);
	csvout_date(o, &s->since);
	csvout_known(o, s->total_usd, CENTS);
	csvout_known(o, s->low_usd, CENTS);
	csvout_known(o, s->high_usd, CENTS);
	csvout_text(o, s->agency);
	csvout_text(o, s->verification);
	csvout_text(o, s->source_url);
	csvout_text(o, s->stage);
	csvout_text(o, s->programme);
	csvout_text(o, s->qualifier);
	csvout_text(o, s->source_title);
	csvout_end_row(o);
}

static void add_cell(struct str *cells, const char *text)
{
	str_add_n(cells, text, strlen(text) + 1);
}

static void add_date(struct str *cells, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	add_cell(cells, text);
}

static void add_money(struct str *cells, struct money m)
{
	char text[MONEY_TEXT_MAX] = "";

	if (m.known)
		money_format(text, m.minor, CENTS);
	add_cell(cells, text);
}

void stock_cells(const struct stock *s, struct str *cells)
{
	char line[MONEY_TEXT_MAX];

	money_format_wide(line, (money_wide)s->line, 0);
	add_cell(cells, s->record_id);
	add_cell(cells, s->source);
	add_cell(cells, line);
	add_cell(cells, s->total_of);
	add_date(cells, &s->date);
	add_date(cells, &s->since);
	add_money(cells, s->total_usd);
	add_money(cells, s->low_usd);
	add_money(cells, s->high_usd);
	add_cell(cells, s->agency);
	add_cell(cells, s->verification);
	add_cell(cells, s->source_url);
	add_cell(cells, s->stage);
	add_cell(cells, s->programme);
	add_cell(cells, s->qualifier);
	add_cell(cells, s->source_title);
}

/* The struct is only a name: a stock_reader is a schemain over schema_stocks. */
static struct schemain *stocks_in(struct stock_reader *r)
{
	return (struct schemain *)r;
}

struct stock_reader *stock_reader_open(const char *path, struct strpool *pool, struct err *e)
{
	return (struct stock_reader *)schemain_open(path, &schema_stocks, pool, e);
}

static void parse_stock(struct schemain *in, struct stock *s, struct err *e)
{
	*s = (struct stock){
		.record_id = schemain_text(in, ID), .source = schemain_text(in, SOURCE),
		.line = schemain_count(in, LINE, e), .total_of = schemain_text(in, TOTAL_OF),
		.date = schemain_date(in, DATE, e), .since = schemain_date(in, SINCE, e),
		.total_usd = schemain_money(in, TOTAL_USD, CENTS, e),
		.low_usd = schemain_money(in, LOW_USD, CENTS, e),
		.high_usd = schemain_money(in, HIGH_USD, CENTS, e),
		.agency = schemain_text(in, AGENCY),
		.verification = schemain_text(in, VERIFICATION),
		.source_url = schemain_text(in, SOURCE_URL), .stage = schemain_text(in, STAGE),
		.programme = schemain_text(in, PROGRAMME),
		.qualifier = schemain_text(in, QUALIFIER),
		.source_title = schemain_text(in, SOURCE_TITLE),
	};
}

enum csvin_status stock_reader_next(struct stock_reader *r, struct stock *s, struct err *e)
{
	enum csvin_status status = schemain_next(stocks_in(r), e);

	if (status != CSVIN_ROW)
		return status;
	parse_stock(stocks_in(r), s, e);
	return schemain_row_ok(stocks_in(r)) ? CSVIN_ROW : CSVIN_BAD;
}

void stock_reader_close(struct stock_reader *r)
{
	schemain_close(stocks_in(r));
}

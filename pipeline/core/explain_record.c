#include "aid/explain_record.h"

#include <string.h>

#include "aid/explain_money.h"

enum { CENTS = 2 };

void explain_record_place(const struct explain_data *d, const char *source, uint64_t line,
                          struct str *text)
{
	struct explain_row row;
	const char *path = explain_data_source(d, source, &row) ? explain_data_cell(&row, "path")
	                                                         : "";

	str_printf(text, "%s:%llu", path[0] ? path : source, (unsigned long long)line);
}

static void put_place(const struct explain_data *d, struct explanation *x, const char *source,
                      uint64_t line)
{
	struct str text = STR_INIT;

	explain_record_place(d, source, line, &text);
	explanation_value(x, "source", source);
	explanation_value(x, "raw", str_text(&text));
	explanation_say(x, "raw", "%s", str_text(&text));
	str_release(&text);
}

static void say_document(struct explanation *x, const char *title, const char *url,
                         const char *verification)
{
	explanation_value(x, "verification", verification);
	explanation_value(x, "source_title", title);
	explanation_value(x, "source_url", url);
	if (title[0] || verification[0])
		explanation_say(x, "document", "%s%s%s", title,
		                title[0] && verification[0] ? "; verification: " : "",
		                verification);
	if (url[0])
		explanation_say(x, "address", "%s", url);
}

static void say_flow(struct explanation *x, const struct flow *f)
{
	explanation_value(x, "record_id", f->record_id);
	explanation_value(x, "ledger", f->ledger);
	explanation_value(x, "donor", f->donor);
	explanation_value(x, "recipient", f->recipient);
	explanation_value(x, "programme", f->programme);
	explanation_value(x, "aid_type", f->aid_type);
	explanation_value(x, "stage", f->stage);
	explanation_amount(x, "amount_usd", f->amount_usd, CENTS);
	explanation_amount(x, "low_usd", f->low_usd, CENTS);
	explanation_amount(x, "high_usd", f->high_usd, CENTS);
	explanation_amount(x, "reannounced_usd", f->reannounced_usd, CENTS);
	explanation_amount(x, "constant_usd", f->constant_usd, CENTS);
	explanation_say(x, "who", "%s to %s, %s, %s, %s", f->donor_name,
	                f->recipient[0] ? f->recipient : "unknown",
	                f->programme[0] ? f->programme : "no programme", f->aid_type, f->stage);
}

/* A flow keeps what was stated, but of reannounced money only the dollars. */
static struct money stated_again(const struct flow *f)
{
	return strcmp(f->currency, "USD") == 0 && f->decimals == CENTS
	       ? f->reannounced_usd : (struct money){ 0, false };
}

struct explanation *explain_record_flow(const struct explain_data *d, const struct flow *f)
{
	struct explanation *x = explanation_new("record", f->record_id);
	struct explain_money c = {
		.kind = "flow", .currency = f->currency, .qualifier = f->qualifier,
		.date = f->date, .amount = f->amount, .decimals = f->decimals,
		.reannounced = stated_again(f), .usd_name = "amount_usd", .usd = f->amount_usd, .low = f->low_usd,
		.high = f->high_usd, .constant = f->constant_usd, .has_constant = true,
	};

	put_place(d, x, f->source, f->line);
	say_flow(x, f);
	explain_money_converted(d, x, &c);
	say_document(x, f->source_title, f->source_url, f->verification);
	return x;
}

static struct money cents_of(const struct explain_row *row, const char *column)
{
	const char *text = explain_data_cell(row, column);
	struct number_error why;
	struct money m = { 0, false };

	m.known = text[0] && money_parse(text, NULL, 1, 1, CENTS, &m.minor, &why);
	return m;
}

static struct explain_money as_stated(const struct record *r)
{
	return (struct explain_money){
		.kind = r->kind, .currency = r->currency, .qualifier = r->qualifier,
		.date = r->date, .amount = r->amount, .decimals = r->decimals,
		.reannounced = r->reannounced, .usd_name = "total_usd",
	};
}

struct explanation *explain_record_stock(const struct explain_data *d, const struct record *r,
                                         const struct explain_row *stock)
{
	struct explanation *x = explanation_new("record", r->id);
	struct explain_money c = as_stated(r);
	char since[DATE_TEXT_MAX];

	date_format(&r->since, since);
	c.usd = cents_of(stock, "total_usd");
	c.low = cents_of(stock, "low_usd");
	c.high = cents_of(stock, "high_usd");
	put_place(d, x, r->source, r->line);
	explanation_value(x, "record_id", r->id);
	explanation_value(x, "total_of", r->ledger);
	explanation_value(x, "since", since);
	explanation_say(x, "who", "%s: a total of %s since %s, %s", r->agency, r->ledger, since,
	                r->stage);
	explain_money_converted(d, x, &c);
	say_document(x, r->source_title, r->source_url, r->verification);
	return x;
}

struct explanation *explain_record_plain(const struct explain_data *d, const struct record *r)
{
	struct explanation *x = explanation_new("record", r->id);
	struct explain_money c = as_stated(r);

	put_place(d, x, r->source, r->line);
	explanation_value(x, "record_id", r->id);
	explanation_say(x, "who", "%s to %s, %s, %s, %s", r->donor, r->recipient, r->programme,
	                r->aid_type, r->stage);
	explain_money_stated(x, &c);
	say_document(x, r->source_title, r->source_url, r->verification);
	return x;
}

void explain_record_add(struct explanation *row, struct explanation *record)
{
	explanation_add(row, record);
	for (size_t i = 0; i < record->n_checks; i++)
		explanation_check(row, record->checks[i].name, record->checks[i].stated,
		                  record->checks[i].made, record->checks[i].how);
}

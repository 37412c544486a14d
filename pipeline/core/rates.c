#include "aid/rates.h"

#include <stdlib.h>
#include <string.h>

#include "aid/table.h"
#include "aid/xmem.h"

/* Twelve decimals hold every rate of the table exactly; more are refused. */
enum { DECIMALS = 12 };
static const int64_t UNIT = 1000000000000;

struct month_rate {
	const char *currency; /* in the table */
	int month;            /* year * 12 + month - 1 */
	int64_t usd;          /* in units of 10^-12 */
	const char *text;     /* in the table */
};

struct rates {
	struct table *table;
	size_t n;
	struct month_rate *items; /* sorted by currency, month */
};

static int by_currency_month(const void *a, const void *b)
{
	const struct month_rate *x = a, *y = b;
	int order = strcmp(x->currency, y->currency);

	return order ? order : (x->month > y->month) - (x->month < y->month);
}

static bool read_row(struct rates *r, size_t row, size_t month, size_t currency, size_t usd,
                     struct err *e)
{
	struct month_rate *m = &r->items[row];
	struct place at_month = table_place(r->table, row, month);
	struct place at_usd = table_place(r->table, row, usd);
	struct number_error why;
	struct date d;
	bool ok = true;

	m->currency = table_text(r->table, row, currency);
	m->text = table_text(r->table, row, usd);
	const char *point = strchr(m->text, '.');
	if (!date_parse_own(table_text(r->table, row, month), &d) || d.precision != DATE_MONTH)
		ok = err_data(e, &at_month, "found \"%s\"; expected a month such as 2022-11",
		              table_text(r->table, row, month));
	else
		m->month = d.year * 12 + d.month - 1;
	if (!money_parse(m->text, NULL, 1, 1, DECIMALS, &m->usd, &why) || m->usd <= 0 ||
	    (point && strlen(point + 1) > DECIMALS))
		ok = err_data(e, &at_usd, "found \"%s\"; expected US dollars for one unit, above "
		              "0, with at most %d decimals", m->text, DECIMALS);
	return ok;
}

static bool check_unique(const struct rates *r, struct err *e)
{
	struct place at = { table_path(r->table), 0, 0, NULL };
	bool ok = true;

	for (size_t i = 1; i < r->n; i++)
		if (by_currency_month(&r->items[i - 1], &r->items[i]) == 0)
			ok = err_data(e, &at, "found two rates of %s for %d-%02d; expected one; "
			              "remove one", r->items[i].currency, r->items[i].month / 12,
			              r->items[i].month % 12 + 1);
	return ok;
}

static bool read_rows(struct rates *r, struct err *e)
{
	size_t month, currency, usd;
	bool ok = true;

	if (!table_need(r->table, "month", &month, e) ||
	    !table_need(r->table, "currency", &currency, e) ||
	    !table_need(r->table, "usd_per_unit", &usd, e))
		return false;
	r->n = table_rows(r->table);
	r->items = xcalloc(r->n, sizeof *r->items);
	for (size_t i = 0; i < r->n; i++)
		ok = read_row(r, i, month, currency, usd, e) && ok;
	qsort(r->items, r->n, sizeof *r->items, by_currency_month);
	return ok && check_unique(r, e);
}

struct rates *rates_load(const char *reference_dir, struct err *e)
{
	struct rates *r = xcalloc(1, sizeof *r);
	struct str path = STR_INIT;

	str_printf(&path, "%s/exchange_rates.csv", reference_dir);
	r->table = table_read(str_text(&path), e);
	str_release(&path);
	if (r->table && read_rows(r, e))
		return r;
	rates_free(r);
	return NULL;
}

static const struct month_rate *find_month(const struct rates *r, const char *currency, int month)
{
	struct month_rate key = { currency, month, 0, NULL };

	return bsearch(&key, r->items, r->n, sizeof *r->items, by_currency_month);
}

/* The months of a date's period, as year * 12 + month - 1. */
static void months_of(const struct date *d, int *first, int *last)
{
	struct date begin = date_of_day(date_first_day(d)), end = date_of_day(date_last_day(d));

	*first = begin.year * 12 + begin.month - 1;
	*last = end.year * 12 + end.month - 1;
}

static void say(struct str *text, const struct rate *rate, const struct month_rate *only)
{
	char number[MONEY_TEXT_MAX];
	int64_t rounded = 0;

	if (!text)
		return;
	if (only) {
		str_add(text, only->text);
		return;
	}
	money_divide(rate->num * 100000000, rate->den, &rounded);
	money_format(number, rounded, 8);
	str_add(text, number);
}

bool rates_find(const struct rates *r, const char *currency, const struct date *d,
                struct rate *rate, struct str *text, struct str *missing)
{
	int first, last, n = 0;
	const struct month_rate *m = NULL;

	*rate = (struct rate){ 1, 1 };
	if (strcmp(currency, "USD") == 0) {
		if (text)
			str_add(text, "1");
		return true;
	}
	if (d->precision == DATE_NONE)
		return false;
	*rate = (struct rate){ 0, 0 };
	months_of(d, &first, &last);
	for (int month = first; month <= last; month++, n++) {
		m = find_month(r, currency, month);
		if (m)
			rate->num += m->usd;
		else
			str_printf(missing, "%s%s %d-%02d", missing->len > 0 ? ", " : "", currency,
			           month / 12, month % 12 + 1);
	}
	rate->den = (money_wide)UNIT * n;
	if (missing->len > 0)
		return false;
	say(text, rate, n == 1 ? m : NULL);
	return true;
}

void rates_free(struct rates *r)
{
	if (!r)
		return;
	table_free(r->table);
	free(r->items);
	free(r);
}

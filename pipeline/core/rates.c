#include "aid/rates.h"

#include <stdlib.h>
#include <string.h>

#include "aid/table.h"
#include "aid/xmem.h"

/* Twelve decimals hold every rate of the table exactly; more are refused. */
enum { DECIMALS = 12 };
static const int64_t UNIT = 1000000000000;

/* One row of the table. */
struct month_rate {
	const char *currency; /* in the table */
	int month;            /* year * 12 + month - 1 */
	int64_t usd;          /* in units of 10^-12 */
	const char *text;     /* in the table */
	size_t row;
};

/* The months of one currency without gaps, so that a month is found by its number: records come
 * by the million, months by the hundred. */
struct series {
	const char *currency;
	int first, n;
	const struct month_rate **months; /* NULL: the table has no rate */
};

struct rates {
	struct table *table;
	size_t n, n_series;
	struct month_rate *items; /* sorted by currency, month */
	struct series *series;    /* sorted by currency */
};

static int by_currency_month(const void *a, const void *b)
{
	const struct month_rate *x = a, *y = b;
	int order = strcmp(x->currency, y->currency);

	if (order == 0)
		order = (x->month > y->month) - (x->month < y->month);
	return order ? order : (x->row > y->row) - (x->row < y->row);
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
	m->row = row;
	const char *point = strchr(m->text, '.');
	if (!date_parse_own(table_text(r->table, row, month), &d) || d.precision != DATE_MONTH)
		ok = err_data(e, &at_month, "found \"%s\"; expected a month such as 2022-11",
		              table_text(r->table, row, month));
	else
		m->month = d.year * 12 + d.month - 1;
	if (!money_parse(m->text, NULL, 1, 1, DECIMALS, &m->usd, &why) || m->usd <= 0 ||
	    (point && strlen(point + 1) > DECIMALS) || strlen(m->text) >= RATE_TEXT_MAX)
		ok = err_data(e, &at_usd, "found \"%s\"; expected US dollars for one unit, above "
		              "0, with at most %d decimals", m->text, DECIMALS);
	return ok;
}

static bool check_unique(const struct rates *r, size_t month, struct err *e)
{
	bool ok = true;

	for (size_t i = 1; i < r->n; i++) {
		const struct month_rate *a = &r->items[i - 1], *b = &r->items[i];
		struct place at = table_place(r->table, b->row, month);
		if (strcmp(a->currency, b->currency) == 0 && a->month == b->month)
			ok = err_data(e, &at, "found a second rate of %s for %s; expected one; "
			              "remove one", b->currency,
			              table_text(r->table, b->row, month));
	}
	return ok;
}

/* The rates from items[begin] on that are of one currency; returns where the next begins. */
static size_t add_series(struct rates *r, size_t begin)
{
	struct series *s = &r->series[r->n_series++];
	size_t end = begin;

	while (end < r->n && strcmp(r->items[begin].currency, r->items[end].currency) == 0)
		end++;
	s->currency = r->items[begin].currency;
	s->first = r->items[begin].month;
	s->n = r->items[end - 1].month - s->first + 1;
	s->months = xcalloc((size_t)s->n, sizeof *s->months);
	for (size_t i = begin; i < end; i++)
		s->months[r->items[i].month - s->first] = &r->items[i];
	return end;
}

static bool read_rows(struct rates *r, struct err *e)
{
	size_t month, currency, usd;
	const struct table_want wanted[] = {
		{ "month", &month }, { "currency", &currency }, { "usd_per_unit", &usd }, { NULL, NULL },
	};
	bool ok = true;

	if (!table_need_all(r->table, wanted, e))
		return false;
	r->n = table_rows(r->table);
	r->items = xcalloc(r->n, sizeof *r->items);
	for (size_t i = 0; i < r->n; i++)
		ok = read_row(r, i, month, currency, usd, e) && ok;
	qsort(r->items, r->n, sizeof *r->items, by_currency_month);
	if (!ok || !check_unique(r, month, e))
		return false;
	r->series = xcalloc(r->n, sizeof *r->series);
	for (size_t i = 0; i < r->n;)
		i = add_series(r, i);
	return true;
}

struct rates *rates_load(const char *reference_dir, struct err *e)
{
	struct rates *r = xcalloc(1, sizeof *r);

	r->table = table_read_in(reference_dir, "exchange_rates", e);
	if (r->table && read_rows(r, e))
		return r;
	rates_free(r);
	return NULL;
}

static const struct series *find_series(const struct rates *r, const char *currency)
{
	size_t low = 0, high = r->n_series;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(r->series[middle].currency, currency) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < r->n_series && strcmp(r->series[low].currency, currency) == 0
	       ? &r->series[low] : NULL;
}

static const struct month_rate *find_month(const struct series *s, int month)
{
	return s && month >= s->first && month < s->first + s->n ? s->months[month - s->first]
	                                                         : NULL;
}

/* The months of a date's period, as year * 12 + month - 1. */
static void months_of(const struct date *d, int *first, int *last)
{
	struct date begin = date_of_day(date_first_day(d)), end = date_of_day(date_last_day(d));

	*first = begin.year * 12 + begin.month - 1;
	*last = end.year * 12 + end.month - 1;
}

/* Adds up a period's months; what is not there goes to *missing. The last month found. */
static const struct month_rate *add_up(const struct rates *r, const char *currency, int first,
                                       int last, struct rate *rate, struct str *missing)
{
	const struct series *s = find_series(r, currency);
	const struct month_rate *found = NULL;

	*rate = (struct rate){ 0, (money_wide)UNIT * (last - first + 1) };
	for (int month = first; month <= last; month++) {
		const struct month_rate *m = find_month(s, month);
		if (m) {
			rate->num += m->usd;
			found = m;
		} else {
			str_printf(missing, "%s%s %d-%02d", missing->len > 0 ? ", " : "", currency,
			           month / 12, month % 12 + 1);
		}
	}
	return found;
}

static void say_mean(const struct rate *rate, char text[RATE_TEXT_MAX])
{
	int64_t rounded = 0;

	money_divide(rate->num * 100000000, rate->den, &rounded);
	money_format(text, rounded, 8);
}

bool rates_find(const struct rates *r, const char *currency, const struct date *d,
                struct rate *rate, char text[RATE_TEXT_MAX], struct str *missing)
{
	int first, last;

	strcpy(text, "");
	*rate = (struct rate){ 1, 1 };
	if (strcmp(currency, "USD") == 0) {
		strcpy(text, "1");
		return true;
	}
	if (d->precision == DATE_NONE)
		return false;
	months_of(d, &first, &last);
	const struct month_rate *found = add_up(r, currency, first, last, rate, missing);
	if (missing->len > 0)
		return false;
	if (first == last)
		strcpy(text, found->text);
	else
		say_mean(rate, text);
	return true;
}

void rates_say(const struct rates *r, const char *currency, const struct date *d,
               struct str *text)
{
	const struct series *s = find_series(r, currency);
	int first, last;

	if (!s || d->precision == DATE_NONE)
		return;
	months_of(d, &first, &last);
	for (int month = first; month <= last; month++) {
		const struct month_rate *m = find_month(s, month);
		str_printf(text, "%s%d-%02d %s", text->len > 0 ? ", " : "", month / 12,
		           month % 12 + 1, m ? m->text : "unknown");
	}
}

void rates_free(struct rates *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n_series; i++)
		free(r->series[i].months);
	free(r->series);
	table_free(r->table);
	free(r->items);
	free(r);
}

#include "aid/deflators.h"

#include <stdlib.h>
#include <string.h>

#include "aid/table.h"
#include "aid/xmem.h"

static const struct series {
	const char *name, *index_name, *title;
	int months; /* of one period */
	uint8_t precision;
} all_series[] = {
	{ "gdp", "US_GDP_DEFLATOR_SA", "US GDP deflator", 3, DATE_QUARTER },
	{ "cpi", "US_CPI_U_SA", "US consumer price index (CPI-U)", 1, DATE_MONTH },
};

enum { DECIMALS = 6, MICRO = 1000000, MAX_PERIODS = 4096, MOST_NAMED = 12 };

struct deflators {
	const struct series *series;
	int first;                    /* the first period's number */
	int n;
	int64_t index[MAX_PERIODS];   /* in 10^-6; 0: not published */
	char first_name[DATE_TEXT_MAX], last[DATE_TEXT_MAX]; /* published */
	money_wide base_sum;
	int base_n, base_year;
};

/* Periods are numbered from year 0 on. */
static int period_of(const struct series *s, int year, int month)
{
	return (year * 12 + month - 1) / s->months;
}

static void periods_of(const struct series *s, const struct date *d, int *first, int *last)
{
	struct date begin = date_of_day(date_first_day(d)), end = date_of_day(date_last_day(d));

	*first = period_of(s, begin.year, begin.month);
	*last = period_of(s, end.year, end.month);
}

static void name_period(const struct series *s, int period, struct str *text)
{
	int per_year = 12 / s->months;

	str_printf(text, "%s%d-%s%0*d", text->len > 0 ? ", " : "", period / per_year,
	           s->months == 3 ? "Q" : "", s->months == 3 ? 1 : 2, period % per_year + 1);
}

/* Tells of a row that does not follow the one before, and goes on behind it. */
static bool refuse_order(struct deflators *f, const struct place *at, const char *found, int period,
                         struct err *e)
{
	struct str missing = STR_INIT;

	if (period < f->first + f->n || period >= f->first + MAX_PERIODS)
		return err_data(e, at, "found \"%s\" out of order; expected every period once, in order",
		                found);
	for (int p = f->first + f->n; p < period; p++) {
		if (p == f->first + f->n + MOST_NAMED && p < period - 1) {
			str_add(&missing, ", …");
			p = period - 1;
		}
		name_period(f->series, p, &missing);
	}
	f->n = period - f->first + 1;
	err_data(e, at, "found \"%s\", but before it no row for %s; expected every period in order; add "
	         "the missing rows, with an empty value for what was not published", found,
	         str_text(&missing));
	str_release(&missing);
	return false;
}

static bool take(struct deflators *f, const struct table *t, size_t row, size_t period,
                 size_t value, struct err *e)
{
	const char *text = table_text(t, row, value);
	struct place at = table_place(t, row, period), at_value = table_place(t, row, value);
	struct number_error why;
	struct date d;
	int first, last;

	if (!date_parse_own(table_text(t, row, period), &d) ||
	    d.precision != f->series->precision)
		return err_data(e, &at, "found \"%s\"; expected a period such as 2022-11 or "
		                "2022-Q4", table_text(t, row, period));
	periods_of(f->series, &d, &first, &last);
	if (f->n == 0)
		f->first = first;
	if (first != f->first + f->n || f->n == MAX_PERIODS)
		return refuse_order(f, &at, table_text(t, row, period), first, e);
	int64_t *index = &f->index[f->n++];
	if (text[0] == '\0')
		return true; /* not published: a hole */
	date_format(&d, f->last);
	if (f->first_name[0] == '\0')
		date_format(&d, f->first_name);
	return (money_parse(text, NULL, 1, 1, DECIMALS, index, &why) && *index > 0) ||
	       err_data(e, &at_value, "found \"%s\"; expected an index above 0", text);
}

static bool read_rows(struct deflators *f, const struct table *t, struct err *e)
{
	size_t period, name, value;
	const struct table_want wanted[] = {
		{ "period", &period }, { "index_name", &name }, { "value", &value }, { NULL, NULL },
	};
	bool ok = true;

	if (!table_need_all(t, wanted, e))
		return false;
	for (size_t i = 0; i < table_rows(t); i++)
		if (strcmp(table_text(t, i, name), f->series->index_name) == 0)
			ok = take(f, t, i, period, value, e) && ok;
	return ok;
}

static enum deflator_status sum(const struct deflators *f, const struct date *d,
                                money_wide *total, int *n, struct str *hole)
{
	int first, last;
	enum deflator_status status = DEFLATOR_FOUND;

	if (d->precision == DATE_NONE)
		return DEFLATOR_OUTSIDE;
	periods_of(f->series, d, &first, &last);
	*total = 0;
	*n = last - first + 1;
	for (int p = first; p <= last; p++) {
		if (p < f->first || p >= f->first + f->n)
			return DEFLATOR_OUTSIDE;
		if (f->index[p - f->first] == 0) {
			status = DEFLATOR_HOLE;
			if (hole)
				name_period(f->series, p, hole);
		}
		*total += f->index[p - f->first];
	}
	return status;
}

/* The periods of a date for which there is no index. */
static void name_missing(const struct deflators *f, const struct date *d, struct str *text)
{
	int first, last;

	periods_of(f->series, d, &first, &last);
	for (int p = first; p <= last; p++)
		if (p < f->first || p >= f->first + f->n || f->index[p - f->first] == 0)
			name_period(f->series, p, text);
}

static bool set_base(struct deflators *f, int base_year, const char *path, struct err *e)
{
	struct date year = { .year = (int16_t)base_year, .precision = DATE_YEAR };
	struct place at = { path, 0, 0, NULL };
	struct str missing = STR_INIT;

	f->base_year = base_year;
	if (sum(f, &year, &f->base_sum, &f->base_n, NULL) == DEFLATOR_FOUND)
		return true;
	name_missing(f, &year, &missing);
	err_data(e, &at, "the %s, which covers %s to %s, lacks %s of the base year %d; expected all "
	         "of it; choose another year with --prices, or add the missing periods",
	         f->series->title, f->first_name, f->last, str_text(&missing), base_year);
	str_release(&missing);
	return false;
}

struct deflators *deflators_load(const char *reference_dir, const char *series, int base_year,
                                 struct err *e)
{
	struct deflators *f = xcalloc(1, sizeof *f);
	struct str path = STR_INIT;
	bool ok;

	for (size_t i = 0; i < sizeof all_series / sizeof *all_series; i++)
		if (strcmp(all_series[i].name, series) == 0)
			f->series = &all_series[i];
	str_printf(&path, "%s/deflators.csv", reference_dir);
	struct table *t = f->series ? table_read(str_text(&path), e) : NULL;
	if (!f->series)
		ok = err_usage(e, "found --deflator %s; expected gdp or cpi", series);
	else
		ok = t && read_rows(f, t, e) && set_base(f, base_year, str_text(&path), e);
	table_free(t);
	str_release(&path);
	if (ok)
		return f;
	deflators_free(f);
	return NULL;
}

enum deflator_status deflators_find(const struct deflators *f, const struct date *d,
                                    money_wide *num, money_wide *den, struct str *hole)
{
	money_wide total = 0;
	int n = 0;
	enum deflator_status status = sum(f, d, &total, &n, hole);

	/* (base_sum / base_n) / (total / n) */
	*num = f->base_sum * n;
	*den = total * f->base_n;
	return status;
}

static void say_index(struct str *text, money_wide sum, int n)
{
	char index[MONEY_TEXT_MAX];
	size_t length = money_format_quotient(index, sum, (money_wide)n * MICRO, DECIMALS);

	while (length > 2 && index[length - 1] == '0' && index[length - 2] != '.')
		index[--length] = '\0';
	str_add(text, index);
}

void deflators_say(const struct deflators *f, const struct date *d, struct str *text)
{
	money_wide total = 0;
	struct str hole = STR_INIT;
	char date[DATE_TEXT_MAX];
	int n = 0;

	if (!d) {
		say_index(text, f->base_sum, f->base_n);
		str_printf(text, " (mean of %d)", f->base_year);
	} else if (sum(f, d, &total, &n, &hole) == DEFLATOR_FOUND) {
		date_period(d, f->series->months == 3 ? PERIOD_QUARTER : PERIOD_MONTH, date);
		say_index(text, total, n);
		str_printf(text, " (%s%s)", n > 1 ? "mean of " : "", date);
	}
	str_release(&hole);
}

const char *deflators_title(const struct deflators *f)
{
	return f->series->title;
}

const char *deflators_first(const struct deflators *f)
{
	return f->first_name;
}

const char *deflators_last(const struct deflators *f)
{
	return f->last;
}

void deflators_free(struct deflators *f)
{
	free(f);
}

/* Own military spending of both sides, by year, from milex.csv. */
#include "aid/bargain_inputs.h"

#include <stdlib.h>
#include <string.h>

#include "aid/money.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

enum { FIRST_YEAR = 1900, YEARS = 201 };

/* One side's years in one price basis. */
struct years {
	const char *country, *basis;
	struct place at;     /* where the country was chosen */
	double value[YEARS]; /* USD bn */
	size_t row[YEARS];   /* of the table, + 1; 0: not there */
};

struct columns {
	size_t country, year, value, basis, title;
};

static bool find_columns(const struct table *t, struct columns *c, struct err *e)
{
	const struct table_want wanted[] = {
		{ "iso3", &c->country }, { "year", &c->year }, { "milex_usd_bn", &c->value },
		{ "basis", &c->basis }, { "source_title", &c->title }, { NULL, NULL },
	};

	return table_need_all(t, wanted, e);
}

static bool take_row(struct years *y, const struct table *t, const struct columns *c, size_t row,
                     struct err *e)
{
	const char *year_text = table_text(t, row, c->year), *text = table_text(t, row, c->value);
	struct place at_year = table_place(t, row, c->year), at = table_place(t, row, c->value);
	struct number_error why;
	int64_t year, millionths;

	if (!money_whole(year_text, FIRST_YEAR, FIRST_YEAR + YEARS - 1, &year))
		return err_data(e, &at_year, "found \"%s\"; expected a year", year_text);
	if (y->row[year - FIRST_YEAR])
		return err_data(e, &at_year,
		                "found %s %s in %s again; expected each year once; it "
		                "stands in line %zu already",
		                y->country, year_text, y->basis,
		                table_place(t, y->row[year - FIRST_YEAR] - 1, c->year).line);
	if (!money_parse(text, NULL, 1, 1, 6, &millionths, &why) || millionths < 0)
		return err_data(e, &at, "found \"%s\"; expected billions of dollars of at least 0",
		                text);
	y->value[year - FIRST_YEAR] = (double)millionths / 1e6;
	y->row[year - FIRST_YEAR] = row + 1;
	return true;
}

static bool read_years(struct years *y, const struct table *t, const struct columns *c,
                       struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < table_rows(t); i++)
		if (strcmp(table_text(t, i, c->country), y->country) == 0 &&
		    strcmp(table_text(t, i, c->basis), y->basis) == 0)
			ok = take_row(y, t, c, i, e) && ok;
	return ok;
}

/* Where a missing year would follow: the row of the nearest year before it. */
static struct place place_before(const struct years *y, const struct table *t,
                                 const struct columns *c, int year)
{
	for (int i = year - FIRST_YEAR; i >= 0; i--)
		if (y->row[i])
			return table_place(t, y->row[i] - 1, c->year);
	return (struct place){ table_path(t), 1, 0, NULL };
}

static bool missing(const struct years *y, const struct table *t, const struct columns *c, int year,
                    struct err *e)
{
	struct place at = place_before(y, t, c, year);

	return err_data(e, &at,
	                "found no military spending of %s for %d in %s; expected every year "
	                "from the one before start; add the row",
	                y->country, year, y->basis);
}

static bool fill(struct bargain_spending *own, const struct years *y, const struct table *t,
                 const struct columns *c, const struct bargain_inputs *in, int carry, struct err *e)
{
	int first = in->first / 4 - 1, last = (in->first + (int)in->n - 1) / 4, known = first - 1;
	bool ok = true;

	for (int i = 0; i < YEARS; i++)
		known = y->row[i] ? FIRST_YEAR + i : known;
	if (known < first)
		return err_data(e, &y->at,
		                "found %s; expected a country whose military spending in "
		                "%s is in %s",
		                y->country, y->basis, table_path(t));
	for (int year = first; year <= last; year++)
		if (!y->row[year - FIRST_YEAR] &&
		    (year < known || in->first + (int)in->n - 1 - (known * 4 + 3) > carry))
			ok = missing(y, t, c, year, e);
	own->last_year = known;
	own->before = y->value[first - FIRST_YEAR] / 4;
	own->quarters = xcalloc(in->n, sizeof *own->quarters);
	for (size_t i = 0; i < in->n; i++) {
		int year = (in->first + (int)i) / 4;

		own->quarters[i] = y->value[(year < known ? year : known) - FIRST_YEAR] / 4;
	}
	return ok;
}

static bool read_all(struct bargain_inputs *in, const struct bargain_setup *s,
                     const struct table *t, struct err *e)
{
	const char *bases[BARGAIN_BASES] = { s->current, s->constant };
	struct columns c;
	bool ok = true;

	if (!find_columns(t, &c, e))
		return false;
	for (int basis = 0; basis < BARGAIN_BASES; basis++)
		for (int side = 0; side < 2; side++) {
			struct years *y = xcalloc(1, sizeof *y);

			y->country = side == 0 ? s->a : s->b;
			y->at = side == 0 ? s->a_at : s->b_at;
			y->basis = bases[basis];
			ok = read_years(y, t, &c, e) &&
			     fill(&in->own[basis][side], y, t, &c, in, s->carry_quarters, e) && ok;
			free(y);
		}
	if (ok)
		in->vintage = xstrdup(table_text(t, 0, c.title));
	/* The title names the sheet too; the vintage is what stands before it. */
	char *sheet = ok ? strstr(in->vintage, ", sheet") : NULL;
	if (sheet)
		*sheet = '\0';
	return ok;
}

bool bargain_spending_read(struct bargain_inputs *in, const struct bargain_setup *s,
                           const char *reference_dir, struct err *e)
{
	struct table *t = table_read_in(reference_dir, "milex", e);
	bool ok = t && read_all(in, s, t, e);

	table_free(t);
	return ok;
}

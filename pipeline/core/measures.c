#include "aid/measures.h"

#include <stdlib.h>
#include <string.h>

#include "aid/blocs.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

/* Figures by country and year; of rows of several bases those of one count. */
struct figures {
	struct table *t;
	size_t iso3, year, value, basis;
	const char *of_basis; /* or NULL */
	int decimals;         /* they are kept in units of 10^-decimals */
};

struct measures {
	struct countries *countries;
	struct blocs *blocs;
	struct figures gdp, population, milex;
};

static bool check_values(const struct figures *f, struct err *e)
{
	struct number_error why;
	int64_t value;
	bool ok = true;

	for (size_t row = 0; row < table_rows(f->t); row++) {
		const char *text = table_text(f->t, row, f->value);
		struct place at = table_place(f->t, row, f->value);
		if (text[0] && !money_parse(text, NULL, 1, 1, f->decimals, &value, &why))
			ok = err_data(e, &at, "found \"%s\"; expected %s, or nothing where it is not known", text,
			              why.expected);
	}
	return ok;
}

static bool read_figures(struct figures *f, const char *reference_dir, const char *name, const char *column,
                         struct err *e)
{
	const struct table_want wanted[] = {
		{ "iso3", &f->iso3 }, { "year", &f->year }, { column, &f->value },
		{ f->of_basis ? "basis" : NULL, &f->basis }, { NULL, NULL },
	};

	f->t = table_read_in(reference_dir, name, e);
	return table_need_all(f->t, wanted, e) && check_values(f, e);
}

struct measures *measures_load(const char *reference_dir, struct err *e)
{
	struct measures *m = xcalloc(1, sizeof *m);

	m->gdp.decimals = 2;
	m->milex.of_basis = "current USD";
	m->milex.decimals = 11; /* of billions of dollars: cents */
	m->countries = countries_load(reference_dir, e);
	m->blocs = m->countries ? blocs_load(reference_dir, m->countries, e) : NULL;
	bool ok = read_figures(&m->gdp, reference_dir, "gdp", "gdp_current_usd", e);
	ok = read_figures(&m->milex, reference_dir, "milex", "milex_usd_bn", e) && ok;
	ok = read_figures(&m->population, reference_dir, "population", "population", e) && ok;
	if (ok && m->blocs)
		return m;
	measures_free(m);
	return NULL;
}

static struct money find(const struct figures *f, const char *code, int year)
{
	struct number_error why;
	struct money m = { 0, false };
	char text[MONEY_TEXT_MAX];

	money_format(text, year, 0);
	for (size_t i = 0; i < table_rows(f->t) && !m.known; i++)
		m.known = strcmp(table_text(f->t, i, f->iso3), code) == 0 &&
		          strcmp(table_text(f->t, i, f->year), text) == 0 &&
		          (!f->of_basis || strcmp(table_text(f->t, i, f->basis), f->of_basis) == 0) &&
		          money_parse(table_text(f->t, i, f->value), NULL, 1, 1, f->decimals, &m.minor, &why);
	return m;
}

struct money measures_gdp(const struct measures *m, const char *code, int year)
{
	return find(&m->gdp, code, year);
}

struct money measures_population(const struct measures *m, const char *code, int year)
{
	return find(&m->population, code, year);
}

struct money measures_milex(const struct measures *m, const char *code, int year)
{
	return find(&m->milex, code, year);
}

void measures_blocs(const struct measures *m, const char *code, struct str *s)
{
	static const struct date today = { .precision = DATE_NONE }; /* without end */
	bool first = true;

	for (size_t i = 0; i < blocs_count(m->blocs); i++) {
		if (!blocs_member(m->blocs, i, code, &today))
			continue;
		str_printf(s, "%s%s", first ? "" : "+", blocs_name(m->blocs, i));
		first = false;
	}
}

const struct countries *measures_countries(const struct measures *m)
{
	return m->countries;
}

const char *measures_donor_name(const struct measures *m, const char *code)
{
	const struct country *donor = countries_code(m->countries, code);

	return donor ? donor->name : "";
}

void measures_free(struct measures *m)
{
	if (!m)
		return;
	countries_free(m->countries);
	blocs_free(m->blocs);
	table_free(m->milex.t);
	table_free(m->gdp.t);
	table_free(m->population.t);
	free(m);
}

#include "aid/measures.h"

#include <stdlib.h>
#include <string.h>

#include "aid/blocs.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct measures {
	struct countries *countries;
	struct blocs *blocs;
	struct table *gdp, *population, *milex;
};

struct measures *measures_load(const char *reference_dir, struct err *e)
{
	struct measures *m = xcalloc(1, sizeof *m);

	m->countries = countries_load(reference_dir, e);
	m->blocs = m->countries ? blocs_load(reference_dir, m->countries, e) : NULL;
	m->gdp = table_read_in(reference_dir, "gdp", e);
	m->milex = table_read_in(reference_dir, "milex", e);
	m->population = table_read_in(reference_dir, "population", e);
	if (m->blocs && m->gdp && m->population && m->milex)
		return m;
	measures_free(m);
	return NULL;
}

/* What is asked of a table: a column, in units of 10^-decimals, of the rows of a basis (or any). */
struct question {
	const char *column, *basis;
	int decimals;
};

static bool has_basis(const struct table *t, size_t row, const char *basis)
{
	size_t column = basis ? table_find(t, "basis") : SIZE_MAX;

	return !basis || (column != SIZE_MAX && strcmp(table_text(t, row, column), basis) == 0);
}

static struct money find(const struct table *t, const char *code, int year,
                         const struct question *q)
{
	size_t iso3 = table_find(t, "iso3"), at = table_find(t, "year");
	size_t value = table_find(t, q->column);
	struct number_error why;
	struct money m = { 0, false };
	char text[MONEY_TEXT_MAX];

	if (iso3 == SIZE_MAX || at == SIZE_MAX || value == SIZE_MAX)
		return m;
	money_format(text, year, 0);
	for (size_t i = 0; i < table_rows(t) && !m.known; i++)
		m.known = strcmp(table_text(t, i, iso3), code) == 0 &&
		          strcmp(table_text(t, i, at), text) == 0 && has_basis(t, i, q->basis) &&
		          money_parse(table_text(t, i, value), NULL, 1, 1, q->decimals, &m.minor,
		                      &why);
	return m;
}

struct money measures_gdp(const struct measures *m, const char *code, int year)
{
	return find(m->gdp, code, year, &(struct question){ "gdp_current_usd", NULL, 2 });
}

struct money measures_population(const struct measures *m, const char *code, int year)
{
	return find(m->population, code, year, &(struct question){ "population", NULL, 0 });
}

struct money measures_milex(const struct measures *m, const char *code, int year)
{
	/* The column is in billions of dollars: 11 decimals more are cents. */
	return find(m->milex, code, year, &(struct question){ "milex_usd_bn", "current USD", 11 });
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
	table_free(m->milex);
	table_free(m->gdp);
	table_free(m->population);
	free(m);
}

#include "aid/measures.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

struct measures {
	struct countries *countries;
	struct table *gdp, *population;
};

struct measures *measures_load(const char *reference_dir, struct err *e)
{
	struct measures *m = xcalloc(1, sizeof *m);

	m->countries = countries_load(reference_dir, e);
	m->gdp = table_read_in(reference_dir, "gdp", e);
	m->population = table_read_in(reference_dir, "population", e);
	if (m->countries && m->gdp && m->population)
		return m;
	measures_free(m);
	return NULL;
}

static struct money find(const struct table *t, const char *code, int year, const char *column,
                         int decimals)
{
	size_t iso3 = table_find(t, "iso3"), at = table_find(t, "year");
	size_t value = table_find(t, column);
	struct number_error why;
	struct money m = { 0, false };
	char text[16];

	if (iso3 == SIZE_MAX || at == SIZE_MAX || value == SIZE_MAX)
		return m;
	money_format(text, year, 0);
	for (size_t i = 0; i < table_rows(t) && !m.known; i++)
		m.known = strcmp(table_text(t, i, iso3), code) == 0 &&
		          strcmp(table_text(t, i, at), text) == 0 &&
		          money_parse(table_text(t, i, value), NULL, 1, 1, decimals, &m.minor, &why);
	return m;
}

struct money measures_gdp(const struct measures *m, const char *code, int year)
{
	return find(m->gdp, code, year, "gdp_current_usd", 2);
}

struct money measures_population(const struct measures *m, const char *code, int year)
{
	return find(m->population, code, year, "population", 0);
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
	table_free(m->gdp);
	table_free(m->population);
	free(m);
}

#include "aid/convertsettings.h"

#include "aid/schema.h"
#include "aid/str.h"

static void setting(struct table *t, const char *name, const char *value, const char *meaning)
{
	table_add_cell(t, name);
	table_add_cell(t, value);
	table_add_cell(t, meaning);
}

static void count_setting(struct table *t, const char *name, uint64_t n, const char *meaning)
{
	struct str text = STR_INIT;

	str_printf(&text, "%llu", (unsigned long long)n);
	setting(t, name, str_text(&text), meaning);
	str_release(&text);
}

struct table *convertsettings_table(const struct converter_options *o, const struct converter *c,
                                    const struct gaps *gaps)
{
	const struct deflators *f = converter_deflators(c);
	struct table *t = table_new("normalize_settings");

	for (size_t i = 0; i < schema_normalize_settings.n; i++)
		table_add_column(t, schema_normalize_settings.columns[i].name);
	setting(t, "deflator", o->deflator, "series behind constant_usd: gdp is the quarterly "
	        "US GDP deflator, cpi the monthly US consumer price index");
	setting(t, "deflator_title", deflators_title(f), "the series, for people");
	setting(t, "deflator_last_period", deflators_last(f), "constant_usd is empty after it");
	count_setting(t, "price_year", (uint64_t)o->price_year, "constant_usd is in mean prices "
	              "of this year");
	count_setting(t, "without_amount", gaps->unknown_amount, "records whose source states no "
	              "amount");
	count_setting(t, "without_constant_prices", gaps->no_deflator, "records that the price "
	              "series does not reach, or that have no date");
	count_setting(t, "without_dollars", gaps->no_rate, "undated records in a foreign "
	              "currency");
	count_setting(t, "not_money", gaps->not_money, "records in a unit that is no money: never "
	              "converted, never added to money");
	return t;
}

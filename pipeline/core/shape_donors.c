/* donors: one row for each donor in a ledger, against its size. */
#include "aid/shape.h"

#include <stdlib.h>

enum { CENTS = 2, SHARE_DECIMALS = 2, GDP_DECIMALS = 4 };

static void put_row(struct grid *g, const struct agg_group *o, money_wide all,
                    const struct shape_input *in)
{
	const char *code = o->key[KEY_DONOR];
	const struct country *donor = countries_code(measures_countries(in->measures), code);
	struct money gdp = measures_gdp(in->measures, code, (int)in->spec->gdp_year);
	struct money heads = measures_population(in->measures, code,
	                                          (int)in->spec->population_year);
	money_wide total = o->acc.sum[ACC_AMOUNT].cents;

	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, code);
	grid_text(g, donor ? donor->name : "");
	grid_text(g, o->key[KEY_STAGE]);
	shape_put_sum(g, &o->acc, ACC_AMOUNT);
	shape_put_ratio(g, total * 100, all, SHARE_DECIMALS);
	shape_put_ratio(g, total * 100, gdp.known ? gdp.minor : 0, GDP_DECIMALS);
	shape_put_ratio(g, total, heads.known ? (money_wide)heads.minor * 100 : 0, CENTS);
	grid_count(g, donor && donor->nato_member);
	grid_count(g, o->rank);
	grid_count(g, o->acc.n);
	grid_count(g, acc_unknown(&o->acc));
	shape_put_cents(g, o->acc.undated_cents, true);
	shape_put_sum(g, &o->acc, ACC_LOW);
	shape_put_sum(g, &o->acc, ACC_HIGH);
	shape_put_sum(g, &o->acc, ACC_CONSTANT);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	money_wide *totals = shape_ledger_totals(in);

	for (size_t i = 0; i < in->n; i++)
		put_row(g, &in->groups[i], totals[i], in);
	free(totals);
}

static const char *const options[] = { "gdp_year", "population_year", "top", NULL };
static const char *const keys[] = { "ledger", "donor", NULL };

const struct shape shape_donors = {
	.name = "donors", .schema = &schema_donors, .options = options, .keys = keys,
	.sums = true, .fill = fill,
};

/* donors: one row for each donor in a ledger, against its size. */
#include "aid/shape.h"

#include <stdlib.h>

enum { CENTS = 2, SHARE_DECIMALS = 2, GDP_DECIMALS = 4 };

static struct money gdp_of(const struct shape_input *in, const struct agg_group *o)
{
	return measures_gdp(in->measures, o->key[KEY_DONOR], (int)in->spec->gdp_year);
}

/* a / b > c / d for b, d > 0 */
static bool is_greater(money_wide a, int64_t b, money_wide c, int64_t d)
{
	return a * d > c * b;
}

/* The place by share of GDP among the ledger's donors whose GDP is known; 0 without one. */
static size_t rank_by_gdp(const struct shape_input *in, const size_t *ledger, size_t i)
{
	struct money own = gdp_of(in, &in->groups[i]);
	struct acc_sum total = brief_amount(in->groups[i].sums);
	size_t rank = 1;

	if (total.n == 0 || !own.known || own.minor <= 0)
		return 0;
	for (size_t j = 0; j < in->n; j++) {
		struct money other = gdp_of(in, &in->groups[j]);
		if (ledger[j] == ledger[i] && other.known && other.minor > 0 &&
		    is_greater(brief_amount(in->groups[j].sums).cents, other.minor, total.cents, own.minor))
			rank++;
	}
	return rank;
}

/* What was asked for later than the columns before it. */
static void put_more(struct grid *g, const struct shape_input *in, const struct agg_group *o,
                     size_t rank)
{
	struct money milex = measures_milex(in->measures, o->key[KEY_DONOR],
	                                    (int)in->spec->milex_year);
	struct acc_sum total = brief_amount(o->sums);
	struct str blocs = STR_INIT;

	shape_put_ratio(g, total.cents * 100, total.n > 0 && milex.known ? milex.minor : 0, SHARE_DECIMALS);
	grid_number(g, (money_wide)rank, 0, rank > 0);
	measures_blocs(in->measures, o->key[KEY_DONOR], &blocs);
	grid_text(g, str_text(&blocs));
	str_release(&blocs);
}

static void put_row(struct grid *g, const struct agg_group *o, money_wide all, size_t gdp_rank,
                    const struct shape_input *in)
{
	const char *code = o->key[KEY_DONOR];
	const struct country *donor = countries_code(measures_countries(in->measures), code);
	struct money gdp = gdp_of(in, o);
	struct money heads = measures_population(in->measures, code,
	                                          (int)in->spec->population_year);
	struct acc a = brief_acc(o->sums);
	money_wide total;
	bool known = acc_total(&a, ACC_AMOUNT, &total);

	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, code);
	grid_text(g, donor ? donor->name : "");
	grid_text(g, o->key[KEY_STAGE]);
	shape_put_sum(g, &a, ACC_AMOUNT);
	/* Nothing known of it is no part of anything: an empty cell, not 0. */
	shape_put_ratio(g, total * 100, known ? all : 0, SHARE_DECIMALS);
	shape_put_ratio(g, total * 100, known && gdp.known ? gdp.minor : 0, GDP_DECIMALS);
	shape_put_ratio(g, total, known && heads.known ? (money_wide)heads.minor * 100 : 0, CENTS);
	grid_count(g, donor && donor->nato_member);
	grid_count(g, o->rank);
	grid_count(g, a.n);
	grid_count(g, acc_unknown(&a));
	shape_put_cents(g, a.undated_cents, true);
	shape_put_sum(g, &a, ACC_LOW);
	shape_put_sum(g, &a, ACC_HIGH);
	shape_put_sum(g, &a, ACC_CONSTANT);
	put_more(g, in, o, gdp_rank);
}

static void fill(struct grid *g, const struct shape_input *in)
{
	size_t n_ledgers, *ledger = shape_ledgers(in, &n_ledgers);
	money_wide *totals = shape_ledger_totals(in);

	for (size_t i = 0; i < in->n; i++)
		put_row(g, &in->groups[i], totals[i], rank_by_gdp(in, ledger, i), in);
	free(totals);
	free(ledger);
}

static const char *const options[] = { "gdp_year", "population_year", "milex_year", "top", NULL };
static const char *const keys[] = { "ledger", "donor", NULL };

const struct shape shape_donors = {
	.name = "donors", .schema = &schema_donors, .options = options, .keys = keys,
	.sums = true, .fill = fill,
};

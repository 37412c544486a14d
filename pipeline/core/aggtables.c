#include "aid/aggtables.h"

#include <string.h>

enum { CENTS = 2, SHARE_DECIMALS = 2, GDP_DECIMALS = 4 };

const struct schema *aggtables_schema(enum table_shape shape)
{
	return shape == SHAPE_PERIOD ? &schema_period
	     : shape == SHAPE_SUMMARY ? &schema_summary : &schema_donors;
}

static void put(struct grid *g, const struct acc *a, enum acc_measure m)
{
	money_wide cents;
	bool known = acc_total(a, m, &cents);

	grid_number(g, cents, CENTS, known);
}

static void put_date(struct grid *g, const struct date *d)
{
	char text[DATE_TEXT_MAX];

	date_format(d, text);
	grid_text(g, text);
}

static void put_day(struct grid *g, bool known, int32_t days)
{
	struct date d = date_of_day(days);

	if (known)
		put_date(g, &d);
	else
		grid_text(g, NULL);
}

/* num / den with so many decimals; nothing can be said of a share of nothing. */
static void put_ratio(struct grid *g, money_wide num, money_wide den, int decimals)
{
	int64_t ratio = 0;

	for (int i = 0; i < decimals; i++)
		num *= 10;
	bool known = den > 0 && money_divide(num, den, &ratio);
	grid_number(g, ratio, decimals, known);
}

static money_wide ledger_total(const struct agg_group *groups, size_t n,
                               const struct agg_group *like)
{
	money_wide total = 0;

	for (size_t i = 0; i < n; i++)
		if (strcmp(groups[i].key[KEY_LEDGER], like->key[KEY_LEDGER]) == 0 &&
		    strcmp(groups[i].key[KEY_STAGE], like->key[KEY_STAGE]) == 0)
			total += groups[i].acc.sum[ACC_AMOUNT].cents;
	return total;
}

static void put_sample(struct grid *g, const struct sample *s)
{
	int64_t cents;
	bool known = sample_mean(s, &cents);

	grid_number(g, cents, CENTS, known);
	known = sample_sd(s, &cents);
	grid_number(g, cents, CENTS, known);
	for (unsigned quarter = 0; quarter <= 4; quarter++) {
		known = sample_quartile(s, quarter, &cents);
		grid_number(g, cents, CENTS, known);
	}
}

static void summary_row(struct grid *g, const struct agg_group *o, money_wide all,
                        const struct measures *m)
{
	const struct country *donor = countries_code(measures_countries(m), o->key[KEY_DONOR]);

	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, o->key[KEY_DONOR]);
	grid_text(g, donor ? donor->name : "");
	for (size_t k = KEY_PROGRAMME; k <= KEY_STAGE; k++)
		grid_text(g, o->key[k]);
	grid_count(g, o->acc.n);
	put(g, &o->acc, ACC_AMOUNT);
	put(g, &o->acc, ACC_REANNOUNCED);
	put_ratio(g, o->acc.sum[ACC_AMOUNT].cents * 100, all, SHARE_DECIMALS);
	put_sample(g, &o->sample);
	put_date(g, &o->acc.first);
	put_date(g, &o->acc.last);
	grid_count(g, acc_unknown(&o->acc));
	grid_number(g, o->acc.undated_cents, CENTS, true);
	put(g, &o->acc, ACC_LOW);
	put(g, &o->acc, ACC_HIGH);
	put(g, &o->acc, ACC_CONSTANT);
}

/* The sums of the same keys over all dated periods that end by this one's end. */
static void cumulate(const struct agg_group *groups, size_t n, const struct agg_group *o,
                     money_wide *amount, money_wide *counted)
{
	*amount = *counted = 0;
	for (size_t i = 0; i < n; i++) {
		const struct agg_group *p = &groups[i];
		if (!p->dated || p->end > o->end ||
		    memcmp(p->key, o->key, sizeof p->key) != 0 || p->label != o->label)
			continue;
		*amount += p->acc.sum[ACC_AMOUNT].cents;
		*counted += p->acc.sum[ACC_AMOUNT].cents - p->acc.sum[ACC_REANNOUNCED].cents;
	}
}

/* Only the rows of the same keys can add to a cumulative sum: they stand together. */
static void period_row(struct grid *g, const struct agg_group *first, size_t n,
                       const struct agg_group *o)
{
	money_wide amount, counted;
	const struct acc *a = &o->acc;

	cumulate(first, n, o, &amount, &counted);
	for (size_t k = 0; k < N_TABLE_KEYS; k++)
		grid_text(g, o->key[k]);
	grid_text(g, o->period);
	grid_count(g, a->n);
	put(g, a, ACC_AMOUNT);
	grid_number(g, amount, CENTS, o->dated);
	put(g, a, ACC_CONSTANT);
	grid_text(g, o->label);
	grid_count(g, o->rank);
	put_day(g, o->dated, o->start);
	put_day(g, o->dated, o->end);
	grid_count(g, acc_unknown(a));
	put(g, a, ACC_LOW);
	put(g, a, ACC_HIGH);
	put(g, a, ACC_REANNOUNCED);
	grid_number(g, a->sum[ACC_AMOUNT].cents - a->sum[ACC_REANNOUNCED].cents, CENTS,
	            a->sum[ACC_AMOUNT].n > 0);
	grid_number(g, counted, CENTS, o->dated);
}

static void donors_row(struct grid *g, const struct agg_group *o, money_wide all,
                       const struct tablespec *spec, const struct measures *m)
{
	const char *code = o->key[KEY_DONOR];
	const struct country *donor = countries_code(measures_countries(m), code);
	struct money gdp = measures_gdp(m, code, spec->gdp_year);
	struct money heads = measures_population(m, code, spec->population_year);
	money_wide total = o->acc.sum[ACC_AMOUNT].cents;

	grid_text(g, o->key[KEY_LEDGER]);
	grid_text(g, code);
	grid_text(g, donor ? donor->name : "");
	grid_text(g, o->key[KEY_STAGE]);
	put(g, &o->acc, ACC_AMOUNT);
	put_ratio(g, total * 100, all, SHARE_DECIMALS);
	put_ratio(g, total * 100, gdp.known ? gdp.minor : 0, GDP_DECIMALS);
	put_ratio(g, total, heads.known ? (money_wide)heads.minor * 100 : 0, CENTS);
	grid_count(g, donor && donor->nato_member);
	grid_count(g, o->rank);
	grid_count(g, o->acc.n);
	grid_count(g, acc_unknown(&o->acc));
	grid_number(g, o->acc.undated_cents, CENTS, true);
	put(g, &o->acc, ACC_LOW);
	put(g, &o->acc, ACC_HIGH);
	put(g, &o->acc, ACC_CONSTANT);
}

/* The groups with the same keys as groups[i], which stand together. */
static void run_of(const struct agg_group *groups, size_t n, size_t i, size_t *first, size_t *end)
{
	const struct agg_group *o = &groups[i];

	for (*first = i; *first > 0 &&
	     memcmp(groups[*first - 1].key, o->key, sizeof o->key) == 0; --*first)
		;
	for (*end = i + 1; *end < n && memcmp(groups[*end].key, o->key, sizeof o->key) == 0; ++*end)
		;
}

struct grid *aggtables_make(struct agg *a, const struct measures *m)
{
	const struct tablespec *spec = agg_spec(a);
	struct grid *g = grid_new(aggtables_schema(spec->shape));
	size_t n, first, end;
	const struct agg_group *groups = agg_finish(a, &n);

	for (size_t i = 0; i < n; i++) {
		if (spec->shape == SHAPE_PERIOD) {
			run_of(groups, n, i, &first, &end);
			period_row(g, groups + first, end - first, &groups[i]);
		} else if (spec->shape == SHAPE_SUMMARY) {
			summary_row(g, &groups[i], ledger_total(groups, n, &groups[i]), m);
		} else {
			donors_row(g, &groups[i], ledger_total(groups, n, &groups[i]), spec, m);
		}
	}
	return g;
}

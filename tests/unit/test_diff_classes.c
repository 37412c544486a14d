#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "aid/diff_classes.h"

static struct date date(const char *text)
{
	struct date d;

	assert_true(date_parse_own(text, &d));
	return d;
}

/* 100.00 EUR at 1.10: 110.00 dollars, 99.00 in constant prices, 11.00 announced before. */
static struct diff_record sample(void)
{
	return (struct diff_record){
		.flow = {
			.record_id = "s:A", .source = "s", .line = 2, .ledger = "l",
			.date = date("2023-01"), .donor = "DEU", .donor_name = "Germany",
			.recipient = "UKR", .programme = "P", .aid_type = "military",
			.stage = "pledged", .amount_usd = { 11000, true },
			.low_usd = { 11000, true }, .high_usd = { 11000, true },
			.reannounced_usd = { 1100, true }, .constant_usd = { 9900, true },
			.amount = { 10000, true }, .decimals = 2, .currency = "EUR", .rate = "1.1",
			.source_url = "u", .qualifier = "exact", .verification = "v",
			.source_title = "t",
		},
		.spelling = "Germany", .source = "s", .donor = "DEU", .id = "A", .prices = "2024 gdp",
		.trusted = true, .partner = DIFF_ALONE,
	};
}

struct result {
	struct diff_move moves[DIFF_MAX_MOVES];
	size_t n;
	char classes[256];
};

/* The moves, their classes as "value redated< redated>", and that they lead from old to new. */
static void explain(const struct diff_record *old, const struct diff_record *new, struct result *r)
{
	static const char *const sides[] = { "", "<", ">" };
	struct diff_worth sum = { { 0 } }, was = { { 0 } }, is = { { 0 } };
	size_t n = 0;

	r->n = diff_explain(old, new, r->moves);
	r->classes[0] = '\0';
	for (size_t i = 0; i < r->n; i++) {
		const struct diff_move *m = &r->moves[i];
		n += (size_t)snprintf(r->classes + n, sizeof r->classes - n, "%s%s%s",
		                      i > 0 ? " " : "", diff_class_names[m->class], sides[m->side]);
		for (size_t j = 0; j < N_DIFF_MEASURES; j++)
			sum.cents[j] += m->change.cents[j];
	}
	if (old && !old->excluded)
		was = diff_worth_of(old);
	if (new && !new->excluded)
		is = diff_worth_of(new);
	for (size_t j = 0; j < N_DIFF_MEASURES; j++)
		assert_true(sum.cents[j] == is.cents[j] - was.cents[j]);
}

static void assert_change(const struct diff_move *m, int64_t current, int64_t counted,
                          int64_t constant)
{
	assert_int_equal((int64_t)m->change.cents[DIFF_CURRENT], current);
	assert_int_equal((int64_t)m->change.cents[DIFF_COUNTED], counted);
	assert_int_equal((int64_t)m->change.cents[DIFF_CONSTANT], constant);
}

static void test_diff_classes__the_same_record_has_no_class(void **state)
{
	struct diff_record old = sample(), new = sample();
	struct result r;
	(void)state;

	new.flow.line = 99; /* another place in the file is no change */
	explain(&old, &new, &r);
	assert_int_equal(r.n, 0);
}

struct edit {
	const char *why;
	void (*change)(struct diff_record *r);
	const char *classes;
	int64_t current, counted, constant; /* of the last move but "described" */
};

static void more(struct diff_record *r)
{
	r->flow.amount.minor = 20000;
	r->flow.amount_usd.minor = r->flow.low_usd.minor = r->flow.high_usd.minor = 22000;
	r->flow.constant_usd.minor = 19800;
}

static void dearer(struct diff_record *r)
{
	r->flow.rate = "1.2";
	r->flow.amount_usd.minor = r->flow.low_usd.minor = r->flow.high_usd.minor = 12000;
	r->flow.reannounced_usd.minor = 1200;
	r->flow.constant_usd.minor = 10800;
}

static void more_and_dearer(struct diff_record *r)
{
	dearer(r);
	r->flow.amount.minor = 20000;
	r->flow.amount_usd.minor = 24000;
	r->flow.constant_usd.minor = 21600;
}

static void rebased(struct diff_record *r)
{
	r->prices = "2020 gdp";
	r->flow.constant_usd.minor = 8800;
}

static void more_and_rebased(struct diff_record *r)
{
	more(r);
	rebased(r);
	r->flow.constant_usd.minor = 17600;
}

static void later(struct diff_record *r)
{
	r->flow.date = date("2023-02");
	dearer(r);
	r->flow.constant_usd.minor = 10700;
}

static void later_and_rebased(struct diff_record *r)
{
	later(r);
	rebased(r);
	r->flow.constant_usd.minor = 9600;
}

static void restored(struct diff_record *r)
{
	r->flow.reannounced_usd.minor = 3000;
}

static void firmer(struct diff_record *r)
{
	r->flow.stage = "committed";
	r->flow.ledger = "m";
}

static void recoded(struct diff_record *r)
{
	r->flow.donor = "GER";
}

static void respelt(struct diff_record *r)
{
	r->spelling = "Deutschland";
}

static void reworded(struct diff_record *r)
{
	r->flow.qualifier = "about";
	r->flow.low_usd.minor = 10000;
}

static void unknown(struct diff_record *r)
{
	r->flow.amount = r->flow.amount_usd = r->flow.low_usd = r->flow.high_usd =
		r->flow.constant_usd = r->flow.reannounced_usd = (struct money){ 0, false };
}

static void out_of_reach(struct diff_record *r)
{
	r->flow.constant_usd = (struct money){ 0, false };
}

static void other_money(struct diff_record *r)
{
	r->flow.currency = "USD";
	r->flow.rate = "1";
	r->flow.amount_usd.minor = r->flow.low_usd.minor = r->flow.high_usd.minor = 10000;
	r->flow.reannounced_usd.minor = 1000;
	r->flow.constant_usd.minor = 9000;
}

static const struct edit edits[] = {
	{ "an amount", more, "value", 11000, 11000, 9900 },
	{ "a rate moves what was announced before too", dearer, "exchange_rate", 1000, 900, 900 },
	{ "an amount at the old rate, then the rate", more_and_dearer, "value exchange_rate", 2000,
	  1900, 1800 },
	{ "another base year", rebased, "price_base", 0, 0, -1100 },
	{ "an amount in old prices, then the base", more_and_rebased, "value price_base", 0, 0,
	  -2200 },
	{ "a date takes its rate and prices along", later, "redated< redated>", 12000, 10800, 10700 },
	{ "a date in old prices, then the base", later_and_rebased, "redated< redated> price_base", 0,
	  0, -1200 },
	{ "what was announced before", restored, "reannounced", 0, -1900, 0 },
	{ "a stage and a ledger", firmer, "reclassified< reclassified>", 11000, 9900, 9900 },
	{ "a code of the donor", recoded, "donor< donor>", 11000, 9900, 9900 },
	{ "a spelling of the donor", respelt, "donor", 0, 0, 0 },
	{ "a wording", reworded, "described", 0, 0, 0 },
	{ "an amount that is unknown now", unknown, "value reannounced", 0, 1100, 0 },
	{ "beyond the price index", out_of_reach, "price_base", 0, 0, -9900 },
	{ "another currency is another amount", other_money, "value reannounced", 0, 100, 0 },
};

static void test_diff_classes__each_change_has_its_class(void **state)
{
	(void)state;

	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		struct diff_record old = sample(), new = sample();
		struct result r;
		edits[i].change(&new);
		explain(&old, &new, &r);
		if (strcmp(r.classes, edits[i].classes) != 0)
			print_message("%s\n", edits[i].why);
		assert_string_equal(r.classes, edits[i].classes);
		assert_change(&r.moves[r.n - 1], edits[i].current, edits[i].counted,
		              edits[i].constant);
		diff_moves_release(r.moves, r.n);
	}
}

/* One class alone is the same size in both directions. */
static void test_diff_classes__one_class_turns_round(void **state)
{
	(void)state;

	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		struct diff_record old = sample(), new = sample();
		struct result there, back;
		edits[i].change(&new);
		explain(&old, &new, &there);
		explain(&new, &old, &back);
		if (there.n == 1)
			assert_string_equal(back.classes, there.classes);
		for (size_t m = 0; there.n == 1 && m < N_DIFF_MEASURES; m++)
			assert_true(back.moves[0].change.cents[m] == -there.moves[0].change.cents[m]);
		diff_moves_release(there.moves, there.n);
		diff_moves_release(back.moves, back.n);
	}
}

static void test_diff_classes__moves_stand_where_the_money_is(void **state)
{
	struct diff_record old = sample(), new = sample();
	struct result r;
	(void)state;

	later(&new);
	recoded(&new);
	firmer(&new);
	explain(&old, &new, &r);
	assert_string_equal(r.classes, "reclassified< reclassified> donor< donor> redated< redated>");
	assert_string_equal(r.moves[0].ledger, "l");
	assert_string_equal(r.moves[1].ledger, "m");
	assert_string_equal(r.moves[1].donor, "DEU");
	assert_string_equal(r.moves[3].donor, "GER");
	assert_int_equal(r.moves[4].date.month, 1);
	assert_int_equal(r.moves[5].date.month, 2);
	assert_string_equal(r.moves[5].ledger, "m");
	assert_string_equal(str_text(&r.moves[0].what), "ledger; stage");
	assert_string_equal(str_text(&r.moves[0].before), "l; pledged");
	assert_string_equal(str_text(&r.moves[0].after), "m; committed");
	diff_moves_release(r.moves, r.n);
}

static void test_diff_classes__records_come_and_go(void **state)
{
	struct diff_record in = sample(), out = { .excluded = "why", .flow = in.flow };
	const struct { const char *why; const struct diff_record *old, *new; const char *classes; } cases[] = {
		{ "new", NULL, &in, "new" }, { "gone", &in, NULL, "gone" },
		{ "left out", &in, &out, "reclassified" }, { "taken in", &out, &in, "reclassified" },
		{ "left out in both", &out, &out, "" }, { "left out and gone", &out, NULL, "" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct result r;
		explain(cases[i].old, cases[i].new, &r);
		assert_string_equal(r.classes, cases[i].classes);
		diff_moves_release(r.moves, r.n);
	}
}

static uint64_t next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state >> 33;
}

static struct money any_money(uint64_t *s)
{
	static const int64_t special[] = { 0, 1, -1, INT64_MAX, INT64_MIN, 99999999999 };
	uint64_t pick = next(s) % 10;

	if (pick == 0)
		return (struct money){ 0, false };
	return (struct money){ pick < 3 ? special[next(s) % 6] : (int64_t)(next(s) % 1000000) - 200000,
	                       true };
}

/* Any record against any other, however strange: explain() asserts that the moves add up. */
static void test_diff_classes__moves_always_add_up(void **state)
{
	static const char *const dates[] = { "2023-01", "2023-02", "2023", "" };
	static const char *const words[] = { "a", "b" }, *const rates[] = { "1", "1.5", "" };
	uint64_t seed = 11;
	(void)state;

	for (int round = 0; round < 20000; round++) {
		struct diff_record pair[2];
		struct result r;
		for (int i = 0; i < 2; i++) {
			struct flow *f = &pair[i].flow;
			pair[i] = sample();
			f->date = date(dates[next(&seed) % 4]);
			f->ledger = words[next(&seed) % 2];
			f->donor = words[next(&seed) % 2];
			f->currency = words[next(&seed) % 2];
			f->rate = rates[next(&seed) % 3];
			pair[i].prices = words[next(&seed) % 2];
			f->amount = any_money(&seed);
			f->amount_usd = any_money(&seed);
			f->constant_usd = any_money(&seed);
			f->reannounced_usd = any_money(&seed);
		}
		explain(&pair[0], &pair[1], &r);
		diff_moves_release(r.moves, r.n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff_classes__the_same_record_has_no_class),
		cmocka_unit_test(test_diff_classes__each_change_has_its_class),
		cmocka_unit_test(test_diff_classes__one_class_turns_round),
		cmocka_unit_test(test_diff_classes__moves_stand_where_the_money_is),
		cmocka_unit_test(test_diff_classes__records_come_and_go),
		cmocka_unit_test(test_diff_classes__moves_always_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* aid-diff over random pairs of folders: whatever changed, the classes add up. */
#include "diff_folders.h"

static uint64_t next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state >> 33;
}

enum { MAX_FLOWS = 24 };

struct world {
	struct flow flows[MAX_FLOWS];
	char ids[MAX_FLOWS][24];
	size_t n;
};

static struct flow any_flow(uint64_t *s)
{
	static const char *const dates[] = { "2023-01", "2023-02", "2023-Q1", "" };
	static const char *const words[] = { "a", "b", "c" };
	static const char *const stages[] = { "pledged", "committed" };
	struct flow f = sample("", 0, dates[next(s) % 4], (int64_t)(next(s) % 5000));

	f.ledger = words[next(s) % 2];
	f.donor = f.donor_name = words[next(s) % 3];
	f.stage = stages[next(s) % 2];
	f.rate = words[next(s) % 2];
	f.reannounced_usd = (struct money){ (int64_t)(next(s) % 50), next(s) % 3 == 0 };
	f.constant_usd = (struct money){ f.amount_usd.minor * 9 / 10, next(s) % 5 > 0 };
	return f;
}

/* Half of the records have ids, half are known by their line. */
static void name(struct world *w)
{
	for (size_t i = 0; i < w->n; i++) {
		struct flow *f = &w->flows[i];
		f->line = i + 2;
		if (w->ids[i][0] == '\0' || w->ids[i][2] != 'R')
			snprintf(w->ids[i], sizeof w->ids[i], "s:%zu", i + 2);
		f->record_id = w->ids[i];
	}
}

static void make_world(struct world *w, uint64_t *s)
{
	*w = (struct world){ .n = next(s) % MAX_FLOWS };
	for (size_t i = 0; i < w->n; i++) {
		w->flows[i] = any_flow(s);
		if (next(s) % 2)
			snprintf(w->ids[i], sizeof w->ids[i], "s:R%zu", i);
	}
	name(w);
}

/* Some records go, some change at random, some come. */
static void change_world(struct world *w, const struct world *from, uint64_t *s)
{
	*w = (struct world){ .n = 0 };
	for (size_t i = 0; i < from->n; i++) {
		uint64_t fate = next(s) % 6;
		if (fate == 0)
			continue;
		w->flows[w->n] = fate < 4 ? from->flows[i] : any_flow(s);
		if (fate == 3)
			w->flows[w->n].amount.minor = w->flows[w->n].amount_usd.minor += 7;
		memcpy(w->ids[w->n++], from->ids[i], sizeof *from->ids);
	}
	while (w->n < MAX_FLOWS && next(s) % 3 > 0)
		w->flows[w->n++] = any_flow(s);
	name(w);
}

static int64_t total(const struct world *w, const char *ledger, const char *donor,
                     const char *measure)
{
	int64_t sum = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct flow *f = &w->flows[i];
		if (strcmp(f->ledger, ledger) != 0 || strcmp(f->donor, donor) != 0)
			continue;
		if (strcmp(measure, "constant") == 0) {
			sum += f->constant_usd.known ? f->constant_usd.minor : 0;
			continue;
		}
		sum += f->amount_usd.minor;
		if (strcmp(measure, "counted") == 0 && f->reannounced_usd.known)
			sum -= f->reannounced_usd.minor;
	}
	return sum;
}

static const char *const class_columns[] = {
	"new", "gone", "reclassified", "donor", "value", "redated", "exchange_rate", "price_base",
	"reannounced",
};

/* What diff.csv says for one class, ledger, donor and measure. */
static int64_t moved(const struct table *moves, const struct table *t, size_t row,
                     const char *class)
{
	const char *measure = cell(t, row, "measure");
	char column[64];
	int64_t sum = 0;

	snprintf(column, sizeof column, "change_%s%susd",
	         strcmp(measure, "current") == 0 ? "" : measure,
	         strcmp(measure, "current") == 0 ? "" : "_");
	for (size_t i = 0; i < table_rows(moves); i++)
		if (strcmp(cell(moves, i, "ledger"), cell(t, row, "ledger")) == 0 &&
		    strcmp(cell(moves, i, "donor"), cell(t, row, "donor")) == 0 &&
		    strcmp(cell(moves, i, "class"), class) == 0)
			sum += cents(moves, i, column);
	return sum;
}

static void check_row(const struct table *t, size_t row, const struct table *moves,
                      const struct world *old, const struct world *new)
{
	const char *ledger = cell(t, row, "ledger"), *donor = cell(t, row, "donor");
	const char *measure = cell(t, row, "measure");
	int64_t before = cents(t, row, "before_usd"), after = cents(t, row, "after_usd");
	int64_t sum = before;

	assert_int_equal(before, total(old, ledger, donor, measure));
	assert_int_equal(after, total(new, ledger, donor, measure));
	for (size_t i = 0; i < sizeof class_columns / sizeof *class_columns; i++) {
		char column[64];
		snprintf(column, sizeof column, "%s_usd", class_columns[i]);
		assert_int_equal(cents(t, row, column), moved(moves, t, row, class_columns[i]));
		sum += cents(t, row, column);
	}
	assert_int_equal(sum, after);
	assert_int_equal(cents(t, row, "change_usd"), after - before);
}

/* A total that no row tells of has not changed. */
static void check_silence(const struct table *t, const struct world *old, const struct world *new)
{
	static const char *const ledgers[] = { "a", "b" }, *const donors[] = { "a", "b", "c" };
	static const char *const measures[] = { "current", "counted", "constant" };

	for (size_t i = 0; i < 2 * 3 * 3; i++) {
		const char *l = ledgers[i % 2], *d = donors[i / 2 % 3], *m = measures[i / 6];
		bool told = false;
		for (size_t row = 0; row < table_rows(t); row++)
			told = told || (strcmp(cell(t, row, "ledger"), l) == 0 &&
			                strcmp(cell(t, row, "donor"), d) == 0);
		if (!told)
			assert_int_equal(total(old, l, d, m), total(new, l, d, m));
	}
}

static size_t row_like(const struct table *t, const struct table *other, size_t row)
{
	for (size_t i = 0; i < table_rows(t); i++)
		if (strcmp(cell(t, i, "ledger"), cell(other, row, "ledger")) == 0 &&
		    strcmp(cell(t, i, "donor"), cell(other, row, "donor")) == 0 &&
		    strcmp(cell(t, i, "measure"), cell(other, row, "measure")) == 0)
			return i;
	return SIZE_MAX;
}

/* Backwards every total changes by the opposite. */
static void check_back(const struct table *there, const struct table *back)
{
	for (size_t row = 0; row < table_rows(there); row++) {
		size_t other = row_like(back, there, row);
		if (other == SIZE_MAX) { /* money only passed through this cell */
			assert_int_equal(cents(there, row, "change_usd"), 0);
			continue;
		}
		assert_int_equal(cents(there, row, "change_usd"), -cents(back, other, "change_usd"));
		assert_int_equal(cents(there, row, "new_usd"), -cents(back, other, "gone_usd"));
		assert_int_equal(cents(there, row, "gone_usd"), -cents(back, other, "new_usd"));
	}
}

static void test_diff__classes_add_up_in_any_pair(void **state)
{
	uint64_t seed = 5;
	(void)state;

	for (int round = 0; round < 15; round++) {
		struct world a, b;
		struct err e = ERR_INIT;
		make_world(&a, &seed);
		change_world(&b, &a, &seed);
		write_folder("a", a.flows, a.n, "1");
		write_folder("b", b.flows, b.n, "2");
		struct table *t = run("a", "b", "out", "diff_totals.csv");
		struct table *moves = table_read(path_of("out", "diff.csv"), &e);
		struct table *back = run("b", "a", "back", "diff_totals.csv");
		for (size_t row = 0; row < table_rows(t); row++)
			check_row(t, row, moves, &a, &b);
		check_silence(t, &a, &b);
		check_back(t, back);
		table_free(t);
		table_free(moves);
		table_free(back);
	}
}

/* The bars of the waterfall join on, from the total before to the total now. */
static void test_diff__bars_join_on(void **state)
{
	struct world a, b;
	uint64_t seed = 9;
	(void)state;

	make_world(&a, &seed);
	change_world(&b, &a, &seed);
	write_folder("a", a.flows, a.n, "1");
	write_folder("b", b.flows, b.n, "2");
	struct table *t = run("a", "b", "out", "diff_waterfall.csv");
	assert_true(table_rows(t) > 4);
	for (size_t row = 1; row < table_rows(t); row++) {
		bool total = strcmp(cell(t, row, "kind"), "total") == 0;
		if (strcmp(cell(t, row, "step"), "1") == 0)
			continue;
		assert_int_equal(cents(t, row, total ? "to_usd" : "from_usd"),
		                 cents(t, row - 1, "to_usd"));
	}
	table_free(t);
}

static void test_diff__nothing_changed_gives_no_row(void **state)
{
	static const char *const tables[] = { "diff.csv", "diff_totals.csv", "diff_waterfall.csv",
	                                      "diff_stocks.csv", "diff_inputs.csv" };
	struct world a;
	uint64_t seed = 3;
	(void)state;

	make_world(&a, &seed);
	write_folder("a", a.flows, a.n, "1");
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct table *t = run("a", "a", "out", tables[i]);
		assert_int_equal(table_rows(t), 0);
		table_free(t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff__classes_add_up_in_any_pair),
		cmocka_unit_test(test_diff__bars_join_on),
		cmocka_unit_test(test_diff__nothing_changed_gives_no_row),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

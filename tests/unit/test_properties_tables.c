/*
 * Tables, on random flows: the order of rows, how they are shared out among files and what
 * sources are called change no table by a byte; parts sum to the whole; every flow stands under
 * one row; what is written is read back. test_properties_tables [SEED]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/aggtables.h"
#include "aid/chain.h"
#include "aid/cube.h"
#include "aid/csvin.h"
#include "aid/csvout.h"
#include "aid/measures.h"
#include "aid/tabletrace.h"
#include "random_values.h"

enum { MAX_FLOWS = 60 };

/* --- random things -------------------------------------------------------------------------- */

static struct money random_money(struct random *r)
{
	return (struct money){ random_amount(r), random_below(r, 10) > 0 };
}

static struct flow random_flow(struct random *r, size_t i)
{
	static const char *const ids[] = { "s:1", "s:2", "s:3" };
	static const char *const sources[] = { "one", "two" };
	static const char *const ledgers[] = { "alpha", "beta" };
	static const struct { const char *code, *name; } donors[] = {
		{ "USA", "United States" }, { "DEU", "Germany" }, { "JPN", "Japan" },
		{ "NOR", "Norway" }, { "POL", "Poland" },
	};
	static const char *const programmes[] = { "", "P", "Q" };
	static const char *const types[] = { "military", "financial" };
	static const char *const stages[] = { "pledged", "committed" };
	size_t donor = random_below(r, sizeof donors / sizeof *donors);
	struct flow f = {
		.record_id = RANDOM_PICK(r, ids), .source = RANDOM_PICK(r, sources), .line = i,
		.ledger = RANDOM_PICK(r, ledgers), .date = random_date(r),
		.donor = donors[donor].code, .donor_name = donors[donor].name, .recipient = "UKR",
		.programme = RANDOM_PICK(r, programmes), .aid_type = RANDOM_PICK(r, types),
		.stage = RANDOM_PICK(r, stages), .amount_usd = random_money(r), .currency = "USD",
	};

	f.low_usd = f.high_usd = f.constant_usd = f.amount_usd;
	f.constant_usd.known = f.amount_usd.known && random_below(r, 4) > 0;
	f.reannounced_usd = (struct money){ f.amount_usd.minor / 3,
		                            f.amount_usd.known && random_below(r, 2) > 0 };
	return f;
}

static void shuffle(struct random *r, struct flow *flows, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = random_below(r, i);
		struct flow f = flows[i - 1];
		flows[i - 1] = flows[j];
		flows[j] = f;
	}
}

/* --- the tables under test ------------------------------------------------------------------ */

static char folder[] = "/tmp/test_properties.XXXXXX";
static char tables_path[sizeof folder + sizeof "/tables.ini"];
static char csv_path[sizeof folder + sizeof "/t.csv"];

static const char tables_ini[] =
	"[summary]\nshape = summary\nkeys = ledger donor programme aid_type stage\n"
	"[monthly]\nshape = period\nperiod = month\nkeys = ledger donor programme aid_type stage\n"
	"[yearly]\nshape = period\nperiod = year\nkeys = ledger stage donor\n"
	"[fiscal]\nshape = period\nperiod = fiscal_year\nkeys = ledger stage\n"
	"[top]\nshape = period\nperiod = quarter\nkeys = donor\nstages = alpha: pledged + committed\n"
	"top = 2\n"
	"[types]\nshape = period\nperiod = quarter\nkeys = aid_type ledger\n"
	"stages = alpha: pledged | beta: committed\nfrom = 2022-01-01\n"
	"[spread]\nshape = spread\nperiod = month\nkeys = ledger programme stage\n"
	"[donors]\nshape = donors\nstages = alpha: pledged + committed | beta: pledged\n"
	"gdp_year = 2021\npopulation_year = 2021\n";

struct fixture {
	struct table *sources;
	struct tablespecs *specs;
	struct measures *measures;
};

static struct fixture fixture;

static void write_file(const char *path, const char *text)
{
	struct err e = ERR_INIT;
	struct outset *s = outset_new();

	outfile_text(outset_open(s, path, &e), text);
	if (!outset_commit(s, &e))
		abort();
	outset_free(s);
}

static int set_up(void **state)
{
	static const char *const columns[] = { "source", "ledger", "kind", "overlaps" };
	static const char *const cells[] = { "one", "alpha", "flow", "", "two", "beta", "flow", "" };
	struct err e = ERR_INIT;
	(void)state;

	if (!mkdtemp(folder))
		return -1;
	snprintf(tables_path, sizeof tables_path, "%s/tables.ini", folder);
	snprintf(csv_path, sizeof csv_path, "%s/t.csv", folder);
	write_file(tables_path, tables_ini);
	fixture.sources = table_new("sources");
	for (size_t i = 0; i < 4; i++)
		table_add_column(fixture.sources, columns[i]);
	for (size_t i = 0; i < 8; i++)
		table_add_cell(fixture.sources, cells[i]);
	fixture.specs = tablespecs_read(folder, NULL, fixture.sources, &e);
	fixture.measures = measures_load("data/reference", &e);
	for (size_t i = 0; i < e.n_problems; i++)
		print_error("%s\n", e.problems[i]);
	return fixture.specs && fixture.measures ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	tablespecs_free(fixture.specs);
	measures_free(fixture.measures);
	table_free(fixture.sources);
	unlink(tables_path);
	unlink(csv_path);
	return rmdir(folder);
}

enum { MAX_TABLES = 16 };

/* The tables of the flows, shared out among so many states that are merged. */
static void make(struct strpool *pool, const struct flow *flows, size_t n, size_t shares,
                 struct grid *grids[MAX_TABLES])
{
	struct chainstore *store = chainstore_new(SIZE_MAX, NULL);
	struct cube *parts[4];

	assert_true(shares <= 4 && fixture.specs->n <= MAX_TABLES);
	for (size_t s = 0; s < shares; s++)
		parts[s] = cube_new(fixture.specs, store);
	for (size_t i = 0; i < n; i++)
		cube_add(parts[(i * 7 + i / 3) % shares], &flows[i]);
	for (size_t s = 1; s < shares; s++)
		cube_merge(parts[0], parts[s]);
	for (size_t t = 0; t < fixture.specs->n; t++) {
		struct agg *a = agg_new(&fixture.specs->items[t], pool);
		agg_take(a, parts[0]);
		grids[t] = aggtables_make(a, fixture.measures, shares);
		agg_free(a);
	}
	for (size_t s = 0; s < shares; s++)
		cube_free(parts[s]);
	chainstore_free(store);
}

/* The first cell in which two tables differ, or NULL. */
static const char *difference(const struct grid *a, const struct grid *b)
{
	if (grid_rows(a) != grid_rows(b))
		return "the number of rows";
	for (size_t row = 0; row < grid_rows(a); row++)
		for (size_t c = 0; c < grid_schema(a)->n; c++)
			if (strcmp(grid_cell(a, row, c), grid_cell(b, row, c)) != 0)
				return grid_schema(a)->columns[c].name;
	return NULL;
}

/* --- properties ----------------------------------------------------------------------------- */

static void order_and_sharing(struct random *r, uint64_t seed)
{
	struct flow flows[MAX_FLOWS], other[MAX_FLOWS];
	size_t n = random_below(r, MAX_FLOWS + 1);
	struct strpool *pool = strpool_new();

	for (size_t i = 0; i < n; i++)
		flows[i] = random_flow(r, i);
	memcpy(other, flows, sizeof flows);
	shuffle(r, other, n);
	for (size_t i = 0; i < n; i++) {
		other[i].source = "renamed";
		other[i].record_id = "renamed:1";
		other[i].line = 1000 - i;
	}
	struct grid *a[MAX_TABLES], *b[MAX_TABLES];
	make(pool, flows, n, 1, a);
	make(pool, other, n, 1 + random_below(r, 4), b);
	for (size_t t = 0; t < fixture.specs->n; t++) {
		const char *column = difference(a[t], b[t]);
		HOLDS(seed, !column, "[%s] differs in %s", fixture.specs->items[t].name, column);
		grid_free(a[t]);
		grid_free(b[t]);
	}
	strpool_free(pool);
}

static void test_properties_tables__order_and_sharing_change_nothing(void **state)
{
	for_seeds(order_and_sharing, state);
}

static money_wide column_sum(const struct grid *g, const char *name, const char *ledger)
{
	size_t column = grid_column(g, name), of = grid_column(g, "ledger");
	struct number_error why;
	money_wide total = 0;
	int64_t cents;

	for (size_t row = 0; row < grid_rows(g); row++)
		if (strcmp(grid_cell(g, row, of), ledger) == 0 && grid_cell(g, row, column)[0] &&
		    money_parse(grid_cell(g, row, column), NULL, 1, 1, 2, &cents, &why))
			total += cents;
	return total;
}

/* Whatever tells the rows apart, they sum to what the table takes of the ledger. */
static void parts_and_whole(struct random *r, uint64_t seed)
{
	struct grid *grids[MAX_TABLES];
	struct flow flows[MAX_FLOWS];
	size_t n = random_below(r, MAX_FLOWS + 1);
	struct strpool *pool = strpool_new();

	for (size_t i = 0; i < n; i++)
		flows[i] = random_flow(r, i);
	make(pool, flows, n, 1, grids);
	for (size_t t = 0; t < fixture.specs->n; t++) {
		const struct tablespec *spec = &fixture.specs->items[t];
		struct grid *g = grids[t];
		money_wide whole = 0, undated = 0;
		const char *stage, *amount = grid_column(g, "period") == SIZE_MAX ? "total_usd"
		                                                                  : "amount_usd";
		for (size_t i = 0; i < n; i++) {
			if (strcmp(flows[i].ledger, "alpha") != 0 || !flows[i].amount_usd.known ||
			    !tablespec_takes(spec, &flows[i], &stage))
				continue;
			whole += flows[i].amount_usd.minor;
			undated += flows[i].date.precision == DATE_NONE ? flows[i].amount_usd.minor : 0;
		}
		HOLDS(seed, column_sum(g, amount, "alpha") == whole, "[%s] loses money", spec->name);
		if (grid_column(g, "undated_usd") != SIZE_MAX)
			HOLDS(seed, column_sum(g, "undated_usd", "alpha") == undated,
			      "[%s] loses undated money", spec->name);
		grid_free(g);
	}
	strpool_free(pool);
}

static void test_properties_tables__parts_sum_to_the_whole(void **state)
{
	for_seeds(parts_and_whole, state);
}

static struct table *as_table(const struct grid *g)
{
	struct table *t = table_new("grid");

	for (size_t i = 0; i < grid_schema(g)->n; i++)
		table_add_column(t, grid_schema(g)->columns[i].name);
	for (size_t row = 0; row < grid_rows(g); row++)
		for (size_t i = 0; i < grid_schema(g)->n; i++)
			table_add_cell(t, grid_cell(g, row, i));
	return t;
}

/* The way back: each flow that a table takes stands under exactly one of its rows, and n says
 * how many do. */
static void way_back(struct random *r, uint64_t seed)
{
	struct grid *grids[MAX_TABLES];
	struct flow flows[MAX_FLOWS];
	size_t n = random_below(r, MAX_FLOWS + 1);
	struct strpool *pool = strpool_new();
	const char *stage;

	for (size_t i = 0; i < n; i++)
		flows[i] = random_flow(r, i);
	make(pool, flows, n, 1, grids);
	for (size_t s = 0; s < fixture.specs->n; s++) {
		const struct tablespec *spec = &fixture.specs->items[s];
		struct grid *g = grids[s];
		struct table *t = as_table(g);
		struct tabletrace trace = tabletrace_of(spec, t);
		size_t *under = calloc(table_rows(t) + 1, sizeof *under);
		for (size_t i = 0; i < n; i++) {
			size_t rows = 0;
			for (size_t row = 0; row < table_rows(t); row++) {
				bool is = tabletrace_ledger(&trace, row, &flows[i]) &&
				          tabletrace_keys(&trace, row, &flows[i]) &&
				          tabletrace_period(&trace, row, &flows[i]);
				rows += is;
				under[row] += is;
			}
			HOLDS(seed, rows == tablespec_takes(spec, &flows[i], &stage),
			      "[%s] has a flow under %zu rows", spec->name, rows);
		}
		for (size_t row = 0; row < table_rows(t); row++) {
			char count[MONEY_TEXT_MAX];
			money_format(count, (int64_t)under[row], 0);
			HOLDS(seed, strcmp(count, grid_cell(g, row, grid_column(g, "n"))) == 0,
			      "[%s] row %zu has %s flows under it", spec->name, row, count);
		}
		free(under);
		table_free(t);
		grid_free(g);
	}
	strpool_free(pool);
}

static void test_properties_tables__every_flow_is_under_one_row(void **state)
{
	for_seeds(way_back, state);
}

static void random_text(struct random *r, char *text)
{
	static const char *const pieces[] = {
		"", "a", ",", "\"", "\n", "\r\n", " ", "\t", "ü", "€", "日本", "\"\"", "=1+1", "'",
		"-", ";", "0.5", "word and word", "\xef\xbb\xbf",
	};

	text[0] = '\0';
	for (size_t i = random_below(r, 6); i > 0; i--)
		strcat(text, RANDOM_PICK(r, pieces));
}

enum { COLUMNS = 3, ROWS = 4, TEXT_MAX = 128 };

static void csv(struct random *r, uint64_t seed)
{
	char texts[ROWS][COLUMNS][TEXT_MAX];
	struct err e = ERR_INIT;
	struct outset *s = outset_new();
	struct csvout o;
	struct csvrow row;

	csvout_init(&o, outset_open(s, csv_path, &e));
	for (size_t i = 0; i < ROWS; i++) {
		for (size_t j = 0; j < COLUMNS; j++) {
			random_text(r, texts[i][j]);
			/* A header's name, and no mark at the very beginning. */
			if (i == 0)
				snprintf(texts[i][j], TEXT_MAX, "column %zu", j);
			csvout_text(&o, texts[i][j]);
		}
		csvout_end_row(&o);
	}
	assert_true(outset_commit(s, &e));
	outset_free(s);
	struct csvin *in = csvin_open(csv_path, NULL, &e);
	for (size_t i = 1; i < ROWS; i++) {
		HOLDS(seed, csvin_next(in, &row, &e) == CSVIN_ROW, "row %zu is not read back: %s", i,
		      e.n_problems > 0 ? e.problems[0] : "it is not there");
		for (size_t j = 0; j < COLUMNS; j++)
			HOLDS(seed, strcmp(row.fields[j].text, texts[i][j]) == 0,
			      "\"%s\" is read back as \"%s\"", texts[i][j], row.fields[j].text);
	}
	HOLDS(seed, csvin_next(in, &row, &e) == CSVIN_END, "there are more rows than written");
	csvin_close(in);
}

static void test_properties_tables__tables_are_read_back(void **state)
{
	for_seeds(csv, state);
}

int main(int argc, char **argv)
{
	void *seed = only_seed(argc, argv);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_properties_tables__order_and_sharing_change_nothing, seed),
		cmocka_unit_test_prestate(test_properties_tables__parts_sum_to_the_whole, seed),
		cmocka_unit_test_prestate(test_properties_tables__every_flow_is_under_one_row, seed),
		cmocka_unit_test_prestate(test_properties_tables__tables_are_read_back, seed),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

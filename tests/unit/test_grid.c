/* A grid in parts is read as one that was filled in one go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "aid/grid.h"

static const struct column columns[] = {
	{ "name", COLUMN_TEXT, "", "A name.", COLUMN_KEY },
	{ "note", COLUMN_TEXT, "", "A text, or none.", COLUMN_OPTIONAL },
	{ "cents", COLUMN_NUMBER, "", "A number.", COLUMN_OPTIONAL },
};
static const struct schema schema = { .name = "test", .n = 3, .columns = columns };

enum { ROWS = 50 };

static void fill(struct grid *g, int begin, int end)
{
	char name[16];

	for (int i = begin; i < end; i++) {
		snprintf(name, sizeof name, "%d", i);
		grid_text(g, name);
		grid_text(g, i % 3 == 0 ? NULL : i % 3 == 1 ? "a, \"b\"" : "plain");
		grid_number(g, -i, 2, i % 5 != 0);
	}
}

static struct grid *filled(int begin, int end)
{
	struct grid *g = grid_new(&schema);

	fill(g, begin, end);
	return g;
}

/* Parts of every length, empty ones, too; cells go on behind the last. */
static struct grid *joined(int cut)
{
	struct grid *g = filled(0, cut);

	grid_join(g, filled(cut, cut));
	grid_join(g, filled(cut, (cut + ROWS) / 2));
	grid_reserve(g, 5);
	fill(g, (cut + ROWS) / 2, ROWS);
	return g;
}

static void test_grid__joins_parts(void **state)
{
	struct grid *whole = filled(0, ROWS);
	struct str expected = STR_INIT;
	(void)state;

	grid_csv(whole, &expected);
	for (int cut = 0; cut <= ROWS; cut++) {
		struct grid *g = joined(cut);
		struct str found = STR_INIT;
		grid_csv(g, &found);
		assert_string_equal(str_text(&found), str_text(&expected));
		assert_int_equal(grid_rows(g), ROWS);
		for (size_t row = 0; row < ROWS; row++)
			for (size_t column = 0; column < schema.n; column++)
				assert_string_equal(grid_cell(g, row, column), grid_cell(whole, row, column));
		str_release(&found);
		grid_free(g);
	}
	str_release(&expected);
	grid_free(whole);
}

static void test_grid__writes_what_cells_say(void **state)
{
	struct grid *g = filled(0, 3);
	struct str csv = STR_INIT;
	(void)state;

	grid_csv(g, &csv);
	assert_string_equal(str_text(&csv),
	                    "name,note,cents\n0,,\n1,\"a, \"\"b\"\"\",-0.01\n2,plain,-0.02\n");
	assert_int_equal(grid_column(g, "cents"), 2);
	assert_int_equal(grid_column(g, "none"), SIZE_MAX);
	struct table *t = grid_table(g, "copy");
	assert_int_equal(table_rows(t), 3);
	assert_string_equal(table_text(t, 1, 1), "a, \"b\"");
	table_free(t);
	str_release(&csv);
	grid_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grid__joins_parts),
		cmocka_unit_test(test_grid__writes_what_cells_say),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

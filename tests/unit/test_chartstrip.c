#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/chartstrip.h"
#include "aid/ini.h"
#include "own_folder.h"

/* An ini section, a table of points and a file of quartiles, as a chart has them. */
struct fixture {
	struct ini ini;
	struct ini_section section;
	struct chart chart;
};

static struct table *table_of(const char *const *columns, const char *const *cells)
{
	struct table *t = table_new("points");

	for (size_t i = 0; columns[i]; i++)
		table_add_column(t, columns[i]);
	for (size_t i = 0; cells[i]; i++)
		table_add_cell(t, cells[i]);
	return t;
}

static void begin(struct fixture *f, struct ini_entry *entries, size_t n, const char *const *cells)
{
	static const char *const columns[] = { "programme", "label", "year", "size_usd", "open", NULL };
	static const char *const looks[] = { "key", "colour", "dash", "marker", "label", NULL };
	static const char *const none[] = { NULL };
	static char section[] = "chart", path[] = "charts.ini";
	FILE *boxes = fopen("boxes.csv", "w");

	assert_non_null(boxes);
	fputs("programme,period,q1_usd,median_usd,q3_usd\nA,2022,1,2,3\nA,undated,4,5,6\nB,2022,7,8,9\n", boxes);
	assert_int_equal(fclose(boxes), 0);
	f->section = (struct ini_section){ .name = section, .n = n, .entries = entries };
	f->ini = (struct ini){ .path = path, .n = 1, .sections = &f->section };
	f->chart = (struct chart){ .ini = &f->ini, .section = &f->section, .name = "chart", .dir = ".",
	                           .table = table_of(columns, cells), .palette = table_of(looks, none) };
}

static void end(struct fixture *f)
{
	table_free((struct table *)f->chart.table);
	table_free((struct table *)f->chart.palette);
	chart_release(&f->chart);
	unlink("boxes.csv");
}

static struct ini_entry entry(const char *key, const char *value)
{
	return (struct ini_entry){ (char *)key, (char *)value, 1 };
}

/* "group label: values; …", with what is open in brackets and the quartiles' row behind a bar. */
static char *told(const struct chartstrip *s)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < s->n; i++) {
		const struct chartstrip_row *r = &s->rows[i];
		str_printf(&out, "%s%s%s%s%s:", i > 0 ? "; " : "", r->begins ? "+" : "", s->groups[r->group].key,
		           r->label[0] ? " " : "", r->label);
		for (size_t k = r->from; k < r->from + r->n; k++)
			str_printf(&out, s->points[k].open ? " (%g)" : " %g", s->points[k].value);
		if (r->spread != SIZE_MAX)
			str_printf(&out, " | %zu", r->spread);
	}
	return str_take(&out);
}

static const char *const points[] = {
	"A", "Alpha", "2022", "3", "0",  "B", "Beta", "2022", "50", "0",  "A", "Alpha", "2022", "1", "0",
	"B", "Beta", "2023", "60", "0",  "A", "Alpha", "", "8", "0",      "A", "Alpha", "2022", "5", "1",
	"A", "Alpha", "2022", "4", "0",  "A", "Alpha", "2022", "", "0",   "A", "Alpha", "2022", "2", "0",
	"A", "Alpha", "2022", "9", "0",  "C", "Gamma", "2022", "", "0",   "B", "Beta", "2022", "40", "0",
	NULL,
};

static void test_chartstrip__rows_of_groups_and_periods(void **state)
{
	static const struct { const char *period, *rows, *told, *why; } cases[] = {
		{ "year", "20", "+A 2022: 1 2 3 4 (5) 9 | 0; A undated: 8; +B 2022: 40 50; B 2023: 60",
		  "the larger group first, what has no period last; a box from five final points on" },
		{ NULL, "20", "+A: 1 2 3 4 (5) 8 9; +B: 40 50 60", "groups alone: no box of one period" },
		{ "year", "3", "+A 2022: 1 2 3 4 (5) 9 | 0; A undated: 8; +B 2022: 40 50", "the first rows" },
		{ "year", "0", "", "no row" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ini_entry entries[] = { entry("spread", "boxes"), entry("rows", cases[i].rows),
		                               entry("period", cases[i].period) };
		struct fixture f;
		struct chartstrip s;
		struct err e = ERR_INIT;
		begin(&f, entries, cases[i].period ? 3 : 2, points);
		assert_true(chartstrip_read(&f.chart, &s, &e));
		char *found = told(&s);
		if (strcmp(found, cases[i].told) != 0)
			fail_msg("%s: %s", cases[i].why, found);
		free(found);
		chartstrip_release(&s);
		end(&f);
	}
}

static void test_chartstrip__knows_what_is_shown(void **state)
{
	struct ini_entry entries[] = { entry("spread", "boxes"), entry("period", "year"), entry("rows", "3") };
	struct fixture f;
	struct chartstrip s;
	struct err e = ERR_INIT;
	(void)state;

	begin(&f, entries, 3, points);
	assert_true(chartstrip_read(&f.chart, &s, &e));
	assert_true(s.low == 1 && s.high == 50); /* 60 is in the row that is left out */
	assert_int_equal(s.n_left_out, 1);
	assert_true(s.any_open && s.any_box);
	assert_int_equal(s.groups[0].n_final, 6);
	assert_int_equal(s.groups[0].n_open, 1);
	assert_int_equal(s.groups[1].n_final, 2);
	chartstrip_release(&s);
	end(&f);
}

static void test_chartstrip__refuses_what_is_not_there(void **state)
{
	static const struct { const char *key, *value, *told; } cases[] = {
		{ "spread", "nowhere", "nowhere" },
		{ "value", "size_eur", "q1_eur" },
		{ "group", "colour", "colour" },
		{ "period", "month", "month" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ini_entry entries[] = { entry(cases[i].key, cases[i].value), entry("spread", "boxes") };
		struct fixture f;
		struct chartstrip s;
		struct err e = ERR_INIT;
		begin(&f, entries, 2, points);
		assert_false(chartstrip_read(&f.chart, &s, &e));
		assert_int_equal(e.kind, ERR_DATA);
		assert_non_null(strstr(e.problems[0], cases[i].told));
		chartstrip_release(&s);
		err_release(&e);
		end(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chartstrip__rows_of_groups_and_periods),
		cmocka_unit_test(test_chartstrip__knows_what_is_shown),
		cmocka_unit_test(test_chartstrip__refuses_what_is_not_there),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* In what ways records of two folders are known again. */
#include "diff_folders.h"

/* "A:value B:new", from diff.csv; a line that only moves money out is left out. */
static void classes(const struct table *t, char text[512])
{
	size_t n = 0;

	text[0] = '\0';
	for (size_t i = 0; i < table_rows(t); i++)
		if (strcmp(cell(t, i, "side"), "from") != 0)
			n += (size_t)snprintf(text + n, 512 - n, "%s%s:%s", n > 0 ? " " : "",
			                      cell(t, i, "record_id") + 2, cell(t, i, "class"));
}

struct scene {
	const char *why;
	struct flow old[4], new[4]; /* up to the first without an id */
	const char *classes;
	const char *new_checksum;
};

static size_t length(const struct flow *f)
{
	size_t n = 0;

	while (n < 4 && f[n].record_id)
		n++;
	return n;
}

static void play(const struct scene *s)
{
	char text[512];

	write_folder("a", s->old, length(s->old), "1");
	write_folder("b", s->new, length(s->new), s->new_checksum ? s->new_checksum : "2");
	struct table *t = run("a", "b", "out", "diff.csv");
	classes(t, text);
	if (strcmp(text, s->classes) != 0)
		print_message("%s\n", s->why);
	assert_string_equal(text, s->classes);
	table_free(t);
}

static void test_diff_match__records_are_known_again(void **state)
{
	const struct scene scenes[] = {
		{ "an id holds whatever else changed",
		  { sample("s:A", 2, "2023-01", 100) }, { sample("s:A", 9, "2024-05", 300) },
		  "A:value A:redated", NULL },
		{ "a line is no id: rows that moved are the same",
		  { sample("s:2", 2, "2023-01", 100), sample("s:3", 3, "2023-02", 200) },
		  { sample("s:2", 2, "2023-02", 200), sample("s:3", 3, "2023-01", 100) }, "", NULL },
		{ "a row put in front is the only new one",
		  { sample("s:2", 2, "2023-01", 100), sample("s:3", 3, "2023-02", 200) },
		  { sample("s:2", 2, "2022-01", 5), sample("s:3", 3, "2023-01", 100),
		    sample("s:4", 4, "2023-02", 200) }, "2:new", NULL },
		{ "nearest amounts of one key belong together",
		  { sample("s:2", 2, "2023-01", 100), sample("s:3", 3, "2023-01", 900) },
		  { sample("s:2", 2, "2023-01", 880), sample("s:3", 3, "2023-01", 110),
		    sample("s:4", 4, "2023-01", 500) }, "2:value 3:value 4:new", NULL },
		{ "without id the same amount on another date was redated",
		  { sample("s:2", 2, "2023-01", 100) }, { sample("s:2", 2, "2023-04", 100) },
		  "2:redated", NULL },
		{ "without id another amount on another date is another record",
		  { sample("s:2", 2, "2023-01", 100) }, { sample("s:2", 2, "2023-04", 300) },
		  "2:gone 2:new", NULL },
		{ "the same file: a line is an id",
		  { sample("s:2", 2, "2023-01", 100) }, { sample("s:2", 2, "2023-04", 300) },
		  "2:value 2:redated", "1" },
		{ "of several with one id, the likeliest belong together",
		  { sample("s:A", 2, "2023-01", 100), sample("s:A#2", 3, "2023-01", 200),
		    sample("s:A#3", 4, "2023-01", 300) },
		  { sample("s:A", 2, "2023-01", 200), sample("s:A#2", 3, "2023-01", 310) },
		  "A:gone A#2:value", NULL },
		{ "an id of the source may look like a second one",
		  { sample("s:P#1", 2, "2023-01", 100), sample("s:P#2", 3, "2023-01", 200) },
		  { sample("s:P#2", 2, "2023-01", 150), sample("s:P#3", 3, "2023-07", 100) },
		  "P#1:gone P#2:value P#3:new", NULL },
		{ "numbers that are not lines are ids, also where one happens to be its line",
		  { sample("s:2", 2, "2023-01", 100), sample("s:77", 3, "2023-01", 200) },
		  { sample("s:2", 3, "2023-06", 150), sample("s:77", 2, "2023-01", 200) },
		  "2:value 2:redated", NULL },
		{ "another id alone is a new name, not another record",
		  { sample("s:A", 2, "2023-01", 100) }, { sample("s:B", 2, "2023-01", 100) },
		  "B:described", NULL },
		{ "ids that exist are not guessed at",
		  { sample("s:A", 2, "2023-01", 100) }, { sample("s:B", 2, "2023-01", 101) },
		  "A:gone B:new", NULL },
	};
	(void)state;

	for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
		play(&scenes[i]);
}

static void test_diff_match__a_donors_code_may_change(void **state)
{
	struct scene s = { "the name stays", { sample("s:2", 2, "2023-01", 100) },
	                   { sample("s:2", 2, "2023-01", 150) }, "2:donor 2:value", NULL };
	(void)state;

	s.new[0].donor = "GER";
	play(&s);
}

static void test_diff_match__a_source_may_be_renamed(void **state)
{
	struct flow old[] = { sample("s:A", 2, "2023-01", 100), sample("s:B", 3, "2023-02", 100) };
	struct flow new[] = { sample("t:A", 2, "2023-01", 120), sample("t:B", 3, "2023-02", 100) };
	(void)state;

	new[0].source = new[1].source = "t";
	write_folder("a", old, 2, "1");
	write_folder("b", new, 2, "2");
	write_text("b", "sources.csv", "source,title,kind,ledger,checksum\nt,T,flow,l,2\n");
	struct table *t = run("a", "b", "out", "diff.csv");
	assert_int_equal(table_rows(t), 1);
	assert_string_equal(cell(t, 0, "record_id"), "t:A");
	assert_string_equal(cell(t, 0, "record_before"), "s:A");
	assert_string_equal(cell(t, 0, "class"), "value");
	table_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff_match__records_are_known_again),
		cmocka_unit_test(test_diff_match__a_donors_code_may_change),
		cmocka_unit_test(test_diff_match__a_source_may_be_renamed),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* What programs say on a terminal, and what elsewhere. Each test is a process of its own, which ends as a program does. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/cli.h"

static const struct cli program = { .program = "aid-test", .operands = "" };
static char said[4096];

/* Runs it with its standard error at fd, and leaves what it said there in `said`, without the "\r" before "\n"
 * that a terminal adds. Returns its exit code. */
static int run(int (*body)(void), int reader, int writer)
{
	size_t n = 0, kept = 0;
	ssize_t got;
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		dup2(writer, STDERR_FILENO);
		close(writer);
		close(reader);
		exit(body());
	}
	close(writer);
	while (n < sizeof said - 1 && (got = read(reader, said + n, sizeof said - 1 - n)) > 0)
		n += (size_t)got; /* a terminal ends with an error once nobody writes to it */
	close(reader);
	for (size_t i = 0; i < n; i++)
		if (said[i] != '\r' || said[i + 1] != '\n')
			said[kept++] = said[i];
	said[kept] = '\0';
	assert_true(waitpid(child, &status, 0) == child && WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int on_terminal(int (*body)(void))
{
	int terminal = posix_openpt(O_RDWR | O_NOCTTY);

	assert_true(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
	int other = open(ptsname(terminal), O_RDWR | O_NOCTTY);
	assert_true(other >= 0);
	return run(body, terminal, other);
}

static int elsewhere(int (*body)(void))
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	return run(body, ends[0], ends[1]);
}

/* Longer than the line stands still, in its first second or between: no test that it does stand still can be sure
 * of the clock. */
static void wait_for(int milliseconds)
{
	poll(NULL, 0, milliseconds);
}

static int go_on(void)
{
	struct progress p = cli_progress();
	struct err e = ERR_INIT;

	wait_for(1050);
	p.tick(p.context, "ingest", 65536);
	wait_for(210);
	p.bytes(p.context, "half", 7, 5000000, 10000000);
	wait_for(210);
	p.bytes(p.context, "all", 8, 10000000, 10000000);
	wait_for(210);
	p.bytes(p.context, "unknown", 10, 3000000, 0);
	return cli_finish(&program, &e);
}

/* The text with each run of digits after "MB, ", and before "s left", as N: they depend on the machine. */
static void without_rates(void)
{
	char *from = said, *to = said;

	for (; *from; from++) {
		*to++ = *from;
		if (to - said > 3 && strncmp(to - 4, "MB, ", 4) == 0) {
			from += strspn(from + 1, "0123456789");
			*to++ = 'N';
		}
		if (to - said > 5 && strncmp(to - 6, "MB/s, ", 6) == 0) {
			from += strspn(from + 1, "0123456789");
			*to++ = 'N';
		}
	}
	*to = '\0';
}

static void test_cli__progress_is_one_line_and_goes_at_the_end(void **state)
{
	(void)state;
	assert_int_equal(on_terminal(go_on), 0);
	without_rates();
	assert_string_equal(said, "\r\033[Kingest: 65536"
	                          "\r\033[Khalf: [##########          ] 7 rows, 5 MB, N MB/s, N s left"
	                          "\r\033[Kall: [####################] 8 rows, 10 MB, N MB/s"
	                          "\r\033[Kunknown: 10 rows, 3 MB, N MB/s"
	                          "\r\033[K");
}

static int tell(void)
{
	struct progress p = cli_progress();
	struct err e = ERR_INIT;

	err_note(&e, "a note");
	err_data(&e, NULL, "first");
	errno = 0;
	err_system(&e, "file", "second");
	return p.tick || p.bytes ? 9 : cli_finish(&program, &e);
}

static int tell_on_terminal(void)
{
	struct err e = ERR_INIT;

	err_note(&e, "a note");
	err_data(&e, NULL, "first");
	return cli_finish(&program, &e);
}

static int tell_without_colour(void)
{
	setenv("NO_COLOR", "1", 1);
	return tell_on_terminal();
}

static int tell_with_empty_wish(void)
{
	setenv("NO_COLOR", "", 1);
	return tell_on_terminal();
}

static void test_cli__problems_are_red_on_a_terminal_that_may(void **state)
{
	static const char red[] = "\r\033[Ka note\n\033[31mfirst\033[0m\n", plain[] = "\r\033[Ka note\nfirst\n";
	(void)state;

	unsetenv("NO_COLOR");
	assert_int_equal(on_terminal(tell_on_terminal), ERR_DATA);
	assert_string_equal(said, red);
	assert_int_equal(on_terminal(tell_with_empty_wish), ERR_DATA);
	assert_string_equal(said, red);
	assert_int_equal(on_terminal(tell_without_colour), ERR_DATA);
	assert_string_equal(said, plain);
}

static void test_cli__elsewhere_there_is_no_colour_and_no_progress(void **state)
{
	(void)state;
	assert_int_equal(elsewhere(tell), ERR_SYSTEM);
	assert_string_equal(said, "a note\nfirst\nfile: second\naid-test: 2 problems\n");
}

/* The first and last of each group of characters that command a terminal, and their neighbours. */
static int quote(void)
{
	struct err e = ERR_INIT;

	err_data(&e, NULL, "\x01 \x1F \x7F");
	err_data(&e, NULL, "\xC2\x80 \xC2\x9F \xC2\xA0");
	err_data(&e, NULL, "\xE2\x80\xA9 \xE2\x80\xAA \xE2\x80\xAE \xE2\x80\xAF");
	err_data(&e, NULL, "\xE2\x81\xA5 \xE2\x81\xA6 \xE2\x81\xA9 \xE2\x81\xAA \xE2\x82\xAC");
	err_data(&e, NULL, "\xC2");
	err_data(&e, NULL, "\xE2");
	err_data(&e, NULL, "\xE2\x80");
	err_data(&e, NULL, "\xE2\x81");
	return cli_finish(&program, &e);
}

static void test_cli__nothing_quoted_commands_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(elsewhere(quote), ERR_DATA);
	assert_string_equal(said, "\\x01 \\x1F \\x7F\n"
	                          "\\xC2\\x80 \\xC2\\x9F \xC2\xA0\n"
	                          "\xE2\x80\xA9 \\xE2\\x80\\xAA \\xE2\\x80\\xAE \xE2\x80\xAF\n"
	                          "\xE2\x81\xA5 \\xE2\\x81\\xA6 \\xE2\\x81\\xA9 \xE2\x81\xAA \xE2\x82\xAC\n"
	                          "\xC2\n\xE2\n\xE2\x80\n\xE2\x81\naid-test: 8 problems\n");
}

static void test_cli__years_and_counts_of_options(void **state)
{
	static const struct {
		const char *text;
		bool year, count;
	} cases[] = {
		{ "1900", true, false }, { "2100", true, false }, { "1899", false, false }, { "2101", false, false },
		{ "20x4", false, false }, { " 999", false, false }, { "02024", false, false }, { "", false, false },
		{ "3", false, true }, { "7", false, true }, { "2", false, false }, { "8", false, false },
		{ "-3", false, false }, { "3.0", false, false }, { "18446744073709551619", false, false },
	};
	struct err e = ERR_INIT;
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int year = 2024;
		size_t n = 5;
		if (cli_year(cases[i].text, "--prices", &year, &e) != cases[i].year ||
		    cli_count(cases[i].text, "-j", 3, 7, &n, &e) != cases[i].count)
			fail_msg("\"%s\"", cases[i].text);
		assert_true(cases[i].year || year == 2024);
		assert_true(cases[i].count || n == 5);
	}
	assert_string_equal(e.problems[0], "found -j 1900; expected a whole number from 3 to 7");
	assert_string_equal(e.problems[2], "found --prices 1899; expected a year such as 2024");
	err_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cli__progress_is_one_line_and_goes_at_the_end),
		cmocka_unit_test(test_cli__problems_are_red_on_a_terminal_that_may),
		cmocka_unit_test(test_cli__elsewhere_there_is_no_colour_and_no_progress),
		cmocka_unit_test(test_cli__nothing_quoted_commands_the_terminal),
		cmocka_unit_test(test_cli__years_and_counts_of_options),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

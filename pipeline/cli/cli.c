#include "aid/cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "aid/str.h"
#include "aid/version.h"
#include "aid/xmem.h"

enum { OPTION_HELP = 1000, OPTION_VERSION, OPTION_FIRST };

static void print_option(char letter, const char *name, const char *argument, const char *help)
{
	char left[64];

	snprintf(left, sizeof left, "%s%c%s--%s%s%s", letter ? "-" : " ", letter ? letter : ' ',
	         letter ? ", " : "  ", name, argument ? " " : "", argument ? argument : "");
	printf("  %-26s %s\n", left, help);
}

static void print_help(const struct cli *c)
{
	printf("Usage: %s [OPTION]…%s%s\n%s\n\nOptions:\n", c->program,
	       c->operands[0] ? " " : "", c->operands, c->purpose);
	for (size_t i = 0; i < c->n_options; i++)
		print_option(c->options[i].letter, c->options[i].name, c->options[i].argument,
		             c->options[i].help);
	print_option('h', "help", NULL, "show this and stop");
	print_option(0, "version", NULL, "show the version and stop");
	printf("\n%s%sExit codes: 0 done, 1 data refused, 2 wrong usage, 3 the machine failed, "
	       "4 our own bug.\n", c->details ? c->details : "", c->details ? "\n" : "");
}

static struct option *long_options(const struct cli *c)
{
	struct option *o = xcalloc(c->n_options + 3, sizeof *o);

	for (size_t i = 0; i < c->n_options; i++)
		o[i] = (struct option){ c->options[i].name,
			c->options[i].argument ? required_argument : no_argument, NULL,
			OPTION_FIRST + (int)i };
	o[c->n_options] = (struct option){ "help", no_argument, NULL, OPTION_HELP };
	o[c->n_options + 1] = (struct option){ "version", no_argument, NULL, OPTION_VERSION };
	return o;
}

static char *short_options(const struct cli *c)
{
	char *s = xcalloc(2 * c->n_options + 2, 1), *p = s;

	*p++ = 'h';
	for (size_t i = 0; i < c->n_options; i++) {
		if (!c->options[i].letter)
			continue;
		*p++ = c->options[i].letter;
		if (c->options[i].argument)
			*p++ = ':';
	}
	return s;
}

static const struct cli_option *option_of(const struct cli *c, int code)
{
	if (code >= OPTION_FIRST)
		return &c->options[code - OPTION_FIRST];
	for (size_t i = 0; i < c->n_options; i++)
		if (c->options[i].letter == code)
			return &c->options[i];
	return NULL;
}

static bool wrong_usage(const struct cli *c, int *exit_code)
{
	fprintf(stderr, "Usage: %s [OPTION]…%s%s\nTry '%s --help'.\n", c->program,
	        c->operands[0] ? " " : "", c->operands, c->program);
	*exit_code = ERR_USAGE;
	return false;
}

/* --help and --version are output like any other: a full disk must not go unseen. */
static bool finish_output(const struct cli *c, int *exit_code)
{
	bool ok = fflush(stdout) == 0 && !ferror(stdout);

	if (!ok)
		fprintf(stderr, "%s: standard output: writing failed: %s\n", c->program, strerror(errno));
	*exit_code = ok ? ERR_NONE : ERR_SYSTEM;
	return false;
}

bool cli_year(const char *text, const char *option, int *year, struct err *e)
{
	char *end;

	if (!text)
		return true;
	long n = strtol(text, &end, 10);
	if (strlen(text) != 4 || *end != '\0' || n < 1900 || n > 2100)
		return err_usage(e, "found %s %s; expected a year such as %d", option, text, *year);
	*year = (int)n;
	return true;
}

bool cli_count(const char *text, const char *option, size_t least, size_t most, size_t *n, struct err *e)
{
	return !text || str_count(text, least, most, n) ||
	       err_usage(e, "found %s %s; expected a whole number from %zu to %zu", option, text, least, most);
}

bool cli_memory(const char *text, size_t *bytes, struct err *e)
{
	enum { DEFAULT_MEGABYTES = 1024, MOST_MEGABYTES = 1 << 24 };
	size_t megabytes = DEFAULT_MEGABYTES;
	bool ok = cli_count(text, "--memory", 0, MOST_MEGABYTES, &megabytes, e);

	*bytes = megabytes << 20;
	return ok;
}

void cli_list_add(struct cli_list *list, const char *text)
{
	list->texts = xrealloc(list->texts, (list->n + 1) * sizeof *list->texts);
	list->texts[list->n++] = text;
}

static bool take_options(const struct cli *c, int argc, char **argv, const char *letters,
                         const struct option *names, int *exit_code)
{
	for (int code; (code = getopt_long(argc, argv, letters, names, NULL)) != -1;) {
		const struct cli_option *o = option_of(c, code);
		if (code == 'h' || code == OPTION_HELP) {
			print_help(c);
			return finish_output(c, exit_code);
		}
		if (code == OPTION_VERSION) {
			printf("%s (aidflow) %s\n", c->program, AID_VERSION);
			return finish_output(c, exit_code);
		}
		if (!o)
			return wrong_usage(c, exit_code);
		if (o->text)
			*o->text = optarg;
		else if (o->argument && c->list)
			cli_list_add(c->list, optarg);
		if (o->flag)
			*o->flag = true;
	}
	return true;
}

bool cli_parse(const struct cli *c, int argc, char **argv, int *first, int *exit_code)
{
	struct option *names = long_options(c);
	char *letters = short_options(c);
	bool ok = take_options(c, argc, argv, letters, names, exit_code);

	free(names);
	free(letters);
	if (!ok)
		return false;
	*first = optind;
	size_t n = (size_t)(argc - optind);
	if (n >= c->min_operands && n <= c->max_operands)
		return true;
	fprintf(stderr, "%s: %s\n", c->program,
	        n < c->min_operands ? "an operand is missing" : "too many operands");
	return wrong_usage(c, exit_code);
}

void cli_today(char day[CLI_TODAY_MAX])
{
	time_t now = time(NULL);
	struct tm utc;

	if (!gmtime_r(&now, &utc) || strftime(day, CLI_TODAY_MAX, "%Y-%m-%d", &utc) == 0)
		day[0] = '\0';
}

static bool coloured(void)
{
	const char *no_color = getenv("NO_COLOR");

	return isatty(STDERR_FILENO) && !(no_color && no_color[0]);
}

/* The state of the one progress line that a process can show. */
struct line {
	struct timespec begin, shown;
	bool visible;
};

static double seconds_between(struct timespec a, struct timespec b)
{
	return (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
}

/* True once in a while, and not at all in the first second. */
static bool is_due(struct line *line, double *seconds)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	*seconds = seconds_between(line->begin, now);
	if (*seconds < 1 || seconds_between(line->shown, now) < 0.2)
		return false;
	line->shown = now;
	line->visible = true;
	return true;
}

static void show(void *context, const char *what, uint64_t done)
{
	double seconds;

	if (!is_due(context, &seconds))
		return;
	fprintf(stderr, "\r\033[K%s: %llu", what, (unsigned long long)done);
	fflush(stderr);
}

/* A bar, rows, bytes, rate and the time left. */
static void show_bytes(void *context, const char *what, uint64_t rows, uint64_t done, uint64_t all)
{
	enum { WIDTH = 20 };
	double seconds, rate, megabytes = (double)done / 1e6;

	if (!is_due(context, &seconds))
		return;
	rate = megabytes / seconds;
	fprintf(stderr, "\r\033[K%s: ", what);
	if (all > 0) {
		int full = (int)(done < all ? done * WIDTH / all : WIDTH);
		fprintf(stderr, "[%.*s%*s] ", full, "####################", WIDTH - full, "");
	}
	fprintf(stderr, "%llu rows, %.0f MB, %.0f MB/s", (unsigned long long)rows, megabytes, rate);
	if (all > done && rate > 0)
		fprintf(stderr, ", %.0f s left", (double)(all - done) / 1e6 / rate);
	fflush(stderr);
}

struct progress cli_progress(void)
{
	static struct line line; /* one terminal, one line: the only such state there is */

	if (!isatty(STDERR_FILENO))
		return (struct progress){ NULL, NULL, NULL };
	clock_gettime(CLOCK_MONOTONIC, &line.begin);
	line.shown = line.begin;
	return (struct progress){ show, &line, show_bytes };
}

/* The length of a character at p that a terminal would obey rather than show, or 0: controls (C0, DEL, C1) and
 * what turns the direction of writing (U+202A … U+202E, U+2066 … U+2069). */
static size_t control_at(const unsigned char *p)
{
	if (p[0] < 0x20 || p[0] == 0x7F)
		return 1;
	if (p[0] == 0xC2 && p[1] >= 0x80 && p[1] <= 0x9F)
		return 2;
	if (p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0xAA && p[2] <= 0xAE)
		return 3;
	return p[0] == 0xE2 && p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9 ? 3 : 0;
}

/* A message may quote any data: it stays in its line, and nothing in it commands the terminal. */
static void print_line(const char *before, const char *message, const char *after)
{
	const unsigned char *p = (const unsigned char *)message;
	struct str line = STR_INIT;

	while (*p) {
		size_t n = control_at(p);
		if (n == 0)
			str_add_char(&line, (char)*p++);
		for (; n > 0; n--)
			str_printf(&line, "\\x%02X", *p++);
	}
	fprintf(stderr, "%s%s%s\n", before, str_text(&line), after);
	str_release(&line);
}

int cli_finish(const struct cli *c, struct err *e)
{
	const char *red = coloured() ? "\033[31m" : "", *plain = coloured() ? "\033[0m" : "";

	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr); /* takes the progress line away */
	errno = 0;
	if (fflush(stdout) != 0 || ferror(stdout) || fclose(stdout) != 0)
		err_system(e, "standard output", "writing failed");
	for (size_t i = 0; i < e->n_notes; i++)
		print_line("", e->notes[i], "");
	for (size_t i = 0; i < e->n_problems; i++)
		print_line(red, e->problems[i], plain);
	if (e->n_problems > 1)
		fprintf(stderr, "%s: %zu problems\n", c->program, e->n_problems);
	int exit_code = (int)e->kind;
	err_release(e);
	return exit_code;
}

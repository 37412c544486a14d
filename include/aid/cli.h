/*
 * cli: what all programs share — options from one table, --help and --version made from it,
 * messages on standard error, progress on a terminal, exit codes (err.h). The only place
 * that knows getopt, the terminal, the environment (NO_COLOR) and the clock.
 */
#ifndef AID_CLI_H
#define AID_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/progress.h"

struct cli_option {
	const char *name;      /* long name without dashes */
	char letter;           /* short name, or 0 */
	const char *argument;  /* "DIR", or NULL for a flag */
	const char *help;      /* one line; the default named in it */
	const char **text;     /* where the argument goes (points into argv), or NULL */
	bool *flag;            /* what the flag sets, or NULL */
};

/* The arguments of an option that may stand more than once, in order. */
struct cli_list {
	size_t n;
	const char **texts; /* point into argv; the array is the caller's to free */
};

struct cli {
	const char *program;   /* "aid-ingest" */
	const char *purpose;   /* one sentence */
	const char *operands;  /* "SOURCE.ini …", "[DIR]" or "" */
	size_t min_operands, max_operands;
	const char *details;   /* lines printed after the options: what it reads and writes, examples */
	size_t n_options;
	const struct cli_option *options;
	struct cli_list *list; /* takes every argument of options without text, or NULL */
};

/* Reads the command line. True: go on, operands are argv[*first] … argv[argc - 1]. False:
 * leave main with *exit_code (help or version was printed, or usage was wrong). */
bool cli_parse(const struct cli *c, int argc, char **argv, int *first, int *exit_code);

/* Adds a text to the list. */
void cli_list_add(struct cli_list *list, const char *text);

/* The year that an option was given, 1900 to 2100; text NULL: *year, which is named as the example, stays. False with the
 * reason in *e. */
bool cli_year(const char *text, const char *option, int *year, struct err *e);

/* The whole number that an option was given; text NULL: *n stays. False with the reason in *e. */
bool cli_count(const char *text, const char *option, size_t least, size_t most, size_t *n, struct err *e);

/* The option --memory and its help; its text becomes *bytes (NULL: the default). */
#define CLI_MEMORY "memory", 'm', "MB", "for amounts, before they go to a file (1024)"
bool cli_memory(const char *text, size_t *bytes, struct err *e);

#define CLI_TODAY_MAX 16

/* The day by the clock, in UTC: 2026-08-04. It may decide what is said, never a table. */
void cli_today(char day[CLI_TODAY_MAX]);

/* A progress that writes one line on standard error, on a terminal only, after a second. */
struct progress cli_progress(void);

/* Prints notes and problems on standard error, closes standard output and checks it, frees *e,
 * and returns the exit code. */
int cli_finish(const struct cli *c, struct err *e);

#endif

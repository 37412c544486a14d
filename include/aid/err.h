/*
 * err: what went wrong, as a list, so that one run can tell all of it.
 *
 * Three kinds of failure are never mixed: the data is not what was agreed (ERR_DATA), the
 * command line is wrong (ERR_USAGE), the machine failed (ERR_SYSTEM). Our own bugs are
 * asserts. Core functions fill a struct err and return false; they never print or exit.
 * Invariant: kind is the worst kind added so far; ERR_NONE iff no problem was added.
 */
#ifndef AID_ERR_H
#define AID_ERR_H

#include <stdbool.h>
#include <stddef.h>

/* The values are the exit codes of every program (DESIGN §7). */
enum err_kind { ERR_NONE = 0, ERR_DATA = 1, ERR_USAGE = 2, ERR_SYSTEM = 3, ERR_BUG = 4 };

/* Where in an input a problem stands. line and column count from 1; 0 means "not known".
 * column is the number of the field in the row; name is its header, or NULL. Borrowed. */
struct place {
	const char *file;
	size_t line;
	size_t column;
	const char *name;
};

struct err_fault; /* err.c: a message that many rows may share */

struct err {
	enum err_kind kind;
	size_t n_problems, n_notes;
	char **problems; /* owned; each "file:line:column: found …, expected …; how to fix" */
	char **notes;    /* owned; things worth saying that are no failure */
	size_t n_faults;
	struct err_fault *faults; /* owned */
};

#define ERR_INIT { ERR_NONE, 0, 0, NULL, NULL, 0, NULL }

/* Adds "file:line:column: column "name": <message>". Always returns false, so that
 * `return err_data(…)` reads well. The message is copied. */
bool err_data(struct err *e, const struct place *at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for what many rows may have wrong alike, such as a name that no table knows: the message
 * is told once, at its first place; again, it only counts: "… (and 31 more rows: file:line, …)". */
bool err_data_alike(struct err *e, const struct place *at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds problem number i of another list as if it had come up here. */
void err_again(struct err *e, const struct err *from, size_t problem);

/* Adds "file: <message>: strerror(errno)"; errno 0 leaves the last part out. Returns false. */
bool err_system(struct err *e, const char *file, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds a usage problem. Returns false. */
bool err_usage(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Adds what our own program got wrong, where it can still be told. Returns false. */
bool err_bug(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Adds a note: it is shown, but changes no exit code. */
void err_note(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Frees all messages and makes *e empty again. */
void err_release(struct err *e);

#endif

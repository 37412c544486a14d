/*
 * csvin: strict reading of delimited text (RFC 4180, UTF-8), one row at a time.
 *
 * The only reader of CSV, over libcsv (STYLE: library fence). Beyond libcsv it strips a byte
 * order mark, keeps blanks, knows the line of every field, checks the number of fields, and
 * refuses NUL, control characters, invalid UTF-8, UTF-16, a carriage return that ends no
 * line, stray and unclosed quotes. The first row is the header and fixes the field count.
 * A row that cannot be read to its end costs its first line only; reading starts afresh after
 * it, so that one run can tell of every bad row.
 */
#ifndef AID_CSVIN_H
#define AID_CSVIN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "aid/err.h"

struct csvin;

struct csvin_options {
	char delimiter;         /* 0 means ',' */
	size_t preamble_lines;  /* physical lines to pass over before the header */
	bool trailing_delimiter; /* each line ends with an extra delimiter (World Bank, ECB) */
	bool latin1;            /* ISO 8859-1 is converted; otherwise UTF-8 is demanded */
	bool no_quotes;         /* a quote is a character like any other */
	size_t max_field;       /* bytes; 0 means 1 MiB */
};

struct csvfield {
	const char *text; /* NUL-terminated, never NULL */
	size_t len;
	size_t line;      /* physical line, from 1, where the field begins */
};

struct csvrow {
	size_t line;      /* physical line where the row begins */
	size_t n;         /* always the header's number of fields */
	const struct csvfield *fields; /* borrowed until the next csvin_next */
};

enum csvin_status {
	CSVIN_ROW,  /* *row is the next row */
	CSVIN_BAD,  /* one row was refused (the reason is in *e); reading may go on */
	CSVIN_END,  /* no more rows */
	CSVIN_STOP  /* the rest cannot be read (I/O); the reason is in *e */
};

/* Bytes from somewhere: returns the number read, 0 at the end, -1 with errno on failure. */
typedef ssize_t (*csvin_read_fn)(void *context, char *buffer, size_t size);

/* Opens a file and reads its header. NULL with the reason in *e. Caller closes. */
struct csvin *csvin_open(const char *path, const struct csvin_options *o, struct err *e);
/* The same over any reader; `name` stands for the file in messages and is copied. */
struct csvin *csvin_open_reader(csvin_read_fn read, void *context, const char *name,
                                const struct csvin_options *o, struct err *e);
const char *csvin_name(const struct csvin *in);
/* The header row: n names; duplicates and empty names are kept as they are. Borrowed. */
const struct csvrow *csvin_header(const struct csvin *in);
/* The index of the column with exactly this name, or SIZE_MAX. */
size_t csvin_column(const struct csvin *in, const char *name);
/* Goes on with other bytes under the same header: they begin a row, on this physical line. */
void csvin_restart(struct csvin *in, csvin_read_fn read, void *context, size_t line);
/* The physical line on which the row read last ends. */
size_t csvin_line(const struct csvin *in);
enum csvin_status csvin_next(struct csvin *in, struct csvrow *row, struct err *e);
/* The place of field number `column` (from 0) of a row, for messages; name is its header. */
struct place csvin_place(const struct csvin *in, const struct csvrow *row, size_t column);
void csvin_close(struct csvin *in);

#endif

/*
 * scan: finds the rows and fields of plainly regular delimited text, 64 bytes at a time.
 *
 * It never decides what text means: what it reports as a row is what csvin reads there, and what
 * is not plain (a stray quote, a ragged row, bad bytes, an overlong row) it only points at, for
 * csvin to judge. docs/scanner.md draws how it works.
 *
 * The text begins at the beginning of a row. Positions are 32-bit offsets from there.
 */
#ifndef AID_SCAN_H
#define AID_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many bytes beyond the text must be readable; what they hold does not matter. */
enum { SCAN_PADDING = 128 };

struct scan_options {
	unsigned char delimiter;
	uint32_t columns;    /* fields of a row, at least 2 */
	uint32_t max_row;    /* bytes; a longer row is odd */
	bool no_quotes;      /* a quote is a letter like others */
};

/* What is found; the arrays grow and are used again for the next text. */
struct scan {
	size_t n_ends, ends_cap;
	uint32_t *ends;      /* where fields end: at a delimiter or newline outside quotes */
	size_t n_rows, rows_cap;
	uint32_t *rows;      /* of each row, the number in ends of its last field's end */
	size_t n_odd, odd_cap;
	uint32_t *odd;       /* numbers of the rows that are not plain, ascending */
	size_t n_inner, inner_cap;
	uint32_t *inner;     /* newlines inside quotes */
	size_t n_bad, bad_cap;
	uint32_t *bad;       /* bytes that are not the text agreed on */
	uint32_t length;     /* of the rows found: what follows is not a whole row, or not regular */
	bool irregular;      /* a quote stands where none may: the rest was not looked at */
};

/* Finds the rows in text[0 … len), len below 2^31. */
void scan_text(struct scan *s, const struct scan_options *o, const char *text, size_t len);
void scan_release(struct scan *s);

/* Where row number `row` and its field number `column` (both from 0) begin and end, quotes
 * included; a carriage return before the newline is no part of the last field. */
static inline uint32_t scan_row_begin(const struct scan *s, size_t row)
{
	return row == 0 ? 0 : s->ends[s->rows[row - 1]] + 1;
}

/* The variants, for tests; scan_text takes the best that the processor has. */
struct scan_variant {
	const char *name;
	bool (*supported)(void);
	void (*scan)(struct scan *s, const struct scan_options *o, const char *text, size_t len);
};
extern const struct scan_variant scan_plain, scan_sse2, scan_avx2, scan_avx512;
/* Ends with NULL; the best first. */
extern const struct scan_variant *const scan_variants[];

#endif

/*
 * scan_body: the scanner around its innermost step, which finds the marks of 64 bytes and differs
 * from processor to processor. Each pipeline/core/scan_<variant>.c compiles this once.
 */
#ifndef AID_SCAN_BODY_H
#define AID_SCAN_BODY_H

#include <stdlib.h>
#include <string.h>

#include "aid/scan.h"
#include "aid/textcheck.h"
#include "aid/xmem.h"

/* One bit for each of 64 bytes, the first lowest. */
struct scan_marks {
	uint64_t quote, delimiter, newline;
	uint64_t odd; /* control characters, DEL and bytes above ASCII */
};

typedef void scan_marks_fn(const char *text, unsigned char delimiter, struct scan_marks *m);
typedef uint64_t scan_prefix_fn(uint64_t bits);
/* Writes base + the number of each set bit; there is room for 64, whatever their number. */
typedef void scan_put_fn(uint32_t *to, uint64_t bits, uint32_t base);

/* So many bytes are scanned before room is asked for again; a multiple of 64. */
enum { SCAN_STRIDE = 4096 };

#define SCAN_INLINE static inline __attribute__((always_inline))

/* Bit i of the result is the parity of bits 0 … i: set from each opening quote to the byte before
 * its closing one. */
SCAN_INLINE uint64_t scan_prefix_shift(uint64_t bits)
{
	for (int shift = 1; shift < 64; shift *= 2)
		bits ^= bits << shift;
	return bits;
}

/* What goes on from one 64 bytes to the next. */
struct scan_state {
	uint64_t inside;       /* all ones in quotes, else 0 */
	uint64_t after_end;    /* 1 if the last byte ended a field (or the text begins) */
	uint64_t after_quote;  /* 1 if the last byte closed quotes */
	uint32_t checked;      /* bytes before this were looked at as UTF-8 */
};

/* Arrays have room for all that so many bytes, and the 64 begun with the last, can add. */
static void scan_reserve(struct scan *s, size_t bytes)
{
	size_t most = bytes + 64;

	s->ends = (uint32_t *)xgrow(s->ends, s->n_ends + most, &s->ends_cap, sizeof *s->ends);
	s->rows = (uint32_t *)xgrow(s->rows, s->n_rows + most, &s->rows_cap, sizeof *s->rows);
}

/* Eight at a time without asking how many there are: what is written too much is overwritten. */
SCAN_INLINE void scan_put_ends(uint32_t *to, uint64_t bits, uint32_t base)
{
	int n = __builtin_popcountll(bits);

	for (int done = 0; done < n; done += 8, to += 8) {
		for (int i = 0; i < 8; i++) {
			to[i] = base + (bits ? (uint32_t)__builtin_ctzll(bits) : 0);
			bits &= bits - 1;
		}
	}
}

/* The rows that end in these 64 bytes, whose ends were n_before before. The first without asking whether there is
 * one: that is a toss, and the processor stumbles over each that it guesses wrong. */
SCAN_INLINE void scan_put_rows(struct scan *s, uint64_t ends, uint64_t newlines, size_t n_before)
{
	do {
		uint64_t before = ends & (newlines - 1) & ~newlines;
		s->rows[s->n_rows] = (uint32_t)(n_before + (size_t)__builtin_popcountll(before));
		s->n_rows += newlines != 0;
		newlines &= newlines - 1;
	} while (newlines);
}

/* The rows with too many or too few fields, or too many bytes. */
static void scan_find_odd_rows(struct scan *s, const struct scan_options *o)
{
	uint32_t fields = 0, begin = 0;

	for (size_t row = 0; row < s->n_rows; row++) {
		uint32_t next_fields = s->rows[row] + 1, next = s->ends[s->rows[row]] + 1;
		if ((next_fields - fields != o->columns) | (next - begin > o->max_row)) {
			XGROW(s->odd, s->n_odd, s->odd_cap);
			s->odd[s->n_odd++] = (uint32_t)row;
		}
		fields = next_fields;
		begin = next;
	}
}

/* True if the text ends within what may be one letter: no newline follows, so no whole row. */
SCAN_INLINE bool scan_is_cut_off(const char *text, uint32_t at, size_t len)
{
	size_t i = at + (size_t)1;

	while (i < len && ((unsigned char)text[i] & 0xC0) == 0x80)
		i++;
	return i == len && len - at < 4;
}

/* Looks at the bytes that are not printable ASCII: tabs and line ends are text, the rest must be
 * UTF-8. What is cut off at the end of the text is no part of a whole row. Returns the bit of the
 * first carriage return that ends no line, or 64: csvin may read such a row on into the next. */
static int scan_check_odd(struct scan *s, struct scan_state *state, uint64_t odd,
                           const char *text, uint32_t base, size_t len)
{
	for (; odd; odd &= odd - 1) {
		int bit = __builtin_ctzll(odd);
		uint32_t at = base + (uint32_t)bit;
		unsigned char c = (unsigned char)text[at];
		size_t n = 1;
		if (at < state->checked || c == '\t' || c == '\n')
			continue;
		if (c == '\r' && at + 1 < len && text[at + 1] != '\n')
			return bit;
		if (c != '\r')
			n = c < 0x80 ? 0 : textcheck_utf8(text + at, len - at);
		if (n > 0) {
			state->checked = at + (uint32_t)n;
		} else if (c < 0x80 || !scan_is_cut_off(text, at, len)) {
			XGROW(s->bad, s->n_bad, s->bad_cap);
			s->bad[s->n_bad++] = at;
		}
	}
	return 64;
}

static void scan_put_inner(struct scan *s, uint64_t newlines, uint32_t base)
{
	for (; newlines; newlines &= newlines - 1) {
		XGROW(s->inner, s->n_inner, s->inner_cap);
		s->inner[s->n_inner++] = base + (uint32_t)__builtin_ctzll(newlines);
	}
}

/* Quotes may open only a whole field, and close only at its end or to be doubled. Returns the
 * first bit where that is broken, or 64. */
SCAN_INLINE int scan_check_quotes(struct scan_state *state, const struct scan_marks *m,
                                  uint64_t inside, uint64_t ends, uint64_t carriage)
{
	uint64_t opening = m->quote & inside, closing = m->quote & ~inside;
	uint64_t may_open = (ends | closing) << 1 | state->after_end | state->after_quote;
	uint64_t after = closing << 1 | state->after_quote;
	uint64_t broken = (opening & ~may_open) | (after & ~(ends | m->quote | carriage));

	return broken ? __builtin_ctzll(broken) : 64;
}

/* The carriage returns that belong to a line's end. */
SCAN_INLINE uint64_t scan_carriage(const char *text, uint64_t odd, uint32_t base, size_t len)
{
	uint64_t bits = 0;

	for (; odd; odd &= odd - 1) {
		size_t at = base + (size_t)__builtin_ctzll(odd);
		if (text[at] == '\r' && (at + 1 >= len || text[at + 1] == '\n'))
			bits |= odd & -odd;
	}
	return bits;
}

/* Rows that hold bad bytes join those that are ragged or long. */
static void scan_merge_bad(struct scan *s)
{
	size_t row = 0, n = 0, n_all = 0;
	uint32_t *all = NULL;
	size_t cap = 0;

	if (s->n_bad == 0)
		return;
	for (size_t i = 0; i < s->n_bad; i++) {
		while (row < s->n_rows && s->ends[s->rows[row]] < s->bad[i])
			row++;
		if (row == s->n_rows)
			break;
		while (n < s->n_odd && s->odd[n] < row) {
			XGROW(all, n_all, cap);
			all[n_all++] = s->odd[n++];
		}
		if ((n == s->n_odd || s->odd[n] != row) &&
		    (n_all == 0 || all[n_all - 1] != row)) {
			XGROW(all, n_all, cap);
			all[n_all++] = (uint32_t)row;
		}
	}
	for (; n < s->n_odd; n++) {
		XGROW(all, n_all, cap);
		all[n_all++] = s->odd[n];
	}
	free(s->odd);
	s->odd = all;
	s->n_odd = n_all;
	s->odd_cap = cap;
}

/* One step: what 64 bytes at text + base add, where there is room for it; `whole` if all of them are text.
 * False if a quote is out of place. */
SCAN_INLINE bool scan_step(struct scan *s, const struct scan_options *o, struct scan_state *state,
                           const char *text, uint32_t base, size_t len, bool whole,
                           scan_marks_fn *marks, scan_prefix_fn *prefix, scan_put_fn *put_ends)
{
	struct scan_marks m;
	uint64_t inside = state->inside, valid = ~(uint64_t)0, ends;
	bool quoted;
	int broken = 64;

	marks(text + base, o->delimiter, &m);
	m.quote &= o->no_quotes ? 0 : valid;
	if (!whole) {
		valid = ((uint64_t)1 << (len - base)) - 1;
		m.quote &= valid, m.delimiter &= valid, m.newline &= valid, m.odd &= valid;
	}
	if (inside && (m.quote | m.odd) == 0) {
		/* Plain text between quotes. Nothing ends in it. */
		state->after_end = state->after_quote = 0;
		return true;
	}
	quoted = (m.quote | inside | state->after_quote) != 0;
	if (quoted)
		inside ^= prefix(m.quote);
	ends = (m.delimiter | m.newline) & ~inside;
	if (quoted) {
		uint64_t carriage = scan_carriage(text, m.odd, base, len);
		broken = scan_check_quotes(state, &m, inside, ends, carriage | ~valid);
		if (m.newline & inside)
			scan_put_inner(s, m.newline & inside, base);
	}
	if (m.odd & ~m.newline) {
		int carriage = scan_check_odd(s, state, m.odd & ~m.newline, text, base, len);
		broken = carriage < broken ? carriage : broken;
	}
	if (broken < 64)
		ends &= ((uint64_t)1 << broken) - 1;
	size_t n_before = s->n_ends;
	put_ends(s->ends + n_before, ends, base);
	s->n_ends += (size_t)__builtin_popcountll(ends);
	scan_put_rows(s, ends, ends & m.newline, n_before);
	state->after_end = ends >> 63;
	state->after_quote = (m.quote & ~inside) >> 63;
	state->inside = (uint64_t)0 - (inside >> 63);
	return broken == 64;
}

SCAN_INLINE void scan_body(struct scan *s, const struct scan_options *o, const char *text,
                           size_t len, scan_marks_fn *marks, scan_prefix_fn *prefix,
                           scan_put_fn *put_ends)
{
	struct scan_state state = { .after_end = 1 };

	s->n_ends = s->n_rows = s->n_odd = s->n_inner = s->n_bad = 0;
	s->irregular = false;
	for (size_t base = 0; base < len && !s->irregular;) {
		size_t left = len - base, end = base + (left < SCAN_STRIDE ? left : SCAN_STRIDE);
		scan_reserve(s, end - base);
		for (; end - base >= 64 && !s->irregular; base += 64)
			s->irregular = !scan_step(s, o, &state, text, (uint32_t)base, len, true, marks,
			                          prefix, put_ends);
		if (base < end && !s->irregular) {
			s->irregular = !scan_step(s, o, &state, text, (uint32_t)base, len, false, marks,
			                          prefix, put_ends);
			base = end;
		}
	}
	/* What stands behind the last row does not count. */
	s->length = scan_row_begin(s, s->n_rows);
	s->n_ends = s->n_rows > 0 ? s->rows[s->n_rows - 1] + (size_t)1 : 0;
	scan_find_odd_rows(s, o);
	scan_merge_bad(s);
}

#endif

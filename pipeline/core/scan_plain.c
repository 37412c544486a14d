/* scan_plain: the scanner in plain C, eight bytes at a time. */
#include <stdlib.h>

#include "aid/scan_body.h"

static const uint64_t ONES = 0x0101010101010101u, HIGH = 0x8080808080808080u;

/* One bit for each byte whose highest bit is set, the first byte lowest. */
static uint64_t gather(uint64_t high)
{
	return ((high >> 7) * 0x0102040810204080u) >> 56;
}

/* The highest bit of each byte that equals c. */
static uint64_t equal(uint64_t word, unsigned char c)
{
	uint64_t x = word ^ (ONES * c);

	return ~(((x & ~HIGH) + ~HIGH) | x | ~HIGH);
}

/* The highest bit of each byte that is below blank, above ASCII, or DEL. */
static uint64_t unusual(uint64_t word)
{
	uint64_t blank_or_more = (word & ~HIGH) + ONES * (0x80 - 0x20);

	return (word | ~blank_or_more | equal(word, 0x7F)) & HIGH;
}

static void find_marks(const char *text, unsigned char delimiter, struct scan_marks *m)
{
	*m = (struct scan_marks){ 0 };
	for (int i = 0; i < 8; i++) {
		uint64_t word = 0;
		for (int byte = 7; byte >= 0; byte--)
			word = word << 8 | (unsigned char)text[8 * i + byte];
		m->quote |= gather(equal(word, '"')) << (8 * i);
		m->delimiter |= gather(equal(word, delimiter)) << (8 * i);
		m->newline |= gather(equal(word, '\n')) << (8 * i);
		m->odd |= gather(unusual(word)) << (8 * i);
	}
}

static void scan(struct scan *s, const struct scan_options *o, const char *text, size_t len)
{
	scan_body(s, o, text, len, find_marks, scan_prefix_shift, scan_put_ends);
}

static bool supported(void)
{
	return true;
}

const struct scan_variant scan_plain = { "plain", supported, scan };

/* scan_sse2: the scanner with 16 bytes at a time, as every x86-64 has them. */
#include <stdlib.h>

#include "aid/scan_body.h"

#if defined(__x86_64__)
#include <emmintrin.h>

SCAN_INLINE uint64_t bits(__m128i a, __m128i b, __m128i c, __m128i d)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(a) |
	       (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
	       (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 |
	       (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

SCAN_INLINE uint64_t equal(const __m128i v[4], char c)
{
	__m128i x = _mm_set1_epi8(c);

	return bits(_mm_cmpeq_epi8(v[0], x), _mm_cmpeq_epi8(v[1], x), _mm_cmpeq_epi8(v[2], x),
	            _mm_cmpeq_epi8(v[3], x));
}

/* Plus one, as signed bytes: only what is printable ASCII is above 0x20. */
SCAN_INLINE uint64_t unusual(const __m128i v[4])
{
	__m128i one = _mm_set1_epi8(1), limit = _mm_set1_epi8(0x21);

	return bits(_mm_cmplt_epi8(_mm_add_epi8(v[0], one), limit),
	            _mm_cmplt_epi8(_mm_add_epi8(v[1], one), limit),
	            _mm_cmplt_epi8(_mm_add_epi8(v[2], one), limit),
	            _mm_cmplt_epi8(_mm_add_epi8(v[3], one), limit));
}

SCAN_INLINE void find_marks(const char *text, unsigned char delimiter, struct scan_marks *m)
{
	const __m128i *p = (const __m128i *)(const void *)text;
	__m128i v[4] = { _mm_loadu_si128(p), _mm_loadu_si128(p + 1), _mm_loadu_si128(p + 2),
	                 _mm_loadu_si128(p + 3) };

	m->quote = equal(v, '"');
	m->delimiter = equal(v, (char)delimiter);
	m->newline = equal(v, '\n');
	m->odd = unusual(v);
}

static void scan(struct scan *s, const struct scan_options *o, const char *text, size_t len)
{
	scan_body(s, o, text, len, find_marks, scan_prefix_shift, scan_put_ends);
}

static bool supported(void)
{
	return true;
}

#else

static void scan(struct scan *s, const struct scan_options *o, const char *text, size_t len)
{
	scan_plain.scan(s, o, text, len);
}

static bool supported(void)
{
	return false;
}

#endif

const struct scan_variant scan_sse2 = { "sse2", supported, scan };

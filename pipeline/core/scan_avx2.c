/* scan_avx2: the scanner with 32 bytes at a time and a carry-less product for the inside of
 * quotes, on processors of about 2013 and later. Only this file is compiled for them. */
#if defined(__x86_64__) && defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,pclmul,popcnt,bmi,bmi2,lzcnt"))), \
	apply_to = function)
#elif defined(__x86_64__)
#pragma GCC target("avx2,pclmul,popcnt,bmi,bmi2,lzcnt")
#endif
#include <stdlib.h>

#include "aid/scan_body.h"

#if defined(__x86_64__)
#include <immintrin.h>

SCAN_INLINE uint64_t bits(__m256i a, __m256i b)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(a) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

SCAN_INLINE uint64_t equal(__m256i a, __m256i b, char c)
{
	__m256i x = _mm256_set1_epi8(c);

	return bits(_mm256_cmpeq_epi8(a, x), _mm256_cmpeq_epi8(b, x));
}

SCAN_INLINE void find_marks(const char *text, unsigned char delimiter, struct scan_marks *m)
{
	const __m256i *p = (const __m256i *)(const void *)text;
	__m256i a = _mm256_loadu_si256(p), b = _mm256_loadu_si256(p + 1);
	__m256i one = _mm256_set1_epi8(1), limit = _mm256_set1_epi8(0x21);

	m->quote = equal(a, b, '"');
	m->delimiter = equal(a, b, (char)delimiter);
	m->newline = equal(a, b, '\n');
	/* Plus one, as signed bytes: only what is printable ASCII is above 0x20. */
	m->odd = bits(_mm256_cmpgt_epi8(limit, _mm256_add_epi8(a, one)),
	              _mm256_cmpgt_epi8(limit, _mm256_add_epi8(b, one)));
}

/* A product without carries by all ones adds up, in each bit, those below it. */
SCAN_INLINE uint64_t prefix(uint64_t quotes)
{
	__m128i ones = _mm_set1_epi8((char)0xFF);

	return (uint64_t)_mm_cvtsi128_si64(
		_mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)quotes), ones, 0));
}

static void scan(struct scan *s, const struct scan_options *o, const char *text, size_t len)
{
	scan_body(s, o, text, len, find_marks, prefix, scan_put_ends);
}

static bool supported(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
	       __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
	       __builtin_cpu_supports("popcnt");
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

const struct scan_variant scan_avx2 = { "avx2", supported, scan };

#if defined(__x86_64__) && defined(__clang__)
#pragma clang attribute pop
#endif

/* scan_avx512: the scanner with 64 bytes at a time, whose comparisons give the masks at once and whose
 * places of ends are drawn together without a loop, on processors of about 2019 and later. Only this file
 * is compiled for them. */
#if defined(__x86_64__) && defined(__clang__)
#pragma clang attribute push(__attribute__((target( \
	"avx512f,avx512bw,avx512vbmi2,pclmul,popcnt,bmi,bmi2,lzcnt"))), apply_to = function)
#elif defined(__x86_64__)
#pragma GCC target("avx512f,avx512bw,avx512vbmi2,pclmul,popcnt,bmi,bmi2,lzcnt")
#endif
#include <stdlib.h>

#include "aid/scan_body.h"

#if defined(__x86_64__)
#include <immintrin.h>

SCAN_INLINE void find_marks(const char *text, unsigned char delimiter, struct scan_marks *m)
{
	__m512i bytes = _mm512_loadu_si512(text);

	m->quote = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'));
	m->delimiter = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)delimiter));
	m->newline = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n'));
	/* Less the blank, as unsigned bytes: what is printable ASCII is below 0x5F. */
	m->odd = _mm512_cmpge_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(' ')),
	                                _mm512_set1_epi8(0x7F - ' '));
}

/* A product without carries by all ones adds up, in each bit, those below it. */
SCAN_INLINE uint64_t prefix(uint64_t quotes)
{
	__m128i ones = _mm_set1_epi8((char)0xFF);

	return (uint64_t)_mm_cvtsi128_si64(
		_mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)quotes), ones, 0));
}

SCAN_INLINE void put_sixteen(uint32_t *to, __m128i places, uint32_t base)
{
	_mm512_storeu_si512(to, _mm512_add_epi32(_mm512_cvtepu8_epi32(places),
	                                         _mm512_set1_epi32((int)base)));
}

/* The numbers 0 … 63 whose bit is set move to the front. */
SCAN_INLINE void put_ends(uint32_t *to, uint64_t bits, uint32_t base)
{
	static const unsigned char numbers[64] = {
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
		22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42,
		43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63
	};
	int n = __builtin_popcountll(bits);
	__m512i places = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));

	put_sixteen(to, _mm512_castsi512_si128(places), base);
	if (n > 16)
		put_sixteen(to + 16, _mm512_extracti32x4_epi32(places, 1), base);
	if (n > 32)
		put_sixteen(to + 32, _mm512_extracti32x4_epi32(places, 2), base);
	if (n > 48)
		put_sixteen(to + 48, _mm512_extracti32x4_epi32(places, 3), base);
}

static void scan(struct scan *s, const struct scan_options *o, const char *text, size_t len)
{
	scan_body(s, o, text, len, find_marks, prefix, put_ends);
}

static bool supported(void)
{
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
	       __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("pclmul") &&
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

const struct scan_variant scan_avx512 = { "avx512", supported, scan };

#if defined(__x86_64__) && defined(__clang__)
#pragma clang attribute pop
#endif

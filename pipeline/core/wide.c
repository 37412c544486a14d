#include "aid/wide.h"

#include <assert.h>
#include <math.h>

struct wide wide_multiply(wide_half a, wide_half b)
{
	uint64_t x[2] = { (uint64_t)a, (uint64_t)(a >> 64) };
	uint64_t y[2] = { (uint64_t)b, (uint64_t)(b >> 64) };
	struct wide product = { { 0 } };

	for (int i = 0; i < 2; i++) {
		uint64_t carry = 0;
		for (int j = 0; j < 2; j++) {
			wide_half t = (wide_half)x[i] * y[j] + product.word[i + j] + carry;
			product.word[i + j] = (uint64_t)t;
			carry = (uint64_t)(t >> 64);
		}
		product.word[i + 2] = carry;
	}
	return product;
}

struct wide wide_subtract(const struct wide *a, const struct wide *b)
{
	struct wide difference;
	uint64_t borrow = 0;

	for (int i = 0; i < 4; i++) {
		wide_half take = (wide_half)b->word[i] + borrow;
		borrow = a->word[i] < take;
		difference.word[i] = (uint64_t)(a->word[i] - take);
	}
	assert(borrow == 0);
	return difference;
}

struct wide wide_scale(const struct wide *a, uint64_t b)
{
	struct wide product;
	wide_half carry = 0;

	for (int i = 0; i < 4; i++) {
		carry += (wide_half)a->word[i] * b;
		product.word[i] = (uint64_t)carry;
		carry >>= 64;
	}
	assert(carry == 0);
	return product;
}

int wide_compare(const struct wide *a, const struct wide *b)
{
	for (int i = 3; i >= 0; i--)
		if (a->word[i] != b->word[i])
			return a->word[i] < b->word[i] ? -1 : 1;
	return 0;
}

/* Compares root^2 * den with num. */
static int compare_root(wide_half root, wide_half den, const struct wide *num)
{
	struct wide square = wide_multiply(root * root, den);

	return wide_compare(&square, num);
}

/* Twice the root plus one, squared, against four times the number: which neighbour is nearer. */
static int compare_middle(uint64_t root, wide_half den, const struct wide *num)
{
	struct wide four = wide_scale(num, 4);

	return compare_root(2 * (wide_half)root + 1, den, &four);
}

/* Where the root lies, give or take its last bits: what floating point gets wrong is put right by
 * exact comparisons after it. */
static uint64_t guess_root(const struct wide *num, wide_half den)
{
	long double value = 0;

	for (int i = 3; i >= 0; i--)
		value = value * 18446744073709551616.0L + (long double)num->word[i];
	value = sqrtl(value / (long double)den);
	return value < 9223372036854775807.0L ? (uint64_t)value : INT64_MAX;
}

uint64_t wide_root(const struct wide *num, wide_half den)
{
	assert(den > 0);
	uint64_t root = guess_root(num, den);
	while (root > 0 && compare_root(root, den, num) > 0)
		root--;
	while (root < INT64_MAX && compare_root(root + 1, den, num) <= 0)
		root++;
	int middle = compare_middle(root, den, num);
	if (middle < 0 || (middle == 0 && root % 2 == 1))
		root++;
	return root;
}

/*
 * property: tests of what must hold for any input, on random ones. Our own seeded numbers
 * (splitmix64, by Sebastiano Vigna, public domain): the same seed gives the same case on any
 * machine. A failed test prints its seed; the test program given it runs that case alone.
 *
 * Includes come after cmocka.
 */
#ifndef AID_TESTS_PROPERTY_H
#define AID_TESTS_PROPERTY_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

struct random {
	uint64_t state;
};

static inline uint64_t random_next(struct random *r)
{
	uint64_t z = r->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* 0 … n - 1; the small bias does not matter here. */
static inline size_t random_below(struct random *r, size_t n)
{
	return (size_t)(random_next(r) % n);
}

static inline int64_t random_between(struct random *r, int64_t low, int64_t high)
{
	return low + (int64_t)(random_next(r) % ((uint64_t)(high - low) + 1));
}

#define RANDOM_PICK(r, list) ((list)[random_below(r, sizeof(list) / sizeof *(list))])

enum { ROUNDS = 150 };
#define FIRST_SEED UINT64_C(20220224)

/* Runs a property over many seeds, or over the one that *state names. */
static inline void for_seeds(void (*property)(struct random *r, uint64_t seed), void **state)
{
	const char *only = *state;

	for (uint64_t i = 0; i < (only ? 1 : ROUNDS); i++) {
		uint64_t seed = only ? strtoull(only, NULL, 10) : FIRST_SEED + i;
		struct random r = { seed };
		property(&r, seed);
	}
}

#define HOLDS(seed, condition, ...) \
	do { \
		if (!(condition)) { \
			print_error("seed %llu: ", (unsigned long long)(seed)); \
			fail_msg(__VA_ARGS__); \
		} \
	} while (0)

/* The seed of the command line, as the state of every test; NULL if there is none. */
static inline void *only_seed(int argc, char **argv)
{
	return argc > 1 ? argv[1] : NULL;
}

#endif

/*
 * diff_pair: which of two lists of numbers belong together: the pairing of the shorter list
 * with the longer one that makes the sum of all distances least.
 *
 * For lists in ascending order a least pairing keeps that order, so it is found by dynamic
 * programming over how many of the longer list were passed over. Among pairings of the same
 * sum, the one that leaves out the last ones is taken: the result depends on nothing else.
 */
#ifndef AID_DIFF_PAIR_H
#define AID_DIFF_PAIR_H

#include <stddef.h>
#include <stdint.h>

/* Above this many cells (n times the surplus) the lists are paired in order, the surplus at
 * the end left out: a bound on time and memory where thousands of records look alike. */
#define DIFF_PAIR_CELLS ((size_t)1 << 24)

/* a and b ascend, n <= m. partner[i] becomes the index in b of the one that belongs to a[i]. */
void diff_pair(const int64_t *a, size_t n, const int64_t *b, size_t m, size_t *partner);

#endif

/*
 * groups: gives equal keys the same number, 0, 1, 2 … in order of first appearance. A key is a
 * fixed number of 32-bit words. The order of numbers depends on the order of rows, so
 * nothing that is written may depend on it: sort by what the words mean.
 */
#ifndef AID_GROUPS_H
#define AID_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct groups;

struct groups *groups_new(size_t words);
/* Makes room for so many more. */
void groups_reserve(struct groups *g, size_t n);
/* The number of the key, which is added if it is new (*fresh says so). */
size_t groups_number(struct groups *g, const uint32_t *key, bool *fresh);
/* The words of a group; borrowed until the next groups_number. */
const uint32_t *groups_key(const struct groups *g, size_t number);
void groups_free(struct groups *g);

#endif

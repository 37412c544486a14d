/*
 * parallel: the same work for many items, shared out among threads. Which thread does an item is
 * chance; so the work on one item may touch nothing that another item's does.
 */
#ifndef AID_PARALLEL_H
#define AID_PARALLEL_H

#include <stddef.h>

/* Threads at most. */
enum { PARALLEL_MOST = 256 };

/* Calls work(context, begin, end) until all items 0 … n - 1 had their turn, `step` (above 0) or fewer at a time, on
 * up to `threads` threads, the caller's among them. Returns when all is done. Takes no memory, and
 * a thread that cannot be started is done without. */
void parallel_ranges(size_t threads, size_t n, size_t step,
                     void (*work)(void *context, size_t begin, size_t end), void *context);

#endif

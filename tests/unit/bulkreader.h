/*
 * bulkreader: the file t.csv, read in bulk by any number of threads, and what came of it as text.
 *
 * Includes come after cmocka, or what stands for it.
 */
#ifndef TESTS_BULKREADER_H
#define TESTS_BULKREADER_H

#include "aid/bulk.h"
#include "world.h"

enum { MOST_HARVESTS = 7 };

/* Reads t.csv through n harvests; `strictly`: by source alone. progress may be NULL. What came of it, and whether reading
 * went well. */
static inline struct str bulk_state(const struct world *w, size_t n, bool strictly, const struct progress *progress,
                                    struct err *e)
{
	struct harvest *harvests[MOST_HARVESTS];
	struct bulk_options o = {
		.descriptor = w->d, .path = "t.csv", .countries = w->countries, .currencies = w->currencies,
		.specs = tableset_specs(w->tables), .n_harvests = n, .harvests = harvests, .plain = strictly,
	};

	if (progress)
		o.progress = *progress;
	for (size_t i = 0; i < n; i++)
		harvests[i] = world_harvest(w);
	bool ok = bulk_read(&o, e);
	for (size_t i = 1; i < n; i++)
		harvest_merge(harvests[0], harvests[i]);
	struct str s = world_state(w, harvests[0]);
	str_add(&s, ok ? "read\n" : "not read\n");
	for (size_t i = 0; i < n; i++)
		harvest_free(harvests[i]);
	return s;
}

#endif

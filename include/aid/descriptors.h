/* descriptors: those of one run, sorted by the names of their sources. */
#ifndef AID_DESCRIPTORS_H
#define AID_DESCRIPTORS_H

#include <stddef.h>

#include "aid/descriptor.h"
#include "aid/err.h"

struct descriptors {
	size_t n;
	struct descriptor **items;
};

/* Reads all of them; NULL with all reasons in *e, such as a source that is named twice. Caller
 * frees. */
struct descriptors *descriptors_read(char *const *paths, size_t n, struct err *e);
void descriptors_free(struct descriptors *d);

#endif

/*
 * scratch: a folder for work in progress inside another one, so that what is finished there can be renamed to its
 * place. It is locked by its process as long as that lives; the next one to make such a folder in the same place
 * removes those that killed processes left.
 */
#ifndef AID_SCRATCH_H
#define AID_SCRATCH_H

#include "aid/err.h"

struct scratch {
	char *path; /* ends in a slash */
	int fd;     /* of the folder; its lock */
};

/* Makes an empty folder inside dir, which must be there. NULL with the reason in *e. Caller frees. */
struct scratch *scratch_new(const char *dir, struct err *e);
/* Removes the folder with the files in it; NULL is fine. */
void scratch_free(struct scratch *s);

#endif

/* dirlist: the files of a folder, in the order of their names. */
#ifndef AID_DIRLIST_H
#define AID_DIRLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"

struct dirlist;

/* The regular files in dir but hidden ones, as dir/name; NULL with the reason in *e. */
struct dirlist *dirlist_read(const char *dir, struct err *e);
/* Path number i, or NULL past the last. Borrowed. */
const char *dirlist_item(const struct dirlist *l, size_t i);
/* True if the path ends so and is longer. */
bool dirlist_ends(const char *path, const char *end);
void dirlist_free(struct dirlist *l);

#endif

/*
 * zipin: the files inside a ZIP archive, one at a time, over minizip (the only file that knows it).
 *
 * Made for files from strangers: what is read is bounded whatever the archive claims, encrypted
 * entries are refused, and a file's checksum is compared when it was read to its end.
 */
#ifndef AID_ZIPIN_H
#define AID_ZIPIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "aid/err.h"

struct zipin;

/* Opens the archive; NULL with the reason in *e. Caller closes. */
struct zipin *zipin_open(const char *path, struct err *e);
/* Makes the entry of this name (in any case) the one to read from its beginning; false if there
 * is none, which is no problem yet, or with the reason in *e if it cannot be read. */
bool zipin_select(struct zipin *z, const char *name, struct err *e);
/* Opens an archive of one file, besides folders, and makes that the one to read, however large; NULL with the reason
 * in *e. Caller closes. */
struct zipin *zipin_open_only(const char *path, struct err *e);
/* Where in the archive reading has come to, in bytes. */
uint64_t zipin_used(const struct zipin *z);
/* An xmlin_read_fn over the selected entry. */
ssize_t zipin_read(void *zipin, char *buffer, size_t size, struct err *e);
void zipin_close(struct zipin *z);

#endif

/*
 * bytein: the bytes of a file or pipe; gzip, zstd and a ZIP archive of one file are known by their first bytes and
 * undone (ZIP not in a pipe).
 *
 * What was cut off or damaged is never taken for the end: a compressed stream that stops early, one
 * that does not unpack, and a file that gets shorter while it is read make reading fail.
 */
#ifndef AID_BYTEIN_H
#define AID_BYTEIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "aid/err.h"

struct bytein;

/* Opens the file; NULL with the reason in *e. Caller closes. */
struct bytein *bytein_open(const char *path, struct err *e);
/* Reads up to size bytes: how many, 0 at the end, -1 on failure (errno may be 0; bytein_explain
 * says what happened). Serves as a csvin_read_fn with the bytein as its context. */
ssize_t bytein_read(void *bytein, char *buffer, size_t size);
/* True if it failed although the file could be read: cut off, shorter or not unpackable. */
bool bytein_is_damaged(const struct bytein *in);
/* Adds why reading failed, if it did. Returns false. */
bool bytein_explain(const struct bytein *in, struct err *e);
/* How many bytes of the file were used, and how many it has (0: not known). */
uint64_t bytein_used(const struct bytein *in);
uint64_t bytein_size(const struct bytein *in);
void bytein_close(struct bytein *in);

#endif

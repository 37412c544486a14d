/*
 * utf16: UTF-16 bytes turned into UTF-8 on their way, as a reader over another reader.
 *
 * The byte order mark decides the order; without one it is little-endian, as spreadsheets write
 * it. What is no UTF-16 (half a pair, half a unit at the end) becomes a byte that is no UTF-8, so
 * that the row it stands in is refused where it stands.
 */
#ifndef AID_UTF16_H
#define AID_UTF16_H

#include <sys/types.h>

struct utf16;

/* Reads from `read`, which is borrowed with its context. Caller frees. */
struct utf16 *utf16_new(ssize_t (*read)(void *context, char *buffer, size_t size),
                        void *context);
/* As a csvin_read_fn over a struct utf16. */
ssize_t utf16_read(void *utf16, char *buffer, size_t size);
void utf16_free(struct utf16 *u);

#endif

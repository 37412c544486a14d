/* checksum: SHA-256 of a file, to name exactly which bytes a number was made from. */
#ifndef AID_CHECKSUM_H
#define AID_CHECKSUM_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/err.h"

#define CHECKSUM_TEXT_MAX 65

/* Lower-case hexadecimal of the file's SHA-256 and its size in bytes. */
bool checksum_file(const char *path, char hex[CHECKSUM_TEXT_MAX], uint64_t *bytes,
                   struct err *e);

#endif

/* checksum: SHA-256, to name exactly which bytes a number was made from. */
#ifndef AID_CHECKSUM_H
#define AID_CHECKSUM_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/err.h"

#define CHECKSUM_TEXT_MAX 65
#define CHECKSUM_BASE64_MAX 45

/* Lower-case hexadecimal of the file's SHA-256 and its size in bytes. */
bool checksum_file(const char *path, char hex[CHECKSUM_TEXT_MAX], uint64_t *bytes,
                   struct err *e);

/* SHA-256 of a text in base64, as a content-security policy names a style or a script. */
void checksum_base64(const char *text, char base64[CHECKSUM_BASE64_MAX]);

#endif

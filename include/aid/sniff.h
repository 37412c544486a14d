/*
 * sniff: proposes a descriptor for an unknown delimited file.
 *
 * What is proposed is text for a person: each guess is a comment that begins with ;? until it is
 * confirmed by taking that off, so no program ever reads a file on a guess. With all marks off, and
 * with what it says must be written by hand, it is a descriptor (descriptor_read).
 */
#ifndef AID_SNIFF_H
#define AID_SNIFF_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/str.h"

struct sniff_context;

/* Adds the proposal to *out. False with the reason in *e. */
bool sniff_run(const char *path, const char *reference_dir, struct str *out, struct err *e);
/* The same with reference data that are loaded already (sniff_column.h). */
bool sniff_file(const char *path, const struct sniff_context *x, struct str *out, struct err *e);

#endif

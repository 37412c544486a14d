/*
 * fold: names compared as people read them, without case and accents, and how far two names
 * are apart.
 */
#ifndef AID_FOLD_H
#define AID_FOLD_H

#include <stddef.h>

/* The text without case, accents and blanks at the ends, as UTF-8; the caller frees it.
 * A text that is not UTF-8 is given back as it is. */
char *fold_text(const char *text);

/* The edit distance of two UTF-8 texts in code points: the least number of insertions,
 * deletions, substitutions and swaps of neighbours (optimal string alignment). */
size_t fold_distance(const char *a, const char *b);

#endif

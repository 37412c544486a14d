/*
 * wordmap: a source's words turned into ours, as the rows of a section [map FIELD] say.
 *
 *   received     = disbursed    that word
 *   720*         = humanitarian every word that begins so; one * stands for any text
 *   *, Government of = *        in ours, * is the text that the other * stood for
 *   unknown      = ""           no value
 *
 * A word itself goes before a pattern, an earlier pattern before a later one.
 */
#ifndef AID_WORDMAP_H
#define AID_WORDMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/ini.h"
#include "aid/str.h"

/* True if text is the pattern's, where each * stands for any text, none included; what the first
 * stood for is the *len bytes at *any. Without * the two must be the same. */
bool wordmap_match(const char *pattern, const char *text, const char **any, size_t *len);

/* Puts our word for the source's into *ours. False if the map does not know it; *ours is left
 * alone then. `word` must not lie in *ours. */
bool wordmap_find(const struct ini_section *map, const char *word, struct str *ours);

#endif

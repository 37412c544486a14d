/*
 * descriptor_parts: the sections of a descriptor, one file each, and how they refuse a value.
 * The inside of descriptor, which alone includes this.
 */
#ifndef AID_DESCRIPTOR_PARTS_H
#define AID_DESCRIPTOR_PARTS_H

#include "aid/descriptor.h"

/* Each reads its sections into *d. False with all reasons in *e. */
bool descriptor_read_source(struct descriptor *d, struct err *e);
bool descriptor_read_format(struct descriptor *d, struct err *e);
bool descriptor_read_fields(struct descriptor *d, struct err *e); /* [fields], [record NAME] */
bool descriptor_read_rules(struct descriptor *d, struct err *e);  /* maps, filters, columns */

bool descriptor_starts_with(const char *text, const char *prefix);

/* Refuses the value of a key; what was expected and how to fix it in one text. False. */
bool descriptor_refuse(const struct descriptor *d, const struct ini_section *s, const char *key,
                       const char *expected, struct err *e);
/* The index of the value of a key in a NULL-terminated list; the first if not declared. */
bool descriptor_choose(const struct descriptor *d, const struct ini_section *s, const char *key,
                       const char *const *words, const char *expected, size_t *choice,
                       struct err *e);

#endif

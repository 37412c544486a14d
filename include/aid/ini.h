/*
 * ini: sections of `key = value` lines, read by libinih, kept with their line numbers.
 *
 * Files of this kind hold what people decide: how to read a source, which tables and charts
 * to make. A key that no code knows is a mistake and refused with the known keys.
 */
#ifndef AID_INI_H
#define AID_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"

struct ini_entry {
	char *key, *value; /* trimmed; value as written, quotes kept */
	size_t line;
};

struct ini_section {
	char *name;
	size_t line;
	size_t n;
	struct ini_entry *entries;
};

struct ini {
	char *path;
	size_t n;
	struct ini_section *sections; /* in file order */
};

/* Reads the file; a section or a key that stands twice is refused. NULL with all reasons in *e.
 * Caller frees. */
struct ini *ini_read(const char *path, struct err *e);
const struct ini_section *ini_section(const struct ini *ini, const char *name);
/* The value, or NULL. */
const char *ini_get(const struct ini_section *s, const char *key);
const struct ini_entry *ini_entry(const struct ini_section *s, const char *key);
/* Refuses every key that is not in the NULL-terminated list, naming the nearest. */
bool ini_check_keys(const struct ini *ini, const struct ini_section *s,
                    const char *const *known, struct err *e);
/* The place of an entry (or, with NULL, of the section), for messages. */
struct place ini_place(const struct ini *ini, const struct ini_section *s,
                       const struct ini_entry *entry);
/* Refuses the key's value, or that it is missing: "found … ; expected …". False. */
bool ini_refuse(const struct ini *ini, const struct ini_section *s, const char *key,
                const char *expected, struct err *e);
/* The key's value as a count from `least` to `most`, in digits alone; *n stays where the section has no such key. False
 * with the reason in *e. */
bool ini_count(const struct ini *ini, const struct ini_section *s, const char *key, size_t least, size_t most,
               size_t *n, struct err *e);
void ini_free(struct ini *ini);

/* Splits at blanks and commas into *words (owned by the caller with ini_words_free). */
size_t ini_words(const char *value, char ***words);
/* Splits at a sign into trimmed *parts (freed as words); empty ones too. */
size_t ini_split(const char *value, char sign, char ***parts);
void ini_words_free(char **words, size_t n);

#endif

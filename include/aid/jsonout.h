/*
 * jsonout: JSON (RFC 8259), put together in memory and printed with stable bytes: keys in the
 * order in which they were put, two blanks a level. Over jansson, which no other module knows.
 *
 * Money goes in as text: a JSON number is a double to most readers, and would not be exact.
 */
#ifndef AID_JSONOUT_H
#define AID_JSONOUT_H

#include <stdbool.h>
#include <stdint.h>

struct jsonout; /* an object or an array */

/* An empty object; the caller frees it, and with it all that was put into it. */
struct jsonout *jsonout_new(void);
void jsonout_free(struct jsonout *j);

/* Each puts a value under a key of an object, or, with the key NULL, at the end of an array. */
void jsonout_text(struct jsonout *in, const char *key, const char *text);
void jsonout_count(struct jsonout *in, const char *key, uint64_t n);
void jsonout_bool(struct jsonout *in, const char *key, bool value);
/* A text that says nothing is null: unknown is not an empty text. */
void jsonout_known(struct jsonout *in, const char *key, const char *text);
/* What is put comes back, borrowed, to be filled. */
struct jsonout *jsonout_object(struct jsonout *in, const char *key);
struct jsonout *jsonout_array(struct jsonout *in, const char *key);

/* The document, ending in a line break. Caller frees. */
char *jsonout_print(const struct jsonout *j);

#endif

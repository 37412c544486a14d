#include "aid/jsonout.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

/* A struct jsonout is a json_t by another name, so that no header knows the library. */
static json_t *value_of(struct jsonout *j)
{
	return (json_t *)j;
}

struct jsonout *jsonout_new(void)
{
	/* Without memory jansson leaves a value out in silence; ours ends the program. */
	json_set_alloc_funcs(xmalloc, free);
	return (struct jsonout *)json_object();
}

void jsonout_free(struct jsonout *j)
{
	json_decref(value_of(j));
}

/* Hands the value over to the object or array. */
static json_t *put(struct jsonout *in, const char *key, json_t *value)
{
	if (key)
		json_object_set_new(value_of(in), key, value);
	else
		json_array_append_new(value_of(in), value);
	return value;
}

void jsonout_text(struct jsonout *in, const char *key, const char *text)
{
	put(in, key, json_string(text));
}

void jsonout_known(struct jsonout *in, const char *key, const char *text)
{
	put(in, key, text && text[0] ? json_string(text) : json_null());
}

void jsonout_count(struct jsonout *in, const char *key, uint64_t n)
{
	put(in, key, json_integer((json_int_t)n));
}

void jsonout_bool(struct jsonout *in, const char *key, bool value)
{
	put(in, key, json_boolean(value));
}

struct jsonout *jsonout_object(struct jsonout *in, const char *key)
{
	return (struct jsonout *)put(in, key, json_object());
}

struct jsonout *jsonout_array(struct jsonout *in, const char *key)
{
	return (struct jsonout *)put(in, key, json_array());
}

static int add(const char *bytes, size_t n, void *text)
{
	str_add_n(text, bytes, n);
	return 0;
}

char *jsonout_print(const struct jsonout *j)
{
	struct str text = STR_INIT;

	json_dump_callback((const json_t *)j, add, &text, JSON_INDENT(2));
	str_add_char(&text, '\n');
	return str_take(&text);
}

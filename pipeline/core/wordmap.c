#include "aid/wordmap.h"

#include <stdlib.h>
#include <string.h>

#include "aid/marks.h"

bool wordmap_match(const char *pattern, const char *text, const char **any, size_t *len)
{
	const char *star = strchr(pattern, '*'), *inner;
	size_t before = star ? (size_t)(star - pattern) : 0, inner_len;

	*any = text;
	*len = 0;
	if (!star)
		return strcmp(pattern, text) == 0;
	if (strncmp(text, pattern, before) != 0)
		return false;
	*any = text + before;
	if (!star[1]) {
		*len = strlen(*any);
		return true;
	}
	/* The first place from which the rest of the pattern fits. */
	for (;; (*len)++) {
		if (wordmap_match(star + 1, *any + *len, &inner, &inner_len))
			return true;
		if (!(*any)[*len])
			return false;
	}
}

static void put(const char *value, const char *any, size_t len, struct str *ours)
{
	char *text = marks_unquoted(value), *star = strchr(text, '*');

	str_clear(ours);
	str_add_n(ours, text, star ? (size_t)(star - text) : strlen(text));
	if (star) {
		str_add_n(ours, any, len);
		str_add(ours, star + 1);
	}
	free(text);
}

bool wordmap_find(const struct ini_section *map, const char *word, struct str *ours)
{
	const struct ini_entry *found = ini_entry(map, word);
	const char *any = word;
	size_t len = strlen(word);

	for (size_t i = 0; !found && i < map->n; i++)
		if (wordmap_match(map->entries[i].key, word, &any, &len))
			found = &map->entries[i];
	if (found)
		put(found->value, any, len, ours);
	return found != NULL;
}

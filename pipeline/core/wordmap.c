#include "aid/wordmap.h"

#include <stdlib.h>
#include <string.h>

#include "aid/marks.h"

/* Where the n bytes first stand in the text, or NULL. */
static const char *find(const char *text, const char *bytes, size_t n)
{
	size_t left = strlen(text);

	for (; left >= n; text++, left--)
		if (memcmp(text, bytes, n) == 0)
			return text;
	return NULL;
}

/* Each piece between two stars is taken where it first stands: that leaves most room for the rest, so no other
 * place need be tried, however many stars there are. */
bool wordmap_match(const char *pattern, const char *text, const char **any, size_t *len)
{
	const char *star = strchr(pattern, '*'), *next;
	size_t before = star ? (size_t)(star - pattern) : 0;

	*any = text;
	*len = 0;
	if (!star)
		return strcmp(pattern, text) == 0;
	if (strncmp(text, pattern, before) != 0)
		return false;
	const char *at = *any = text + before, *end = NULL;
	for (pattern = star + 1; (next = strchr(pattern, '*')); pattern = next + 1) {
		size_t n = (size_t)(next - pattern);
		if (!(at = find(at, pattern, n)))
			return false;
		end = end ? end : at;
		at += n;
	}
	size_t n = strlen(pattern), left = strlen(at);
	if (left < n || strcmp(at + left - n, pattern) != 0)
		return false;
	*len = (size_t)((end ? end : at + left - n) - *any);
	return true;
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

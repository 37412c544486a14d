#include "aid/sniff_hints.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/wordmap.h"

static bool read_values(struct sniff_hints *h, struct err *e)
{
	const struct ini_section *s = ini_section(h->ini, "values");
	const char *dates = s ? ini_get(s, "dates") : NULL, *missing = s ? ini_get(s, "missing") : NULL;
	struct place at = ini_place(h->ini, s, NULL);

	if (!dates || !missing || !date_forms_parse(dates, &h->dates))
		return err_data(e, &at, "found no [values] with dates and missing; expected forms of dates "
		                "and marks of missing values there, between |");
	marks_parse(missing, &h->missing);
	return true;
}

bool sniff_hints_load(const char *reference_dir, struct sniff_hints *h, struct err *e)
{
	struct str path = STR_INIT;

	*h = (struct sniff_hints){ 0 };
	str_printf(&path, "%s/sniff.ini", reference_dir);
	h->ini = ini_read(str_text(&path), e);
	str_release(&path);
	return h->ini && read_values(h, e);
}

/* The next word of *name in small letters, which moves behind it; "" at the end. A word ends before
 * a sign and before a capital that follows a small letter. */
static void next_word(const char **name, struct str *word)
{
	str_clear(word);
	while (**name && !isalnum((unsigned char)**name))
		(*name)++;
	for (; isalnum((unsigned char)**name); (*name)++) {
		unsigned char c = (unsigned char)**name;
		bool after_small = word->len > 0 && islower((unsigned char)(*name)[-1]);
		if (after_small && isupper(c))
			break;
		str_add_char(word, (char)tolower(c));
	}
}

static int count_words(const struct ini *ini, const char *section, const char *field, const char *word)
{
	const struct ini_section *s = ini_section(ini, section);
	const char *value = s ? ini_get(s, field) : NULL;
	char **words;
	size_t n = ini_words(value ? value : "", &words);
	int found = 0;

	for (size_t i = 0; i < n; i++)
		found += strcmp(words[i], word) == 0;
	ini_words_free(words, n);
	return found;
}

int sniff_hints_weigh(const struct sniff_hints *h, const char *field, const char *name)
{
	struct str word = STR_INIT;
	int weight = 0;

	for (next_word(&name, &word); word.len > 0; next_word(&name, &word))
		weight += count_words(h->ini, "for", field, str_text(&word)) -
		          2 * count_words(h->ini, "against", field, str_text(&word));
	str_release(&word);
	return weight;
}

const char *sniff_hints_of_name(const struct sniff_hints *h, const char *section, const char *name)
{
	const struct ini_section *s = ini_section(h->ini, section);
	struct str word = STR_INIT;
	const char *found = NULL;

	for (next_word(&name, &word); s && !found && word.len > 0; next_word(&name, &word))
		found = ini_get(s, str_text(&word));
	str_release(&word);
	return found;
}

const char *sniff_hints_word(const struct sniff_hints *h, const char *field, const char *word)
{
	struct str section = STR_INIT, small = STR_INIT;
	const char *ours = NULL, *any;
	size_t len;

	str_printf(&section, "map %s", field);
	for (; *word; word++)
		str_add_char(&small, (char)tolower((unsigned char)*word));
	const struct ini_section *s = ini_section(h->ini, str_text(&section));
	for (size_t i = 0; s && !ours && i < s->n; i++)
		if (wordmap_match(s->entries[i].key, str_text(&small), &any, &len))
			ours = s->entries[i].value;
	str_release(&section);
	str_release(&small);
	return ours;
}

void sniff_hints_release(struct sniff_hints *h)
{
	marks_release(&h->missing);
	ini_free(h->ini);
}

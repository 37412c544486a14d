#include "aid/charttexts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/date.h"
#include "aid/facttext.h"
#include "aid/notshown.h"
#include "aid/str.h"
#include "aid/textsize.h"

enum { MOST_TITLE_WORDS = 15 };

static bool is_day_key(const char *key)
{
	return strcmp(key, "from") == 0 || strcmp(key, "until") == 0;
}

bool charttexts_fill_options(const struct ini *ini, struct ini_section *s, const struct table *facts,
                             struct err *e)
{
	bool ok = facttext_fill_rows(ini, s, facts, e);

	for (size_t i = 0; i < s->n; i++) {
		struct ini_entry *entry = &s->entries[i];
		struct place at = ini_place(ini, s, entry);
		struct str filled = STR_INIT;
		struct date d;
		if (!is_day_key(entry->key))
			continue;
		bool known = facttext_fill(entry->value, facts, &at, &filled, e);
		bool none = strchr(entry->value, '{') && strcmp(str_text(&filled), "(none)") == 0;
		ok = known && ok;
		if (known && !none && !date_parse_own(str_text(&filled), &d))
			ok = ini_refuse(ini, s, entry->key, "a date, such as 2022-02-24 or 2026-Q1, or a {fact} that "
			                "is one", e);
		free(entry->value);
		entry->value = str_take(&filled);
	}
	return ok;
}

static bool fill(const struct chart *c, const struct table *facts, const char *key, char **text,
                 struct err *e)
{
	const struct ini_entry *entry = ini_entry(c->section, key);
	struct place at = ini_place(c->ini, c->section, entry);
	struct str out = STR_INIT;
	bool ok = entry ? facttext_fill(entry->value, facts, &at, &out, e) :
	                  err_data(e, &at, "the key \"%s\" is missing in [%s]; expected a text", key,
	                           c->section->name);

	*text = str_take(&out);
	return ok;
}

/* Words of a text in which each {fact} is one, however many the data make of it. */
static size_t own_words(const char *text)
{
	struct str plain = STR_INIT;

	for (; *text; text++) {
		size_t fact = *text == '{' ? strcspn(text, "}") : 0;
		str_add_char(&plain, fact > 0 ? 'x' : *text);
		text += text[fact] ? fact : fact - 1;
	}
	size_t n = textsize_words(str_text(&plain));
	str_release(&plain);
	return n;
}

/* A title that only the data make too long (two equal donors of long names) is no reason for no chart. */
static bool check_title(const struct chart *c, struct err *e)
{
	static const char said[] = "found a title of %zu words: \"%s\"; expected at most %d; move the rest to "
	                           "the subtitle or the caption";
	struct place at = chart_place(c, "title");
	size_t n = textsize_words(c->title);

	if (n <= MOST_TITLE_WORDS)
		return true;
	if (c->strict || own_words(chart_option(c, "title", "")) > MOST_TITLE_WORDS)
		return err_data(e, &at, said, n, c->title, MOST_TITLE_WORDS);
	err_note(e, said, n, c->title, MOST_TITLE_WORDS);
	return true;
}

bool charttexts_fill(struct chart *c, const struct table *facts, struct err *e)
{
	bool ok = fill(c, facts, "title", &c->title, e) && check_title(c, e);

	ok = fill(c, facts, "subtitle", &c->subtitle, e) && ok;
	ok = fill(c, facts, "source", &c->source, e) && ok;
	if (ini_get(c->section, "labels"))
		ok = fill(c, facts, "labels", &c->labels, e) && ok;
	return fill(c, facts, "caption", &c->caption, e) && ok;
}

void charttexts_add_not_shown(struct chart *c)
{
	struct str s = STR_INIT;

	str_add(&s, c->source);
	notshown_add(c, &s);
	free(c->source);
	c->source = str_take(&s);
}

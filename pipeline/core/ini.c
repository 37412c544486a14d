#include "aid/ini.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/fold.h"
#include "aid/str.h"
#include "aid/textcheck.h"
#include "aid/xmem.h"

/* libinih tells the handler neither the line nor that a section begins, so lines are fed to it
 * one at a time: the section line first, then each entry below its own section line. */
struct reading {
	struct ini *ini;
	struct err *e;
	size_t line;
	bool ok, taken;
	bool continues; /* the line goes on with the value of the one before */
};

static struct place at_line(const struct reading *r)
{
	return (struct place){ r->ini->path, r->line, 0, NULL };
}

static bool add_section(struct reading *r, const char *name)
{
	struct place at = at_line(r);
	const struct ini_section *old = ini_section(r->ini, name);

	if (old)
		return err_data(r->e, &at, "found [%s] again; expected each section once; it stands "
		                "in line %zu already", name, old->line);
	r->ini->sections = xrealloc(r->ini->sections, (r->ini->n + 1) * sizeof *r->ini->sections);
	r->ini->sections[r->ini->n++] = (struct ini_section){ xstrdup(name), r->line, 0, NULL };
	return true;
}

static bool add_entry(struct reading *r, const char *key, const char *value)
{
	struct place at = at_line(r);

	if (r->ini->n == 0)
		return err_data(r->e, &at, "found \"%s\" before any section; expected a [section] "
		                "line first", key);
	struct ini_section *s = &r->ini->sections[r->ini->n - 1];
	const struct ini_entry *old = ini_entry(s, key);
	if (old)
		return err_data(r->e, &at, "found \"%s\" again in [%s]; expected each key once; it "
		                "stands in line %zu already", key, s->name, old->line);
	s->entries = xrealloc(s->entries, (s->n + 1) * sizeof *s->entries);
	s->entries[s->n++] = (struct ini_entry){ xstrdup(key), xstrdup(value), r->line };
	return true;
}

/* A value goes on in the next line if that is indented; one blank stands for the break. */
static void add_to_value(struct reading *r, const char *more)
{
	struct ini_section *s = &r->ini->sections[r->ini->n - 1];
	struct ini_entry *entry = &s->entries[s->n - 1];
	struct str value = STR_INIT;

	str_printf(&value, "%s%s%s", entry->value, entry->value[0] ? " " : "", more);
	free(entry->value);
	entry->value = str_take(&value);
}

static int handle(void *user, const char *section, const char *key, const char *value)
{
	struct reading *r = user;

	(void)section;
	r->taken = key[0] != '\0';
	if (!r->taken)
		return 0;
	if (r->continues)
		add_to_value(r, value);
	else
		r->ok = add_entry(r, key, value) && r->ok;
	return 1;
}

/* [name]: the brackets are simple enough to read here, since libinih reports no section that
 * is empty. */
static bool read_section_line(struct reading *r, char *text)
{
	char *close = strchr(text, ']');
	struct place at = at_line(r);

	const char *rest = close ? close + 1 + strspn(close + 1, " \t") : "";

	if (!close || (*rest && *rest != ';' && *rest != '#'))
		return err_data(r->e, &at, "found \"%s\"; expected [name] alone in its line; close "
		                "it with ] and write nothing after it", text);
	*close = '\0';
	char *name = str_trim(text + 1);
	if (!*name)
		return err_data(r->e, &at, "found a section without a name; expected [name]; name it");
	return add_section(r, name);
}

/* libinih takes " ;" for a comment even in quotes, and would cut the value in silence. */
static bool is_cut_in_quotes(const char *text)
{
	bool quoted = false;

	for (const char *p = text; *p; p++) {
		quoted ^= *p == '"';
		if (*p == ';' && p > text && (p[-1] == ' ' || p[-1] == '\t'))
			return quoted;
	}
	return false;
}

/* libinih reads lines of at most INI_MAX_LINE - 2 bytes and would cut a longer one in silence. */
enum { MAX_LINE = INI_MAX_LINE - 2 };

/* Lets libinih take one entry apart: key, value, inline comment. */
static void read_entry(struct reading *r, const char *text)
{
	struct place at = at_line(r);
	struct str line = STR_INIT;

	str_printf(&line, "%s%s", r->continues ? "k = " : "", text);
	r->taken = false;
	if (line.len > MAX_LINE)
		r->ok = err_data(r->e, &at, "found a line of %zu bytes; expected at most %d; go on "
		                 "in the next line, indented", line.len, MAX_LINE);
	else if (is_cut_in_quotes(text))
		r->ok = err_data(r->e, &at, "found \" ;\" in quotes, where a comment would begin; "
		                 "expected no ; after a blank; write it without the blank");
	else if (ini_parse_string(str_text(&line), handle, r) != 0 || !r->taken)
		r->ok = err_data(r->e, &at, "found \"%s\"; expected key = value, [section] or a "
		                 "; comment; write one of them", text);
	str_release(&line);
}

static void read_line(struct reading *r, char *text)
{
	bool indented = text[0] == ' ' || text[0] == '\t';
	bool after_entry = r->ini->n > 0 && r->ini->sections[r->ini->n - 1].n > 0;

	text = str_trim(text);
	r->continues = indented && after_entry;
	if (text[0] == '[' && !r->continues)
		r->ok = read_section_line(r, text) && r->ok;
	else if (text[0] != '\0' && text[0] != ';' && text[0] != '#')
		read_entry(r, text);
}

#define MARK "\xEF\xBB\xBF" /* a byte order mark */

static bool check_text(struct reading *r, const char *text, size_t n)
{
	struct place at = at_line(r);
	size_t byte;

	if (!textcheck_line(text, n, false, &byte))
		return true;
	return r->ok = err_data(r->e, &at, "found bytes that are no UTF-8 text; expected plain "
	                        "lines; save the file as UTF-8 and remove control characters");
}

static bool read_lines(FILE *f, struct reading *r)
{
	char *text = NULL;
	size_t cap = 0;
	ssize_t n;

	while ((n = getline(&text, &cap, f)) >= 0) {
		r->line++;
		while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
			text[--n] = '\0';
		if (!check_text(r, text, (size_t)n))
			continue;
		bool has_mark = r->line == 1 && strncmp(text, MARK, strlen(MARK)) == 0;
		read_line(r, text + (has_mark ? strlen(MARK) : 0));
	}
	/* Without memory for a line the file ends early, and is not at its end. */
	bool whole = feof(f) && !ferror(f);
	free(text);
	return whole || err_system(r->e, r->ini->path, "reading failed");
}

struct ini *ini_read(const char *path, struct err *e)
{
	FILE *f = fopen(path, "rb");

	if (!f) {
		err_system(e, path, "cannot be read");
		return NULL;
	}
	struct ini *ini = xcalloc(1, sizeof *ini);
	struct reading r = { ini, e, 0, true, false, false };
	ini->path = xstrdup(path);
	bool ok = read_lines(f, &r);
	fclose(f);
	if (ok && r.ok)
		return ini;
	ini_free(ini);
	return NULL;
}

const struct ini_section *ini_section(const struct ini *ini, const char *name)
{
	for (size_t i = 0; i < ini->n; i++)
		if (strcmp(ini->sections[i].name, name) == 0)
			return &ini->sections[i];
	return NULL;
}

const struct ini_entry *ini_entry(const struct ini_section *s, const char *key)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->entries[i].key, key) == 0)
			return &s->entries[i];
	return NULL;
}

const char *ini_get(const struct ini_section *s, const char *key)
{
	const struct ini_entry *entry = ini_entry(s, key);

	return entry ? entry->value : NULL;
}

/* The first of the nearest known keys, and how far it is. */
static const char *nearest(const char *key, const char *const *known, size_t *distance)
{
	const char *best = NULL;

	for (; *known; known++) {
		size_t d = fold_distance(key, *known);
		if (best && d >= *distance)
			continue;
		best = *known;
		*distance = d;
	}
	return best;
}

static bool check_key(const struct ini *ini, const struct ini_section *s,
                      const struct ini_entry *entry, const char *const *known, struct err *e)
{
	struct place at = ini_place(ini, s, entry);
	struct str message = STR_INIT;
	size_t distance = 0;
	const char *best = nearest(entry->key, known, &distance);

	if (best && distance == 0)
		return true;
	str_printf(&message, "found the key \"%s\" in [%s]; expected ", entry->key, s->name);
	str_add(&message, best ? "one of " : "no key; remove it");
	for (size_t i = 0; known[i]; i++)
		str_printf(&message, "%s%s", i > 0 ? ", " : "", known[i]);
	/* Further off, it is another word and no slip of the pen. */
	if (best && distance <= 1 + strlen(entry->key) / 4)
		str_printf(&message, "; write \"%s\"", best);
	err_data(e, &at, "%s", str_text(&message));
	str_release(&message);
	return false;
}

bool ini_check_keys(const struct ini *ini, const struct ini_section *s,
                    const char *const *known, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++)
		ok = check_key(ini, s, &s->entries[i], known, e) && ok;
	return ok;
}

struct place ini_place(const struct ini *ini, const struct ini_section *s,
                       const struct ini_entry *entry)
{
	return (struct place){ ini->path, entry ? entry->line : s ? s->line : 1, 0, NULL };
}

bool ini_refuse(const struct ini *ini, const struct ini_section *s, const char *key,
                const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(ini, s, entry);

	if (!entry)
		return err_data(e, &at, "the key \"%s\" is missing in [%s]; expected %s", key,
		                s->name, expected);
	return err_data(e, &at, "found \"%s = %s\"; expected %s", key, entry->value, expected);
}

bool ini_count(const struct ini *ini, const struct ini_section *s, const char *key, size_t least, size_t most,
               size_t *n, struct err *e)
{
	const char *value = ini_get(s, key);
	char expected[64];

	if (!value || str_count(value, least, most, n))
		return true;
	snprintf(expected, sizeof expected, "a count from %zu to %zu", least, most);
	return ini_refuse(ini, s, key, expected, e);
}

void ini_free(struct ini *ini)
{
	if (!ini)
		return;
	for (size_t i = 0; i < ini->n; i++) {
		struct ini_section *s = &ini->sections[i];
		for (size_t j = 0; j < s->n; j++) {
			free(s->entries[j].key);
			free(s->entries[j].value);
		}
		free(s->entries);
		free(s->name);
	}
	free(ini->sections);
	free(ini->path);
	free(ini);
}

size_t ini_words(const char *value, char ***words)
{
	size_t n = 0;
	const char *p = value;

	*words = NULL;
	while (*(p += strspn(p, " \t,")) != '\0') {
		size_t len = strcspn(p, " \t,");
		*words = xrealloc(*words, (n + 1) * sizeof **words);
		(*words)[n++] = xstrndup(p, len);
		p += len;
	}
	return n;
}

size_t ini_split(const char *value, char sign, char ***parts)
{
	size_t n = 0;
	char *copy = xstrdup(value), *rest = copy;

	*parts = NULL;
	while (rest) {
		char *end = strchr(rest, sign);
		if (end)
			*end = '\0';
		*parts = xrealloc(*parts, (n + 1) * sizeof **parts);
		(*parts)[n++] = xstrdup(str_trim(rest));
		rest = end ? end + 1 : NULL;
	}
	free(copy);
	return n;
}

void ini_words_free(char **words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(words[i]);
	free(words);
}

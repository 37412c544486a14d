#include "aid/tablespec.h"

#include <stdlib.h>
#include <string.h>

#include "aid/ledger.h"
#include "aid/money.h"
#include "aid/shape.h"
#include "aid/str.h"
#include "aid/xmem.h"

const char *const table_key_names[N_TABLE_KEYS] = {
	"ledger", "donor", "programme", "aid_type", "stage"
};

/* The keys that every section may have; its shape adds its options. */
static const char *const common_keys[] = {
	"title", "shape", "keys", "stages", "donor", "programme", "aid_type", "from", "until", "of"
};
enum { N_COMMON = sizeof common_keys / sizeof *common_keys, MAX_OPTIONS = 16 };

static const char *const periods[] = { "month", "quarter", "year", "fiscal_year", "day", NULL };
static const enum date_period period_codes[] = {
	PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_FISCAL_YEAR, PERIOD_DAY
};

static bool refuse(const struct ini *ini, const struct ini_section *s, const char *key,
                   const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(ini, s, entry);

	if (!entry)
		return err_data(e, &at, "the key \"%s\" is missing in [%s]; expected %s", key,
		                s->name, expected);
	return err_data(e, &at, "found \"%s = %s\"; expected %s", key, entry->value, expected);
}

/* Splits at a sign into trimmed copies. */
static size_t split(const char *value, char sign, char ***parts)
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

static bool read_choice(const char *text, struct stage_choice *c)
{
	const char *colon = strchr(text, ':');
	struct str joined = STR_INIT;

	*c = (struct stage_choice){ NULL, NULL, 0, NULL };
	if (!colon)
		return false;
	char *ledger = xstrndup(text, (size_t)(colon - text));
	c->ledger = xstrdup(str_trim(ledger));
	free(ledger);
	c->n = split(colon + 1, '+', &c->stages);
	for (size_t i = 0; i < c->n; i++)
		str_printf(&joined, "%s%s", i > 0 ? "+" : "", c->stages[i]);
	c->joined = str_take(&joined);
	return c->ledger[0] && c->stages[0][0];
}

static bool read_stages(const struct ini *ini, struct tablespec *t, struct err *e)
{
	const char *value = ini_get(t->section, "stages");
	char **parts;
	bool ok = true;

	if (!value)
		return true;
	size_t n = split(value, '|', &parts);
	t->choices = xcalloc(n, sizeof *t->choices);
	for (; t->n_choices < n; t->n_choices++)
		ok = read_choice(parts[t->n_choices], &t->choices[t->n_choices]) && ok;
	ini_words_free(parts, n);
	return ok || refuse(ini, t->section, "stages", "LEDGER: stage + stage | LEDGER: …", e);
}

static bool read_keys(const struct ini *ini, struct tablespec *t, struct err *e)
{
	const char *value = ini_get(t->section, "keys");
	char **words;
	size_t n = value ? ini_words(value, &words) : 0;
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < N_TABLE_KEYS && strcmp(words[i], table_key_names[k]) != 0)
			k++;
		ok = k < N_TABLE_KEYS && ok;
		if (k < N_TABLE_KEYS)
			t->key[k] = true;
	}
	if (value)
		ini_words_free(words, n);
	return ok || refuse(ini, t->section, "keys", "some of ledger donor programme aid_type stage",
	                    e);
}

static void read_words(struct tablespec *t)
{
	for (size_t k = KEY_DONOR; k <= KEY_AID_TYPE; k++) {
		const char *value = ini_get(t->section, table_key_names[k]);
		if (value)
			t->words[k].n = split(value, '|', &t->words[k].words);
	}
}

static bool has_option(const struct tablespec *t, const char *key)
{
	const char *const *option = t->shape->options;

	while (*option && strcmp(*option, key) != 0)
		option++;
	return *option != NULL;
}

static bool check_keys(const struct ini *ini, const struct tablespec *t, struct err *e)
{
	const char *known[N_COMMON + MAX_OPTIONS + 1];
	size_t n = N_COMMON;

	memcpy(known, common_keys, sizeof common_keys);
	for (size_t i = 0; t->shape->options[i]; i++)
		known[n++] = t->shape->options[i];
	known[n] = NULL;
	return ini_check_keys(ini, t->section, known, e);
}

static bool read_shape(const struct ini *ini, struct tablespec *t, struct err *e)
{
	const char *value = ini_get(t->section, "shape");

	t->shape = value ? shape_find(value) : NULL;
	if (!t->shape) {
		char *names = shape_names();
		refuse(ini, t->section, "shape", names, e);
		free(names);
		return false;
	}
	for (size_t k = 0; k < N_TABLE_KEYS; k++)
		for (size_t i = 0; t->shape->keys[i]; i++)
			t->key[k] = t->key[k] || strcmp(t->shape->keys[i], table_key_names[k]) == 0;
	return check_keys(ini, t, e);
}

static bool read_word(const struct ini *ini, const struct tablespec *t, const char *key,
                      const char *const *words, const char *expected, bool needed,
                      size_t *choice, struct err *e)
{
	const char *value = ini_get(t->section, key);

	for (*choice = 0; value && words[*choice]; ++*choice)
		if (strcmp(words[*choice], value) == 0)
			return true;
	*choice = 0;
	return (!value && !needed) || refuse(ini, t->section, key, expected, e);
}

static bool read_number(const struct ini *ini, const struct tablespec *t, const char *key,
                        int64_t low, int64_t high, const char *expected, int64_t *number,
                        struct err *e)
{
	const char *value = ini_get(t->section, key);
	struct number_error why;

	*number = 0;
	return !value || (money_parse(value, NULL, 1, 1, 0, number, &why) && *number >= low &&
	                  *number <= high) ||
	       refuse(ini, t->section, key, expected, e);
}

static bool read_bound(const struct ini *ini, const struct tablespec *t, const char *key,
                       struct date *d, struct err *e)
{
	const char *value = ini_get(t->section, key);

	*d = (struct date){ 0 };
	return !value || (date_parse_own(value, d) && d->precision == DATE_DAY) ||
	       refuse(ini, t->section, key, "a day such as 2022-02-24", e);
}

static bool read_table(const struct ini *ini, struct tablespec *t, struct err *e)
{
	const char *title = ini_get(t->section, "title");
	size_t period;
	int64_t top, gdp, population;
	bool ok = read_shape(ini, t, e);
	bool by_period = ok && has_option(t, "period");

	t->name = t->section->name;
	t->title = title ? title : t->name;
	ok = read_word(ini, t, "period", periods, "day, month, quarter, year or fiscal_year",
	               by_period, &period, e) && ok;
	ok = read_keys(ini, t, e) && ok;
	ok = read_stages(ini, t, e) && ok;
	ok = read_number(ini, t, "top", 1, 100, "a count from 1 to 100", &top, e) && ok;
	ok = read_number(ini, t, "gdp_year", 1900, 2100, "a year", &gdp, e) && ok;
	ok = read_number(ini, t, "population_year", 1900, 2100, "a year", &population, e) && ok;
	ok = read_bound(ini, t, "from", &t->from, e) && ok;
	ok = read_bound(ini, t, "until", &t->until, e) && ok;
	read_words(t);
	t->period = by_period || !t->shape ? period_codes[period] : t->shape->period;
	t->top = (size_t)top;
	t->gdp_year = (int)gdp;
	t->population_year = (int)population;
	return ok;
}

struct tablespecs *tablespecs_read(const char *reference_dir, const struct table *sources,
                                   struct err *e)
{
	struct str path = STR_INIT;
	bool ok = true;

	str_printf(&path, "%s/tables.ini", reference_dir);
	struct ini *ini = ini_read(str_text(&path), e);
	str_release(&path);
	if (!ini)
		return NULL;
	struct tablespecs *t = xcalloc(1, sizeof *t);
	t->ini = ini;
	t->n = ini->n;
	t->items = xcalloc(ini->n, sizeof *t->items);
	for (size_t i = 0; i < t->n; i++) {
		t->items[i].section = &ini->sections[i];
		ok = read_table(ini, &t->items[i], e) && ledger_check(ini, &t->items[i], sources, e) &&
		     ok;
	}
	if (ok)
		return t;
	tablespecs_free(t);
	return NULL;
}

static bool has_word(const struct word_choice *w, const char *word)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->words[i], word) == 0)
			return true;
	return w->n == 0;
}

static bool takes_stage(const struct tablespec *t, const struct flow *f, const char **stage)
{
	*stage = f->stage;
	for (size_t i = 0; i < t->n_choices; i++) {
		const struct stage_choice *c = &t->choices[i];
		if (strcmp(c->ledger, f->ledger) != 0)
			continue;
		for (size_t j = 0; j < c->n; j++) {
			if (strcmp(c->stages[j], f->stage) == 0) {
				*stage = t->key[KEY_STAGE] ? f->stage : c->joined;
				return true;
			}
		}
		return false;
	}
	return t->n_choices == 0;
}

/* A flow that may lie on either side of a bound cannot be placed: it is not taken. */
static bool takes_date(const struct tablespec *t, const struct date *d)
{
	if (t->from.precision == DATE_NONE && t->until.precision == DATE_NONE)
		return true;
	return d->precision != DATE_NONE &&
	       (t->from.precision == DATE_NONE || date_first_day(d) >= date_first_day(&t->from)) &&
	       (t->until.precision == DATE_NONE || date_last_day(d) <= date_last_day(&t->until));
}

bool tablespec_takes(const struct tablespec *t, const struct flow *f, const char **stage)
{
	return takes_stage(t, f, stage) && takes_date(t, &f->date) &&
	       has_word(&t->words[KEY_DONOR], f->donor) &&
	       has_word(&t->words[KEY_PROGRAMME], f->programme) &&
	       has_word(&t->words[KEY_AID_TYPE], f->aid_type);
}

static void free_spec(struct tablespec *t)
{
	for (size_t i = 0; i < t->n_choices; i++) {
		free(t->choices[i].ledger);
		free(t->choices[i].joined);
		ini_words_free(t->choices[i].stages, t->choices[i].n);
	}
	free(t->choices);
	for (size_t k = 0; k < N_TABLE_KEYS; k++)
		ini_words_free(t->words[k].words, t->words[k].n);
}

void tablespecs_free(struct tablespecs *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n; i++)
		free_spec(&t->items[i]);
	free(t->items);
	ini_free(t->ini);
	free(t);
}

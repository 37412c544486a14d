#include "aid/tablesection.h"

#include <stdlib.h>
#include <string.h>

#include "aid/shape.h"
#include "aid/str.h"
#include "aid/tableoptions.h"
#include "aid/xmem.h"

/* The keys that every section may have; its shape adds its options. */
static const char *const common_keys[] = {
	"title", "shape", "keys", "stages", "donor", "programme", "aid_type", "from", "until", "of",
	"blocs"
};
enum { N_COMMON = sizeof common_keys / sizeof *common_keys, MAX_OPTIONS = 16 };

static const char *const periods[] = { "month", "quarter", "year", "fiscal_year", "day", NULL };
static const enum date_period period_codes[] = {
	PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_FISCAL_YEAR, PERIOD_DAY
};

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
	c->n = ini_split(colon + 1, '+', &c->stages);
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
	size_t n = ini_split(value, '|', &parts);
	t->choices = xcalloc(n, sizeof *t->choices);
	for (; t->n_choices < n; t->n_choices++)
		ok = read_choice(parts[t->n_choices], &t->choices[t->n_choices]) && ok;
	ini_words_free(parts, n);
	return ok || ini_refuse(ini, t->section, "stages", "LEDGER: stage + stage | LEDGER: …", e);
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
	return ok || ini_refuse(ini, t->section, "keys", "some of ledger donor programme aid_type stage "
	                    "bloc", e);
}

/* Blocs tell rows apart if, and only if, the section says which. */
static bool read_blocs(const char *reference_dir, const struct ini *ini, struct tablespec *t,
                       struct err *e)
{
	const struct ini_entry *blocs = ini_entry(t->section, "blocs");
	struct place at = ini_place(ini, t->section, blocs);

	if (!blocs && !t->key[KEY_BLOC])
		return true;
	if (!blocs)
		return ini_refuse(ini, t->section, "blocs", "disjoint blocs such as europe | USA", e);
	if (!t->key[KEY_BLOC])
		return ini_refuse(ini, t->section, "keys", "bloc among them, as blocs are named", e);
	t->partition = partition_read(reference_dir, blocs->value, &at, e);
	return t->partition != NULL;
}

static void read_words(struct tablespec *t)
{
	for (size_t k = KEY_DONOR; k <= KEY_AID_TYPE; k++) {
		const char *value = ini_get(t->section, table_key_names[k]);
		if (value)
			t->words[k].n = ini_split(value, '|', &t->words[k].words);
	}
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
		ini_refuse(ini, t->section, "shape", names, e);
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
	return (!value && !needed) || ini_refuse(ini, t->section, key, expected, e);
}

static bool read_bound(const struct ini *ini, const struct tablespec *t, const char *key,
                       struct date *d, struct err *e)
{
	const char *value = ini_get(t->section, key);

	*d = (struct date){ 0 };
	return !value || (date_parse_own(value, d) && d->precision == DATE_DAY) ||
	       ini_refuse(ini, t->section, key, "a day such as 2022-02-24", e);
}

bool tablesection_read(const char *reference_dir, const struct ini *ini, struct tablespec *t,
                       struct err *e)
{
	const char *title = ini_get(t->section, "title");
	size_t period;
	bool ok = read_shape(ini, t, e);
	bool by_period = ok && tableoptions_has(t, "period");

	t->name = t->section->name;
	t->title = title ? title : t->name;
	ok = read_word(ini, t, "period", periods, "day, month, quarter, year or fiscal_year",
	               by_period, &period, e) && ok;
	ok = read_keys(ini, t, e) && ok;
	ok = read_blocs(reference_dir, ini, t, e) && ok;
	ok = read_stages(ini, t, e) && ok;
	ok = tableoptions_read(reference_dir, ini, t, e) && ok;
	ok = read_bound(ini, t, "from", &t->from, e) && ok;
	ok = read_bound(ini, t, "until", &t->until, e) && ok;
	read_words(t);
	t->period = by_period || !t->shape ? period_codes[period] : t->shape->period;
	return ok;
}

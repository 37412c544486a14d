#include "aid/tablesection.h"

#include <stdlib.h>
#include <string.h>

#include "aid/money.h"
#include "aid/shape.h"
#include "aid/str.h"
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
	return ok || refuse(ini, t->section, "keys", "some of ledger donor programme aid_type stage "
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
		return refuse(ini, t->section, "blocs", "disjoint blocs such as europe | USA", e);
	if (!t->key[KEY_BLOC])
		return refuse(ini, t->section, "keys", "bloc among them, as blocs are named", e);
	t->partition = partition_read(reference_dir, blocs->value, &at, e);
	return t->partition != NULL;
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

/* Options that are numbers; a shape that has one may need it. */
static const struct number_option {
	const char *key;
	int64_t least, most;
	bool odd, needed;
	const char *expected;
	size_t at; /* in struct tablespec, an int64_t */
} number_options[] = {
	{ "top", 1, 100, false, false, "a count from 1 to 100", offsetof(struct tablespec, top) },
	{ "gdp_year", 1900, 2100, false, false, "a year", offsetof(struct tablespec, gdp_year) },
	{ "population_year", 1900, 2100, false, false, "a year",
	  offsetof(struct tablespec, population_year) },
	{ "window", 3, 99, true, true, "an odd count of periods from 3 to 99",
	  offsetof(struct tablespec, window) },
};

static bool read_number(const struct ini *ini, struct tablespec *t,
                        const struct number_option *o, struct err *e)
{
	const char *value = ini_get(t->section, o->key);
	int64_t *number = (int64_t *)((char *)t + o->at);
	struct number_error why;

	*number = 0;
	if (!value)
		return !o->needed || !t->shape || !has_option(t, o->key) ||
		       refuse(ini, t->section, o->key, o->expected, e);
	return (money_parse(value, NULL, 1, 1, 0, number, &why) && *number >= o->least &&
	        *number <= o->most && (!o->odd || *number % 2 == 1)) ||
	       refuse(ini, t->section, o->key, o->expected, e);
}

static bool read_numbers(const struct ini *ini, struct tablespec *t, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < sizeof number_options / sizeof *number_options; i++)
		ok = read_number(ini, t, &number_options[i], e) && ok;
	return ok;
}

/* "LEDGER: zero until DAY" or "LEDGER: unknown". */
static bool read_gap_rule(const char *text, struct gap_rule *r)
{
	static const char zero[] = "zero until ";
	const char *colon = strchr(text, ':');

	*r = (struct gap_rule){ NULL, false, { 0 } };
	if (!colon)
		return false;
	char *ledger = xstrndup(text, (size_t)(colon - text));
	r->ledger = xstrdup(str_trim(ledger));
	free(ledger);
	const char *rule = colon + 1 + strspn(colon + 1, " \t");
	r->zero = strncmp(rule, zero, sizeof zero - 1) == 0;
	if (!r->zero)
		return strcmp(rule, "unknown") == 0;
	return date_parse_own(rule + sizeof zero - 1, &r->until) && r->until.precision == DATE_DAY;
}

static bool read_gaps(const struct ini *ini, struct tablespec *t, struct err *e)
{
	const char *value = ini_get(t->section, "gaps");
	char **parts;
	bool ok = true;

	if (!value)
		return true;
	size_t n = split(value, '|', &parts);
	t->gap_rules = xcalloc(n, sizeof *t->gap_rules);
	for (; t->n_gap_rules < n; t->n_gap_rules++)
		ok = read_gap_rule(parts[t->n_gap_rules], &t->gap_rules[t->n_gap_rules]) && ok;
	ini_words_free(parts, n);
	return ok || refuse(ini, t->section, "gaps", "LEDGER: unknown | LEDGER: zero until 2026-01-31",
	                    e);
}

static bool read_bound(const struct ini *ini, const struct tablespec *t, const char *key,
                       struct date *d, struct err *e)
{
	const char *value = ini_get(t->section, key);

	*d = (struct date){ 0 };
	return !value || (date_parse_own(value, d) && d->precision == DATE_DAY) ||
	       refuse(ini, t->section, key, "a day such as 2022-02-24", e);
}

bool tablesection_read(const char *reference_dir, const struct ini *ini, struct tablespec *t,
                       struct err *e)
{
	const char *title = ini_get(t->section, "title");
	size_t period;
	bool ok = read_shape(ini, t, e);
	bool by_period = ok && has_option(t, "period");

	t->name = t->section->name;
	t->title = title ? title : t->name;
	ok = read_word(ini, t, "period", periods, "day, month, quarter, year or fiscal_year",
	               by_period, &period, e) && ok;
	ok = read_keys(ini, t, e) && ok;
	ok = read_blocs(reference_dir, ini, t, e) && ok;
	ok = read_stages(ini, t, e) && ok;
	ok = read_numbers(ini, t, e) && ok;
	ok = read_gaps(ini, t, e) && ok;
	ok = read_bound(ini, t, "from", &t->from, e) && ok;
	ok = read_bound(ini, t, "until", &t->until, e) && ok;
	read_words(t);
	t->period = by_period || !t->shape ? period_codes[period] : t->shape->period;
	return ok;
}

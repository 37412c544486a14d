#include "aid/bargain_setup.h"

#include <stdlib.h>
#include <string.h>

#include "aid/bargain_value.h"
#include "aid/date.h"
#include "aid/str.h"
#include "aid/xmem.h"

static const char *const forms[] = { "ratio", "logit", NULL };
static const char *const modes[] = { "flow", "stock", "cumulative", NULL };
static const char *const parameters[] = { "g", "u", "L", "d", "cA", "cB", "pi", "f", NULL };
static const char *const run_keys[] = { "form",  "mode",      "seed",         "draws",
	                                "start", "show_from", "base_quarter", NULL };
static const char *const spending_keys[] = { "a",        "b",          "current",        "constant",
	                                     "deflator", "price_year", "carry_quarters", NULL };
static const char *const ledger_keys[] = { "stages", "from", "until", NULL };
static const char *const type_keys[] = { "military", "financial", NULL };
static const char *const parameter_keys[] = { "draw", "scenario", "unit", "label", "ground", NULL };

enum { MAX_DRAWS = 200000, MAX_CARRY = 40 };

struct reading {
	struct bargain_setup *s;
	const struct bargain_overrides *o;
	struct err *e;
};

const char *bargain_setup_name(enum bargain_parameter p)
{
	return parameters[p];
}

const char *bargain_setup_form(enum bargain_form form)
{
	return forms[form];
}

const char *bargain_setup_mode(enum bargain_mode mode)
{
	return modes[mode];
}

int bargain_setup_quarter(int year, int quarter)
{
	return year * 4 + quarter - 1;
}

void bargain_setup_quarter_text(int quarter, char buf[BARGAIN_QUARTER_TEXT])
{
	struct date d = { .year = (int16_t)(quarter / 4),
		          .quarter = (uint8_t)(quarter % 4 + 1),
		          .precision = DATE_QUARTER };

	date_format(&d, buf);
}

static bool is_in(const char *name, size_t n, const char *const *list)
{
	for (; *list; list++)
		if (strlen(*list) == n && memcmp(*list, name, n) == 0)
			return true;
	return false;
}

/* The last NAME=VALUE of the command line for a name, or false. */
static bool find_override(const struct reading *r, const char *name, struct bargain_value *v)
{
	size_t len = strlen(name);

	for (size_t i = r->o->n; i-- > 0;)
		if (strncmp(r->o->texts[i], name, len) == 0 && r->o->texts[i][len] == '=') {
			*v = (struct bargain_value){
				name, r->o->texts[i] + len + 1, { NULL, 0, 0, NULL }, true
			};
			return true;
		}
	return false;
}

static bool known_overrides(const struct reading *r)
{
	bool ok = true;

	for (size_t i = 0; i < r->o->n; i++) {
		const char *text = r->o->texts[i];
		size_t len = strcspn(text, "=");

		if (text[len] != '=' ||
		    (!is_in(text, len, run_keys) && !is_in(text, len, parameters)))
			ok = err_usage(
				r->e,
				"found --set %s; expected NAME=VALUE with a parameter "
				"(g, u, L, d, cA, cB, pi, f) or one of form, mode, seed, draws, "
				"start, show_from, base_quarter",
				text);
	}
	return ok;
}

/* A value of the file; missing is refused. */
static bool find(const struct reading *r, const struct ini_section *s, const char *key,
                 struct bargain_value *v)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(r->s->ini, s, entry);

	if (!entry || !entry->value[0])
		return err_data(r->e, &at,
		                "found no %s in [%s]; expected a value; add the line "
		                "%s = …",
		                key, s->name, key);
	*v = (struct bargain_value){ key, entry->value, at, false };
	return true;
}

static const struct ini_section *section(const struct reading *r, const char *name,
                                         const char *const *keys, bool *ok)
{
	const struct ini_section *s = ini_section(r->s->ini, name);
	struct place at = { r->s->ini->path, 0, 0, NULL };

	if (!s)
		*ok = err_data(r->e, &at, "found no section [%s]; expected one; add it", name);
	else
		*ok = ini_check_keys(r->s->ini, s, keys, r->e) && *ok;
	return s;
}

static bool run_value(const struct reading *r, const struct ini_section *s, const char *key,
                      struct bargain_value *v)
{
	return find_override(r, key, v) || find(r, s, key, v);
}

static bool read_choices(struct reading *r, const struct ini_section *s)
{
	struct bargain_value v;
	int form = 0, mode = 0;
	bool ok = run_value(r, s, "form", &v) && bargain_value_choice(&v, forms, &form, r->e);

	ok = run_value(r, s, "mode", &v) && bargain_value_choice(&v, modes, &mode, r->e) && ok;
	r->s->run.form = (enum bargain_form)form;
	r->s->run.mode = (enum bargain_mode)mode;
	return ok;
}

static bool read_quarters(struct reading *r, const struct ini_section *s)
{
	struct bargain_setup *setup = r->s;
	struct bargain_value v;

	if (!run_value(r, s, "start", &v) || !bargain_value_quarter(&v, &setup->start, r->e))
		return false;
	if (setup->start % 4 != 0)
		return bargain_value_refuse(&v,
		                            "the first quarter of a year, since spending is "
		                            "known by year",
		                            r->e);
	if (!run_value(r, s, "show_from", &v) ||
	    !bargain_value_quarter(&v, &setup->show_from, r->e))
		return false;
	if (setup->show_from < setup->start)
		return bargain_value_refuse(&v, "a quarter not before start", r->e);
	if (!run_value(r, s, "base_quarter", &v) ||
	    !bargain_value_quarter(&v, &setup->base_quarter, r->e))
		return false;
	return setup->base_quarter >= setup->start ||
	       bargain_value_refuse(&v, "a quarter not before start", r->e);
}

static bool read_run(struct reading *r)
{
	struct bargain_value v;
	bool ok = true;
	const struct ini_section *s = section(r, "run", run_keys, &ok);
	int64_t seed = 1, draws = 1;

	if (!s)
		return false;
	ok = read_choices(r, s) && ok;
	ok = read_quarters(r, s) && ok;
	ok = run_value(r, s, "seed", &v) && bargain_value_integer(&v, 1, UINT32_MAX, &seed, r->e) &&
	     ok;
	ok = run_value(r, s, "draws", &v) &&
	     bargain_value_integer(&v, 1, MAX_DRAWS, &draws, r->e) && ok;
	r->s->seed = (uint32_t)seed;
	r->s->draws = (size_t)draws;
	return ok;
}

static bool read_text(const struct reading *r, const struct ini_section *s, const char *key,
                      const char **text, struct place *at)
{
	struct bargain_value v = { 0 };
	bool ok = find(r, s, key, &v);

	*text = v.text;
	if (at)
		*at = v.at;
	return ok;
}

static bool read_spending(struct reading *r)
{
	struct bargain_setup *setup = r->s;
	struct bargain_value v;
	bool ok = true;
	const struct ini_section *s = section(r, "spending", spending_keys, &ok);
	const struct ini_section *types = section(r, "aid_types", type_keys, &ok);
	int64_t year = 2024, carry = 0;

	if (!s || !types)
		return false;
	ok = read_text(r, s, "a", &setup->a, &setup->a_at) && ok;
	ok = read_text(r, s, "b", &setup->b, &setup->b_at) && ok;
	ok = read_text(r, s, "current", &setup->current, NULL) && ok;
	ok = read_text(r, s, "constant", &setup->constant, NULL) && ok;
	ok = read_text(r, s, "deflator", &setup->deflator, NULL) && ok;
	ok = read_text(r, types, "military", &setup->military, NULL) && ok;
	ok = read_text(r, types, "financial", &setup->financial, NULL) && ok;
	ok = find(r, s, "price_year", &v) && bargain_value_integer(&v, 1900, 2100, &year, r->e) &&
	     ok;
	ok = find(r, s, "carry_quarters", &v) &&
	     bargain_value_integer(&v, 0, MAX_CARRY, &carry, r->e) && ok;
	setup->price_year = (int)year;
	setup->carry_quarters = (int)carry;
	return ok;
}

static bool read_ledger(struct reading *r, const struct ini_section *s)
{
	struct bargain_value v = { 0 };
	struct bargain_setup *setup = r->s;

	setup->ledgers = xrealloc(setup->ledgers, (setup->n_ledgers + 1) * sizeof *setup->ledgers);
	struct bargain_ledger *l = &setup->ledgers[setup->n_ledgers++];
	*l = (struct bargain_ledger){ .name = s->name + strlen("ledger "),
		                      .until = BARGAIN_ALWAYS,
		                      .at = ini_place(setup->ini, s, NULL) };
	bool ok = ini_check_keys(setup->ini, s, ledger_keys, r->e);
	ok = find(r, s, "stages", &v) && ok;
	if (ok)
		l->n_stages = ini_words(v.text, &l->stages);
	if (ini_entry(s, "from"))
		ok = find(r, s, "from", &v) && bargain_value_quarter(&v, &l->from, r->e) && ok;
	if (ini_entry(s, "until"))
		ok = find(r, s, "until", &v) && bargain_value_quarter(&v, &l->until, r->e) && ok;
	return ok;
}

static bool read_parameter(struct reading *r, enum bargain_parameter p)
{
	struct bargain_declared *d = &r->s->parameters[p];
	struct bargain_value v;
	bool ok = true;
	const struct ini_section *s = section(r, parameters[p], parameter_keys, &ok);

	if (!s || !find(r, s, "draw", &v))
		return false;
	d->at = v.at;
	/* What the command line replaces is not looked at. */
	if (find_override(r, parameters[p], &v))
		d->at = (struct place){ "--set", 0, 0, NULL };
	v.name = parameters[p];
	ok = bargain_value_prior(&v, p, &r->s->run.priors[p], r->e) && ok;
	d->has_scenario = ini_entry(s, "scenario") != NULL;
	if (d->has_scenario)
		ok = find(r, s, "scenario", &v) &&
		     bargain_value_number(&v, p, &d->scenario, r->e) && ok;
	const char *unit = ini_get(s, "unit");
	d->unit = unit ? unit : "";
	ok = read_text(r, s, "label", &d->label, NULL) && ok;
	return read_text(r, s, "ground", &d->ground, NULL) && ok;
}

/* One NAME=VALUE of a variant. */
static bool vary(struct reading *r, struct bargain_case *c, char *word, const struct place *at)
{
	char *equals = strchr(word, '=');
	struct bargain_value v = { word, equals ? equals + 1 : "nothing", *at, false };
	int choice = 0;

	if (equals)
		*equals = '\0';
	for (int p = 0; p < BARGAIN_PARAMETERS; p++)
		if (strcmp(word, parameters[p]) == 0)
			return bargain_value_prior(&v, (enum bargain_parameter)p, &c->priors[p],
			                           r->e);
	if (strcmp(word, "form") == 0) {
		bool ok = bargain_value_choice(&v, forms, &choice, r->e);
		c->form = (enum bargain_form)choice;
		return ok;
	}
	if (strcmp(word, "mode") == 0) {
		bool ok = bargain_value_choice(&v, modes, &choice, r->e);
		c->mode = (enum bargain_mode)choice;
		return ok;
	}
	return bargain_value_refuse(&v, "settings such as g=2, form=logit or mode=flow", r->e);
}

static bool read_variants(struct reading *r)
{
	struct bargain_setup *setup = r->s;
	const struct ini_section *s = ini_section(setup->ini, "variants");
	bool ok = true;

	if (!s)
		return true;
	setup->variants = xcalloc(s->n, sizeof *setup->variants);
	for (size_t i = 0; i < s->n; i++) {
		struct bargain_variant *v = &setup->variants[setup->n_variants++];
		struct place at = ini_place(setup->ini, s, &s->entries[i]);
		char **words;
		size_t n = ini_words(s->entries[i].value, &words);

		*v = (struct bargain_variant){ s->entries[i].key, s->entries[i].value, setup->run };
		for (size_t w = 0; w < n; w++)
			ok = vary(r, &v->run, words[w], &at) && ok;
		ini_words_free(words, n);
	}
	return ok;
}

static bool read_ledgers(struct reading *r)
{
	const struct ini *ini = r->s->ini;
	struct place at = { ini->path, 0, 0, NULL };
	bool ok = true;

	for (size_t i = 0; i < ini->n; i++) {
		const char *name = ini->sections[i].name;

		if (strncmp(name, "ledger ", strlen("ledger ")) == 0)
			ok = read_ledger(r, &ini->sections[i]) && ok;
		else if (!is_in(name, strlen(name), parameters) && strcmp(name, "run") != 0 &&
		         strcmp(name, "spending") != 0 && strcmp(name, "aid_types") != 0 &&
		         strcmp(name, "variants") != 0)
			ok = err_data(
				r->e, &(struct place){ ini->path, ini->sections[i].line, 0, NULL },
				"found [%s]; expected run, spending, aid_types, variants, ledger "
				"NAME or a parameter (g, u, L, d, cA, cB, pi, f)",
				name);
	}
	return r->s->n_ledgers > 0
	               ? ok
	               : err_data(r->e, &at, "found no ledger; expected a section [ledger NAME]");
}

struct bargain_setup *bargain_setup_read(const char *path, const struct bargain_overrides *o,
                                         struct err *e)
{
	struct bargain_setup *s = xcalloc(1, sizeof *s);
	struct reading r = { s, o, e };
	bool ok = known_overrides(&r);

	s->ini = ini_read(path, e);
	if (s->ini) {
		ok = read_run(&r) && ok;
		ok = read_spending(&r) && ok;
		ok = read_ledgers(&r) && ok;
		for (int p = 0; p < BARGAIN_PARAMETERS; p++)
			ok = read_parameter(&r, (enum bargain_parameter)p) && ok;
		ok = read_variants(&r) && ok;
	}
	if (ok && s->ini)
		return s;
	bargain_setup_free(s);
	return NULL;
}

void bargain_setup_free(struct bargain_setup *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n_ledgers; i++)
		ini_words_free(s->ledgers[i].stages, s->ledgers[i].n_stages);
	free(s->ledgers);
	free(s->variants);
	ini_free(s->ini);
	free(s);
}

#include "aid/tablespec.h"

#include <stdlib.h>
#include <string.h>

#include "aid/ledger.h"
#include "aid/shape.h"
#include "aid/str.h"
#include "aid/tablename.h"
#include "aid/tableoptions.h"
#include "aid/tablesection.h"
#include "aid/xmem.h"

const char *const table_key_names[N_TABLE_KEYS] = {
	"ledger", "donor", "programme", "aid_type", "stage", "bloc"
};

static bool check_sources(struct tablespecs *t, size_t i, const struct table *sources, struct err *e)
{
	return ledger_check(t->ini, &t->items[i], sources, e) &&
	       tableoptions_watch(t->ini, &t->items[i], sources, e);
}

/* Tells what was found; of tables that are all of other ledgers only that. False if there was anything. */
static bool tell(struct err *found, const struct tablespecs *t, const struct table *sources, struct err *e)
{
	bool ok = found->kind == ERR_NONE;

	if (!ok && (found->kind != ERR_DATA || !sources || ledger_check_any(t, sources, e)))
		for (size_t i = 0; i < found->n_problems; i++)
			err_again(e, found, i);
	err_release(found);
	return ok;
}

static struct ini *read_ini(const char *reference_dir, const char *file, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/tables.ini", reference_dir);
	struct ini *ini = ini_read(file ? file : str_text(&path), e);
	str_release(&path);
	return ini;
}

struct tablespecs *tablespecs_read(const char *reference_dir, const char *file, const struct table *sources,
                                   struct err *e)
{
	struct err found = ERR_INIT;

	if (sources && !ledger_sources(sources, e))
		return NULL;
	struct ini *ini = read_ini(reference_dir, file, e);
	if (!ini)
		return NULL;
	struct tablespecs *t = xcalloc(1, sizeof *t);
	t->ini = ini;
	t->n = ini->n;
	t->items = xcalloc(ini->n, sizeof *t->items);
	for (size_t i = 0; i < t->n; i++) {
		t->items[i].section = &ini->sections[i];
		tablename_check_new(ini, t->items[i].section, &found);
		if (tablesection_read(reference_dir, ini, &t->items[i], &found) && sources)
			check_sources(t, i, sources, &found);
	}
	if (tell(&found, t, sources, e))
		return t;
	tablespecs_free(t);
	return NULL;
}

bool tablespecs_check(struct tablespecs *t, const struct table *sources, struct err *e)
{
	struct err found = ERR_INIT;

	if (!ledger_sources(sources, e))
		return false;
	for (size_t i = 0; i < t->n; i++)
		check_sources(t, i, sources, &found);
	return tell(&found, t, sources, e);
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

bool tablespec_takes_date(const struct tablespec *t, const struct date *d)
{
	if (t->from.precision == DATE_NONE && t->until.precision == DATE_NONE)
		return true;
	if (d->precision == DATE_NONE)
		return t->shape->periods;
	return (t->from.precision == DATE_NONE || date_first_day(d) >= date_first_day(&t->from)) &&
	       (t->until.precision == DATE_NONE || date_last_day(d) <= date_last_day(&t->until));
}

bool tablespec_takes_words(const struct tablespec *t, const struct flow *f, const char **stage)
{
	return takes_stage(t, f, stage) && has_word(&t->words[KEY_DONOR], f->donor) &&
	       has_word(&t->words[KEY_PROGRAMME], f->programme) &&
	       has_word(&t->words[KEY_AID_TYPE], f->aid_type);
}

bool tablespec_takes(const struct tablespec *t, const struct flow *f, const char **stage)
{
	return tablespec_takes_date(t, &f->date) && tablespec_takes_words(t, f, stage);
}

const struct gap_rule *tablespec_gap_rule(const struct tablespec *t, const char *ledger)
{
	for (size_t i = 0; i < t->n_gap_rules; i++)
		if (strcmp(t->gap_rules[i].ledger, ledger) == 0)
			return &t->gap_rules[i];
	return NULL;
}

/* All stages that a table joins stand under one name. */
const char *tablespec_word(const struct tablespec *t, const struct flow *f, const char *stage,
                           enum table_key key, const char **label)
{
	const char *words[N_TABLE_KEYS] = { f->ledger, f->donor, f->programme, f->aid_type, stage };
	bool shown = t->key[key] || key == KEY_LEDGER || key == KEY_STAGE;

	if (key == KEY_BLOC && t->partition)
		return partition_part(t->partition, f->donor, &f->date, label);
	*label = shown && key == KEY_DONOR ? f->donor_name : shown ? words[key] : "";
	return shown && words[key] ? words[key] : "";
}

static void free_spec(struct tablespec *t)
{
	for (size_t i = 0; i < t->n_choices; i++) {
		free(t->choices[i].ledger);
		free(t->choices[i].joined);
		ini_words_free(t->choices[i].stages, t->choices[i].n);
	}
	free(t->choices);
	partition_free(t->partition);
	for (size_t i = 0; i < t->n_gap_rules; i++)
		free(t->gap_rules[i].ledger);
	free(t->gap_rules);
	for (size_t i = 0; i < t->n_events; i++)
		free(t->events[i].label);
	free(t->events);
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

#include "aid/tableoptions.h"

#include <stdlib.h>
#include <string.h>

#include "aid/money.h"
#include "aid/shape.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

bool tableoptions_has(const struct tablespec *t, const char *key)
{
	const char *const *option = t->shape->options;

	while (*option && strcmp(*option, key) != 0)
		option++;
	return *option != NULL;
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
	{ "gdp_year", 1900, 2100, false, false, "a year from 1900 to 2100", offsetof(struct tablespec, gdp_year) },
	{ "population_year", 1900, 2100, false, false, "a year from 1900 to 2100",
	  offsetof(struct tablespec, population_year) },
	{ "milex_year", 1900, 2100, false, false, "a year from 1900 to 2100", offsetof(struct tablespec, milex_year) },
	{ "longest", 1, 100, false, false, "a count from 1 to 100",
	  offsetof(struct tablespec, longest) },
	{ "draws", 100, 100000, false, false, "a count from 100 to 100000",
	  offsetof(struct tablespec, draws) },
	{ "reach", 3, 60, false, true, "a count of periods from 3 to 60",
	  offsetof(struct tablespec, reach) },
	{ "window", 3, 99, true, true, "an odd count of periods from 3 to 99",
	  offsetof(struct tablespec, window) },
};

static bool read_number(const struct ini *ini, struct tablespec *t,
                        const struct number_option *o, struct err *e)
{
	const char *value = ini_get(t->section, o->key);
	void *at = (char *)t + o->at;
	int64_t *number = at;

	*number = 0;
	if (!value)
		return !o->needed || !t->shape || !tableoptions_has(t, o->key) ||
		       ini_refuse(ini, t->section, o->key, o->expected, e);
	return (money_whole(value, o->least, o->most, number) && (!o->odd || *number % 2 == 1)) ||
	       ini_refuse(ini, t->section, o->key, o->expected, e);
}

static bool read_numbers(const struct ini *ini, struct tablespec *t, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < sizeof number_options / sizeof *number_options; i++)
		ok = read_number(ini, t, &number_options[i], e) && ok;
	return ok;
}

/* "LEDGER: zero", "LEDGER: zero until DAY" or "LEDGER: unknown". */
static bool read_gap_rule(const char *text, struct gap_rule *r)
{
	static const char zero[] = "zero until ";
	const char *colon = strchr(text, ':');

	*r = (struct gap_rule){ .ledger = NULL };
	if (!colon)
		return false;
	char *ledger = xstrndup(text, (size_t)(colon - text));
	r->ledger = xstrdup(str_trim(ledger));
	free(ledger);
	const char *rule = colon + 1 + strspn(colon + 1, " \t");
	r->to_data = strcmp(rule, "zero") == 0;
	r->zero = r->to_data || strncmp(rule, zero, sizeof zero - 1) == 0;
	if (!r->zero)
		return strcmp(rule, "unknown") == 0;
	return r->to_data || (date_parse_own(rule + sizeof zero - 1, &r->until) && r->until.precision == DATE_DAY);
}

static bool read_gaps(const struct ini *ini, struct tablespec *t, struct err *e)
{
	const char *value = ini_get(t->section, "gaps");
	char **parts;
	bool ok = true;

	if (!value)
		return true;
	size_t n = ini_split(value, '|', &parts);
	t->gap_rules = xcalloc(n, sizeof *t->gap_rules);
	for (; t->n_gap_rules < n; t->n_gap_rules++)
		ok = read_gap_rule(parts[t->n_gap_rules], &t->gap_rules[t->n_gap_rules]) && ok;
	ini_words_free(parts, n);
	return ok || ini_refuse(ini, t->section, "gaps", "LEDGER: unknown | LEDGER: zero | LEDGER: zero "
	                    "until 2026-01-31", e);
}

/* The rule's last day: the earliest to which a source of its flows reaches. */
static bool watch(const struct ini *ini, const struct tablespec *t, struct gap_rule *r,
                  const struct table *sources, struct err *e)
{
	struct place at = ini_place(ini, t->section, ini_entry(t->section, "gaps"));
	size_t name = table_find(sources, "source"), kind = table_find(sources, "kind");
	size_t ledger = table_find(sources, "ledger"), through = table_find(sources, "data_through");
	bool ok = true;

	r->until = (struct date){ .precision = DATE_NONE };
	for (size_t i = 0; name != SIZE_MAX && kind != SIZE_MAX && ledger != SIZE_MAX && i < table_rows(sources); i++) {
		struct date d = { .precision = DATE_NONE };
		if (strcmp(table_text(sources, i, kind), "flow") != 0 ||
		    strcmp(table_text(sources, i, ledger), r->ledger) != 0)
			continue;
		if (through == SIZE_MAX || !date_parse_own(table_text(sources, i, through), &d) ||
		    d.precision == DATE_NONE)
			ok = err_data(e, &at, "found \"%s: zero\", but the descriptor of %s does not say up to when it has "
			              "all there is; expected data_through there, or \"zero until\" and a day here",
			              r->ledger, table_text(sources, i, name));
		else if (r->until.precision == DATE_NONE || date_last_day(&d) < date_last_day(&r->until))
			r->until = date_of_day(date_last_day(&d));
	}
	return ok;
}

bool tableoptions_watch(const struct ini *ini, struct tablespec *t, const struct table *sources, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < t->n_gap_rules; i++)
		if (t->gap_rules[i].to_data)
			ok = watch(ini, t, &t->gap_rules[i], sources, e) && ok;
	return ok;
}

/* The label of an event of that day in events.csv, or NULL. */
static const char *event_label(const struct table *events, size_t date, size_t label, const char *day)
{
	for (size_t i = 0; i < table_rows(events); i++)
		if (strcmp(table_text(events, i, date), day) == 0)
			return table_text(events, i, label);
	return NULL;
}

static bool take_events(const struct ini *ini, struct tablespec *t, const struct table *events,
                        struct err *e)
{
	size_t date, name;
	char **days;
	const struct table_want wanted[] = { { "date", &date }, { "label", &name }, { NULL, NULL } };

	if (!table_need_all(events, wanted, e))
		return false;
	size_t n = ini_split(ini_get(t->section, "events"), '|', &days);
	bool ok = true;

	t->events = xcalloc(n, sizeof *t->events);
	for (size_t i = 0; i < n; i++) {
		const char *label = event_label(events, date, name, days[i]);
		struct event_choice *o = &t->events[t->n_events];
		if (!label || !date_parse_own(days[i], &o->day) || o->day.precision != DATE_DAY) {
			ok = false;
			continue;
		}
		o->label = xstrdup(label);
		t->n_events++;
	}
	ini_words_free(days, n);
	return ok || ini_refuse(ini, t->section, "events", "days of events.csv, such as 2022-02-24", e);
}

static bool read_events(const char *reference_dir, const struct ini *ini, struct tablespec *t,
                        struct err *e)
{
	struct str path = STR_INIT;

	if (!ini_get(t->section, "events"))
		return !t->shape || !tableoptions_has(t, "events") ||
		       ini_refuse(ini, t->section, "events", "days of events.csv, such as 2022-02-24", e);
	str_printf(&path, "%s/events.csv", reference_dir);
	struct table *events = table_read(str_text(&path), e);
	str_release(&path);
	bool ok = events && take_events(ini, t, events, e);
	table_free(events);
	return ok;
}

/* `top_by = donor` ranks by all that a donor gave, whatever else tells rows apart. */
static bool read_top_by(const struct ini *ini, struct tablespec *t, struct err *e)
{
	const char *value = ini_get(t->section, "top_by");

	t->ranked_keys = value ? KEY_DONOR + 1 : N_TABLE_KEYS;
	return !value || (strcmp(value, "donor") == 0 && t->key[KEY_DONOR]) ||
	       ini_refuse(ini, t->section, "top_by", "donor, and donor among the keys", e);
}

bool tableoptions_read(const char *reference_dir, const struct ini *ini, struct tablespec *t,
                       struct err *e)
{
	bool ok = read_numbers(ini, t, e);

	ok = read_gaps(ini, t, e) && ok;
	ok = read_top_by(ini, t, e) && ok;
	return read_events(reference_dir, ini, t, e) && ok;
}

/* Facts: the rows that they were computed from, each down to its records, and the arithmetic. */
#include "aid/explain_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/factprint.h"
#include "aid/facttext.h"
#include "aid/ini.h"
#include "aid/leaders.h"
#include "aid/shape.h"
#include "aid/where.h"
#include "aid/xmem.h"

enum { HUNDREDTHS = 2 };

struct walk {
	const struct explain_data *d;
	const struct explain_row *fact;
	const struct ini_section *section;
	struct explanation *x;
	struct table *table;
	size_t column;
	struct leaders rows; /* that it takes: the largest, or all */
};

static const char *get(const struct walk *w, const char *key)
{
	const char *value = ini_get(w->section, key);

	return value ? value : "";
}

static bool number(const char *text, int64_t *value)
{
	struct number_error why;

	return text[0] && money_parse(text, NULL, 1, 1, HUNDREDTHS, value, &why);
}

static void keep(struct leaders *rows, size_t row)
{
	XGROW(rows->rows, rows->n, rows->cap);
	rows->rows[rows->n++] = row;
}

/* All rows for a sum or a count; otherwise those that decide. */
static void choose(struct walk *w)
{
	const char *measure = get(w, "measure");
	bool last = strcmp(measure, "last") == 0, first = strcmp(measure, "first") == 0;

	for (size_t row = 0; row < table_rows(w->table); row++) {
		if (!where_takes(w->section, w->table, row))
			continue;
		if (strstr(measure, "max"))
			leaders_take(&w->rows, w->table, row, w->column);
		else if (strcmp(measure, "latest") == 0)
			leaders_take_latest(&w->rows, w->table, row, w->column);
		else if (last && w->rows.n > 0)
			w->rows.rows[0] = row;
		else if (!first || w->rows.n == 0)
			keep(&w->rows, row);
	}
}

/* The measure over the rows, in hundredths. */
static struct money measure(const struct walk *w)
{
	bool all = strcmp(get(w, "measure"), "sum") == 0;
	struct money m = { 0, w->rows.n > 0 };
	int64_t value;

	if (strcmp(get(w, "measure"), "count") == 0)
		m.minor = (int64_t)w->rows.n * 100;
	else
		for (size_t i = 0; i < (all ? w->rows.n : m.known); i++)
			if (number(table_text(w->table, w->rows.rows[i], w->column), &value))
				money_add(&m.minor, value);
	return m;
}

static const char *value_of(const struct walk *w, const char *fact)
{
	return table_value(w->fact->table, "fact", fact, "value");
}

/* The earlier fact that this one is a share of, a ratio to, or less. */
static const struct relation {
	const char *key, *before, *sign;
	int64_t scale; /* of the quotient, in hundredths; 0: the difference */
} relations[] = {
	{ "share_of", "100 × ", " / ", 10000 },
	{ "ratio_to", "", " / ", 100 },
	{ "minus", "", " − ", 0 },
};

/* Joins the measure with the earlier fact. */
static void relate(const struct walk *w, const struct relation *r, struct money *m,
                   struct str *how)
{
	struct str own = STR_INIT, text = STR_INIT;
	int64_t other = 0;
	bool known = number(value_of(w, get(w, r->key)), &other);

	explanation_grouped(&own, *m, HUNDREDTHS);
	explanation_grouped(&text, (struct money){ other, known }, HUNDREDTHS);
	str_clear(how);
	str_printf(how, "%s%s%s%s, the fact %s", r->before, str_text(&own), r->sign,
	           str_text(&text), get(w, r->key));
	if (r->scale > 0)
		m->known = m->known && other > 0 &&
		           money_scale(m->minor, r->scale, other, &m->minor);
	else
		m->minor -= other;
	str_release(&own);
	str_release(&text);
}

/* The fact's value in hundredths, and how it is made. */
static void check_number(struct walk *w)
{
	struct money m = measure(w);
	struct str how = STR_INIT;
	char made[MONEY_TEXT_MAX] = "";

	str_printf(&how, "%s of %s over the rows above", get(w, "measure"), get(w, "column"));
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		if (get(w, relations[i].key)[0])
			relate(w, &relations[i], &m, &how);
	if (m.known)
		money_format(made, m.minor, HUNDREDTHS);
	explanation_check(w->x, "value", explain_data_cell(w->fact, "value"), made,
	                  str_text(&how));
	str_release(&how);
}

static void check_text(struct walk *w)
{
	const char *of = get(w, "of");
	size_t column = table_find(w->table, of[0] ? of : get(w, "column"));
	struct str texts = STR_INIT;

	if (column != SIZE_MAX)
		leaders_texts(&w->rows, w->table, column, &texts);
	explanation_check(w->x, "value", explain_data_cell(w->fact, "value"), str_text(&texts),
	                  w->rows.n > 1 ? "as it stands in the rows above" : "as it stands in the row above");
	str_release(&texts);
}

/* "sum of total_usd over summary, where programme = PDA". */
static void say_definition(struct walk *w)
{
	struct str text = STR_INIT;

	str_printf(&text, "%s of %s over %s", get(w, "measure"), get(w, "column"),
	           get(w, "table"));
	for (size_t i = 0; i < w->section->n; i++)
		if (strncmp(w->section->entries[i].key, "where ", 6) == 0)
			str_printf(&text, ", %s = %s", w->section->entries[i].key,
			           w->section->entries[i].value);
	explanation_say(w->x, "definition", "%s (facts.ini): %zu %s", str_text(&text), w->rows.n,
	                w->rows.n == 1 ? "row" : "rows");
	str_release(&text);
}

/* The rows under the fact are explained as if they had been asked for. */
static bool explain_rows_under(struct walk *w, struct err *e)
{
	const struct tablespec *spec = explain_data_spec(w->d, get(w, "table"));
	/* A table that lacks a column of its shape would give other figures, which are no bug of ours. */
	if (spec && !schema_need(spec->shape->schema, w->table, e))
		return false;
	struct explain_rows r = { get(w, "table"), w->table, w->rows.n, w->rows.rows,
	                          xcalloc(w->rows.n, sizeof *r.made) };

	for (size_t i = 0; i < r.n; i++)
		r.made[i] = explanation_add(w->x, explain_parts_row(w->d, r.name, w->table, w->rows.rows[i],
		                                                    spec));
	/* Under a setting there are no records. */
	bool stocks = strcmp(r.name, "stocks") == 0;
	bool ok = spec ? explain_tables(w->d, spec, &r, e) : !stocks || explain_stocks(w->d, &r, e);
	free(r.made);
	return ok;
}

static bool explain_one(struct walk *w, struct err *e)
{
	choose(w);
	say_definition(w);
	if (!explain_rows_under(w, e))
		return false;
	if (factprint_is_number(get(w, "format")))
		check_number(w);
	else
		check_text(w);
	return true;
}

/* Words that depend on two figures: these, and the words that they might have chosen. */
static void say_comparison(const struct walk *w)
{
	static const char *const words[] = { "more", "less", "same", "unknown" };
	const char *compare = get(w, "compare"), *bar = strstr(compare, " | ");
	char *first = xstrndup(compare, bar ? (size_t)(bar - compare) : strlen(compare));

	explanation_say(w->x, "says", "%s", explain_data_cell(w->fact, "text"));
	explanation_say(w->x, "compares", "%s (%s) with %s (%s)", first, value_of(w, first),
	                bar ? bar + 3 : "", bar ? value_of(w, bar + 3) : "");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		explanation_say(w->x, words[i], "%s", get(w, words[i]));
	free(first);
}

static bool explain(const struct explain_data *d, const struct ini *ini,
                    const struct explain_row *fact, struct explanation *x, struct err *e)
{
	struct walk w = { .d = d, .fact = fact, .x = x };
	struct place at = ini_place(ini, NULL, NULL);

	w.section = ini_section(ini, explain_data_cell(fact, "fact"));
	if (!w.section)
		return err_data(e, &at, "the fact \"%s\" is not there; expected it as facts.csv "
		                "has it; run aid-aggregate again",
		                explain_data_cell(fact, "fact"));
	if (get(&w, "compare")[0]) {
		say_comparison(&w);
		return true;
	}
	size_t of, value;
	w.table = explain_data_table(d, get(&w, "table"), e);
	bool ok = w.table && table_need(w.table, get(&w, "column"), &w.column, e) &&
	          (!get(&w, "of")[0] || table_need(w.table, get(&w, "of"), &of, e)) &&
	          table_need(fact->table, "value", &value, e) && where_check(ini, w.section, w.table, e) &&
	          explain_one(&w, e);
	table_free(w.table);
	leaders_release(&w.rows);
	return ok;
}

bool explain_facts(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	struct str path = STR_INIT;
	bool ok = true;

	str_printf(&path, "%s/facts.ini", d->reference_dir);
	struct ini *ini = ini_read(str_text(&path), e);
	struct table *facts = facttext_read(d->dir, e);
	for (size_t i = 0; ini && facts && i < ini->n; i++)
		ok = facttext_fill_rows(ini, &ini->sections[i], facts, e) && ok;
	for (size_t i = 0; ini && facts && i < r->n; i++) {
		struct explain_row fact = { r->table, r->rows[i] };
		ok = explain(d, ini, &fact, r->made[i], e) && ok;
	}
	ok = ok && ini && facts;
	table_free(facts);
	ini_free(ini);
	str_release(&path);
	return ok;
}

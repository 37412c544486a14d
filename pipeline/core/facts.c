#include "aid/facts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/countries.h"
#include "aid/csvout.h"
#include "aid/factprint.h"
#include "aid/facttext.h"
#include "aid/ini.h"
#include "aid/leaders.h"
#include "aid/money.h"
#include "aid/schema.h"
#include "aid/str.h"
#include "aid/where.h"
#include "aid/xmem.h"

static const char *const keys[] = {
	"table", "column", "measure", "of", "several", "format", "share_of", "ratio_to", "minus", NULL
};
static const char *const compare_keys[] = { "compare", "more", "less", "same", "unknown", NULL };

/* Numbers are hundredths: cents, or hundredths of a count or percent. */
struct fact {
	const char *name;
	int64_t value;
	bool known;
	const char *format;
	size_t n_texts;     /* that are equally large, between " | " in text */
	struct str text;    /* looked up: of a text fact */
	struct str printed; /* as sentences print it; empty if unknown */
};

struct facts {
	const struct ini *ini, *later; /* facts.ini, reconcile.ini */
	const struct countries *countries;
	facts_table_fn find;
	void *context;
	size_t n;
	struct fact *items;
};

static bool refuse(const struct ini *ini, const struct ini_section *s, const char *key,
                   const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(ini, s, entry);

	return err_data(e, &at, "found %s \"%s\" in [%s]; expected %s", key,
	                entry ? entry->value : "", s->name, expected);
}

static bool check(const struct ini *ini, const struct ini_section *s, const struct table *t,
                  struct err *e)
{
	bool ok = where_check(ini, s, t, e);

	for (size_t i = 0; i < s->n; i++) {
		const char *key = s->entries[i].key;
		struct place at = ini_place(ini, s, &s->entries[i]);
		bool known = where_is_key(key);
		for (size_t k = 0; keys[k]; k++)
			known = known || strcmp(key, keys[k]) == 0;
		if (!known)
			ok = err_data(e, &at, "found the key \"%s\" in [%s]; expected table, column, "
			              "measure, of, several, format, share_of, ratio_to, minus or where COLUMN", key,
			              s->name);
	}
	return ok;
}

static bool number(const char *text, int64_t *value)
{
	struct number_error why;

	return text[0] && money_parse(text, NULL, 1, 1, 2, value, &why);
}

struct measuring {
	size_t column, of;
	const char *measure;
};

/* A cell that is no number, or too large a one, must not be left out of a sum in silence. */
static bool add_cell(struct fact *f, const struct table *t, size_t row, size_t column,
                     struct err *e)
{
	struct place at = table_place(t, row, column);
	const char *text = table_text(t, row, column);
	int64_t value = 0;

	if (text[0] && (!number(text, &value) || !money_add(&f->value, value)))
		return err_data(e, &at, "found \"%s\" in the sum of the fact [%s]; expected numbers "
		                "whose sum fits 64 bits of hundredths", text, f->name);
	f->known = f->known || text[0];
	return true;
}

static bool take_row(struct fact *f, const struct table *t, size_t row,
                     const struct measuring *m, struct err *e)
{
	int64_t value = 0;
	bool better = !f->known || strcmp(m->measure, "last") == 0;

	if (strcmp(m->measure, "sum") == 0)
		return add_cell(f, t, row, m->column, e);
	if (strcmp(m->measure, "count") == 0) {
		f->value += 100;
		f->known = true;
		return true;
	}
	if (!better)
		return true;
	number(table_text(t, row, m->column), &value);
	f->value = value;
	f->known = true;
	str_clear(&f->text);
	str_add(&f->text, table_text(t, row, m->of));
	return true;
}

/* The largest number (of a date: none), and the text of each row that has it. */
static void take_leaders(struct fact *f, const struct table *t, const struct measuring *m,
                         const struct leaders *l)
{
	f->known = l->n > 0 && number(table_text(t, l->rows[0], m->column), &f->value);
	f->n_texts = leaders_texts(l, t, m->of, &f->text);
}

static const struct fact *fact_named(const struct facts *g, const char *name)
{
	for (size_t i = 0; i < g->n; i++)
		if (strcmp(g->items[i].name, name) == 0)
			return &g->items[i];
	return NULL;
}

/* What the fact is set against another with; NULL if nothing. */
static const char *combination(const struct ini_section *s)
{
	static const char *const ways[] = { "share_of", "ratio_to", "minus" };

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (ini_get(s, ways[i]))
			return ways[i];
	return NULL;
}

static bool combine(const struct facts *g, const struct ini_section *s, struct fact *f,
                    struct err *e)
{
	const char *way = combination(s);
	const struct fact *other = way ? fact_named(g, ini_get(s, way)) : NULL;

	if (!way)
		return true;
	if (!other)
		return refuse(g->ini, s, way, "a fact earlier in the file", e);
	if (strcmp(way, "minus") == 0) {
		f->known = f->known && other->known && !__builtin_sub_overflow(f->value, other->value, &f->value);
	} else {
		int64_t per = strcmp(way, "share_of") == 0 ? 10000 : 100;
		f->known = f->known && other->value > 0 &&
		           money_scale(f->value, per, other->value, &f->value);
	}
	return true;
}

static const char *find_printed(const void *context, const char *name, size_t n)
{
	char *whole = xstrndup(name, n);
	const struct fact *f = fact_named(context, whole);

	free(whole);
	return f ? str_text(&f->printed) : NULL;
}

/* A text with the facts that stand before this one; false if it names another. */
static bool fill(const struct facts *g, const struct ini_section *s, const char *key, struct str *out,
                 struct err *e)
{
	const char *text = ini_get(s, key);

	if (!text)
		return refuse(g->ini, s, key, "a text", e);
	return !facttext_put(text, find_printed, g, out) ||
	       refuse(g->ini, s, key, "{fact} with facts earlier in the file", e);
}

/* Puts earlier facts into the keys that take rows. */
static bool fill_rows(const struct facts *g, struct ini_section *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < s->n; i++) {
		struct str filled = STR_INIT;
		if (!where_is_key(s->entries[i].key) || !strchr(s->entries[i].value, '{'))
			continue;
		ok = fill(g, s, s->entries[i].key, &filled, e) && ok;
		free(s->entries[i].value);
		s->entries[i].value = str_take(&filled);
	}
	return ok;
}

static bool measure(struct facts *g, const struct ini_section *s, struct fact *f, struct err *e)
{
	const char *name = ini_get(s, "table"), *column = ini_get(s, "column");
	const char *of = ini_get(s, "of");
	const struct table *t = name ? g->find(g->context, name) : NULL;
	struct measuring m = { 0, 0, ini_get(s, "measure") };
	struct leaders l = { 0 };
	bool ok = true;

	if (!t)
		return refuse(g->ini, s, "table", "a table of tables.ini, stocks, sources, normalize_settings, "
		              "reconciliation, claims, or a table of reconcile.ini", e);
	if (!m.measure || !where_in_words(m.measure, "sum | count | first | last | latest | max | at_max"))
		return refuse(g->ini, s, "measure", "sum, count, first, last, latest, max or at_max", e);
	if (!check(g->ini, s, t, e))
		return false;
	const struct table_want wanted[] = { { column, &m.column }, { of, &m.of }, { NULL, NULL } };
	if (!column || !table_need_all(t, wanted, e))
		return refuse(g->ini, s, "column", "a column of the table", e);
	m.of = of ? m.of : m.column;
	bool most = strstr(m.measure, "max") != NULL, latest = strcmp(m.measure, "latest") == 0;
	for (size_t row = 0; row < table_rows(t); row++) {
		if (!where_takes(s, t, row))
			continue;
		if (most)
			leaders_take(&l, t, row, m.column);
		else if (latest)
			leaders_take_latest(&l, t, row, m.column);
		else
			ok = take_row(f, t, row, &m, e) && ok;
	}
	if (most || latest)
		take_leaders(f, t, &m, &l);
	leaders_release(&l);
	return ok && combine(g, s, f, e);
}

/* The second of the pair: a fact, or a number in the format of the first. */
static bool second(const struct facts *g, const char *name, const struct fact *first, struct fact *f)
{
	const struct fact *other = fact_named(g, name);

	*f = (struct fact){ .name = name, .known = true, .format = first->format };
	if (other) {
		f->value = other->value;
		f->known = other->known;
		f->format = other->format;
	} else if (!number(name, &f->value)) {
		return false;
	}
	factprint_number(&f->printed, f->format, f->value);
	return true;
}

/* Decided on what is printed, so that the words never claim more than the figures show. */
static bool choose(const struct facts *g, const struct ini_section *s, struct fact *f, struct err *e)
{
	const char *pair = ini_get(s, "compare"), *bar = strstr(pair, " | ");
	char *name = xstrndup(pair, bar ? (size_t)(bar - pair) : strlen(pair));
	const struct fact *a = fact_named(g, name);
	struct fact b = { .known = false };
	bool ok = a && bar && factprint_is_number(a->format) && second(g, bar + 3, a, &b) &&
	          strcmp(a->format, b.format) == 0;

	free(name);
	if (!ok) {
		refuse(g->ini, s, "compare", "FACT | FACT or a number: facts earlier in the file, of "
		       "the same format, which prints a number", e);
	} else {
		const char *key = !a->known || !b.known ? "unknown"
		                  : str_same(str_text(&a->printed), str_text(&b.printed)) ? "same"
		                  : a->value > b.value ? "more" : "less";
		f->format = "text";
		f->known = true;
		/* All are read, so that a mistake shows before its turn comes. */
		struct str other = STR_INIT;
		for (size_t i = 1; compare_keys[i]; i++)
			ok = fill(g, s, compare_keys[i], strcmp(compare_keys[i], key) == 0 ? &f->printed
			                                                               : &other, e) && ok;
		str_release(&other);
	}
	str_release(&b.printed);
	return ok;
}

static void write_row(const struct fact *f, struct csvout *o)
{
	char value[MONEY_TEXT_MAX] = "";

	csvout_text(o, f->name);
	if (!factprint_is_number(f->format)) {
		csvout_text(o, f->text.len > 0 ? str_text(&f->text) : "");
	} else {
		if (f->known)
			money_format(value, f->value, 2);
		csvout_text(o, value);
	}
	csvout_text(o, str_text(&f->printed));
	csvout_end_row(o);
}

/* One text, a name with its article. */
static void print_text(const struct facts *g, struct fact *f, const char *text)
{
	if (strcmp(f->format, "name") == 0 && countries_takes_article(g->countries, text))
		str_add(&f->printed, "the ");
	factprint_text(&f->printed, f->format, text);
}

/* "Norway", "Norway and the Netherlands", or, where the section has a word for them, "three donors". */
static void print_texts(const struct facts *g, const struct ini_section *s, struct fact *f)
{
	const char *several = ini_get(s, "several");
	char **texts;

	if (several && f->n_texts > 2) {
		factprint_number(&f->printed, "words", (int64_t)f->n_texts * 100);
		str_printf(&f->printed, " %s", several);
		return;
	}
	size_t n = ini_split(str_text(&f->text), '|', &texts);
	for (size_t i = 0; i < n; i++) {
		str_add(&f->printed, i == 0 ? "" : i + 1 < n ? ", " : " and ");
		print_text(g, f, texts[i]);
	}
	ini_words_free(texts, n);
}

/* "$5 m", or, where several share it and the section has a word for that, "$5 m each". */
static void print(const struct facts *g, const struct ini_section *s, struct fact *f)
{
	const char *several = ini_get(s, "several");

	if (!factprint_is_number(f->format)) {
		print_texts(g, s, f);
	} else if (f->known) {
		factprint_number(&f->printed, f->format, f->value);
		if (several && f->n_texts > 1)
			str_printf(&f->printed, " %s", several);
	}
}

static bool compute(struct facts *g, struct ini_section *s, struct fact *f, struct err *e)
{
	const char *format = ini_get(s, "format");

	*f = (struct fact){ .name = s->name, .format = "text" };
	if (ini_get(s, "compare"))
		return ini_check_keys(g->ini, s, compare_keys, e) && choose(g, s, f, e);
	bool known = format && where_in_words(format, factprint_formats);
	if (known)
		f->format = format;
	else
		refuse(g->ini, s, "format", factprint_formats, e);
	if (!fill_rows(g, s, e) || !measure(g, s, f, e) || !known)
		return false;
	print(g, s, f);
	return true;
}

/* Of a table of aid-reconcile (reconciliation, claims, a section of reconcile.ini), or a
 * comparison with such a fact. */
static bool is_late(const struct facts *g, const struct ini_section *s)
{
	const char *table = ini_get(s, "table"), *compare = ini_get(s, "compare");
	bool late = table && (strcmp(table, schema_reconciliation.name) == 0 ||
	                      strcmp(table, schema_claims.name) == 0 ||
	                      ini_section(g->later, table) != NULL);

	for (size_t i = 0; compare && !late && &g->ini->sections[i] != s; i++)
		late = where_in_words(g->ini->sections[i].name, compare) && is_late(g, &g->ini->sections[i]);
	return late;
}

static bool compute_all(struct facts *g, enum facts_turn turn, struct csvout *o, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < g->ini->n; i++) {
		struct fact *f = &g->items[g->n];
		if ((turn == FACTS_OF_RECONCILE) != is_late(g, &g->ini->sections[i]))
			continue;
		ok = compute(g, &g->ini->sections[i], f, e) && ok;
		write_row(f, o);
		g->n++;
	}
	return ok;
}

/* The facts of the stage before, which later ones may refer to. Their names live in *t. */
static bool take_earlier(struct facts *g, const struct table *t, struct err *e)
{
	size_t fact, value;
	const struct table_want wanted[] = { { "fact", &fact }, { "value", &value }, { NULL, NULL } };

	if (!table_need_all(t, wanted, e))
		return false;
	for (size_t row = 0; row < table_rows(t); row++) {
		struct fact *f = &g->items[g->n++];
		*f = (struct fact){ .name = table_text(t, row, fact), .format = "text" };
		f->known = number(table_text(t, row, value), &f->value);
	}
	return true;
}

static struct ini *read_ini(const char *folder, const char *name, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.ini", folder, name);
	struct ini *ini = ini_read(str_text(&path), e);
	str_release(&path);
	return ini;
}

static char *output_path(const char *folder, const char *name)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", folder, name);
	return str_take(&path);
}

bool facts_write(const char *reference_dir, const char *output_dir, enum facts_turn turn,
                 facts_table_fn find, void *context, struct outset *out, struct err *e)
{
	bool late = turn == FACTS_OF_RECONCILE;
	char *earlier = output_path(output_dir, schema_facts.name);
	char *path = output_path(output_dir, late ? schema_reconciliation_facts.name
	                                          : schema_facts.name);
	struct ini *ini = read_ini(reference_dir, "facts", e);
	struct ini *later = read_ini(reference_dir, "reconcile", e);
	/* Without it, reconcile still runs: only facts that refer to it are refused. */
	bool has_before = late && access(earlier, F_OK) == 0;
	struct table *before = has_before ? table_read(earlier, e) : NULL;
	struct countries *countries = countries_load(reference_dir, e);
	struct outfile *file = ini && later && countries && (before || !has_before) ? outset_open(out, path, e)
	                                                                          : NULL;
	bool ok = file != NULL;

	if (ok) {
		struct facts g = { ini, later, countries, find, context, 0,
			xcalloc(ini->n + (before ? table_rows(before) : 0) + 1, sizeof *g.items) };
		struct csvout o;
		csvout_init(&o, file);
		schema_header(&schema_facts, &o);
		ok = (!before || take_earlier(&g, before, e)) && compute_all(&g, turn, &o, e);
		for (size_t i = 0; i < g.n; i++)
			str_release(&g.items[i].text), str_release(&g.items[i].printed);
		free(g.items);
	}
	countries_free(countries);
	table_free(before);
	ini_free(later);
	ini_free(ini);
	free(path);
	free(earlier);
	return ok;
}

/* The plan, from top to bottom, into chapters of blocks. */
#include "aid/report_doc.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

struct builder {
	struct report_input *in;
	struct report_doc *d;
	struct err *e;
	bool *placed;             /* charts that stand in a chapter already */
	const char **tables;      /* that stand on the page so far */
	size_t n_tables;
};

static const char *second_word(const char *name)
{
	const char *blank = strchr(name, ' ');

	return blank ? blank + 1 : name;
}

static bool is_kind(const char *name, const char *kind)
{
	size_t n = strlen(kind);

	return strncmp(name, kind, n) == 0 && (name[n] == ' ' || name[n] == '\0');
}

static bool check_chart(const struct builder *b, const struct ini_section *s, const char *key)
{
	const char *name = ini_get(s, key);
	struct place at = ini_place(b->in->plan, s, ini_entry(s, key));

	return !name || ini_section(b->in->charts, name) ||
	       err_data(b->e, &at, "found the chart \"%s\"; expected one of charts.ini", name);
}

static void add_card(struct builder *b, const struct ini_section *s)
{
	static const char *const keys[] = { "value", "label", "note", "chart", "needs", NULL };
	struct report_doc *d = b->d;

	ini_check_keys(b->in->plan, s, keys, b->e);
	d->cards = xrealloc(d->cards, (d->n_cards + 1) * sizeof *d->cards);
	d->cards[d->n_cards++] = (struct report_card){
		report_input_text(b->in, b->in->plan, s, "value", b->e),
		report_input_text(b->in, b->in->plan, s, "label", b->e),
		report_input_text(b->in, b->in->plan, s, "note", b->e),
		ini_get(s, "chart"),
	};
	check_chart(b, s, "chart");
}

static void add_finding(struct builder *b, const struct ini_section *s)
{
	static const char *const keys[] = { "text", "chart", "records", "needs", NULL };
	struct report_doc *d = b->d;

	ini_check_keys(b->in->plan, s, keys, b->e);
	d->findings = xrealloc(d->findings, (d->n_findings + 1) * sizeof *d->findings);
	struct report_finding *f = &d->findings[d->n_findings++];
	*f = (struct report_finding){ .name = second_word(s->name), .chart = ini_get(s, "chart"),
	                              .records = ini_get(s, "records") };
	report_input_prose(b->in, b->in->plan, s, "text", &f->text, b->e);
	check_chart(b, s, "chart");
}

static struct report_block *add_block(struct report_chapter *c, enum block_kind kind)
{
	c->blocks = xrealloc(c->blocks, (c->n + 1) * sizeof *c->blocks);
	c->blocks[c->n] = (struct report_block){ .kind = kind };
	return &c->blocks[c->n++];
}

static void add_text(struct builder *b, struct report_block *block, const char *text,
                     const struct place *at)
{
	block->texts = xrealloc(block->texts, (block->n + 1) * sizeof *block->texts);
	block->texts[block->n] = (struct prose){ 0, NULL };
	prose_fill(text, b->in->facts, at, &block->texts[block->n++], b->e);
}

static void add_points(struct builder *b, struct report_block *block, const char *text,
                       const struct place *at)
{
	char *copy = xstrdup(text), *rest = copy;

	while (rest) {
		char *bar = strchr(rest, '|');
		if (bar)
			*bar = '\0';
		add_text(b, block, str_trim(rest), at);
		rest = bar ? bar + 1 : NULL;
	}
	free(copy);
}

/* Each table stands once, so that its id leads to it: true if it stands already, else from now. */
static bool stands_already(struct builder *b, const char *table)
{
	for (size_t i = 0; i < b->n_tables; i++)
		if (strcmp(b->tables[i], table) == 0)
			return true;
	b->tables = xrealloc(b->tables, (b->n_tables + 1) * sizeof *b->tables);
	b->tables[b->n_tables++] = table;
	return false;
}

static void add_figure(struct builder *b, struct report_chapter *c, size_t chart)
{
	const struct ini_section *s = &b->in->charts->sections[chart];
	struct report_figure *f;

	if (b->placed[chart] || !report_input_wanted(b->in, s, b->e))
		return;
	b->placed[chart] = true;
	if (!(f = report_figure_new(b->in, s, b->e)))
		return;
	f->number = ++b->d->n_figures;
	f->table = ini_get(s, "table");
	if (!stands_already(b, f->table))
		f->view = view_new(b->in, f->table, b->e);
	add_block(c, BLOCK_FIGURE)->figure = f;
}

/* True if some chapter names the chart itself. */
static bool is_named(const struct builder *b, const char *chart)
{
	const struct ini *plan = b->in->plan;
	bool named = false;
	char **words;

	for (size_t i = 0; i < plan->n; i++)
		for (size_t k = 0; is_kind(plan->sections[i].name, "chapter") && k < plan->sections[i].n;
		     k++) {
			const struct ini_entry *entry = &plan->sections[i].entries[k];
			if (!is_kind(entry->key, "charts"))
				continue;
			size_t n = ini_words(entry->value, &words);
			for (size_t w = 0; w < n; w++)
				named = named || strcmp(words[w], chart) == 0;
			ini_words_free(words, n);
		}
	return named;
}

/* One word of `charts`: a name, or a beginning with * for all of it, up to a /, that nobody names. */
static void add_charts(struct builder *b, struct report_chapter *c, const char *word,
                       const struct place *at)
{
	const struct ini *charts = b->in->charts;
	size_t n = strlen(word);
	bool star = word[n - 1] == '*', found = star;

	for (size_t i = 0; i < charts->n; i++) {
		const char *name = charts->sections[i].name;
		bool is = star ? strncmp(name, word, n - 1) == 0 && !strchr(name + n - 1, '/') &&
		                 !is_named(b, name) :
		          strcmp(name, word) == 0;
		found = found || is;
		if (is)
			add_figure(b, c, i);
	}
	if (!found)
		err_data(b->e, at, "found the chart \"%s\"; expected one of charts.ini, or a beginning "
		         "and *", word);
}

static void add_table(struct builder *b, struct report_chapter *c, const char *name,
                      const struct place *at)
{
	struct str section = STR_INIT;

	str_printf(&section, "table %s", name);
	const struct ini_section *s = ini_section(b->in->plan, str_text(&section));
	str_release(&section);
	if (s && !report_input_wanted(b->in, s, b->e))
		return;
	if (!s) {
		err_data(b->e, at, "found the table \"%s\"; expected one with a section [table %s]", name,
		         name);
		return;
	}
	name = second_word(s->name);
	if (stands_already(b, name))
		return; /* under a figure */
	struct view *v = view_new(b->in, name, b->e);
	if (v)
		add_block(c, BLOCK_TABLE)->view = v;
}

static void add_each(struct builder *b, struct report_chapter *c, const struct ini_entry *entry,
                     const struct place *at)
{
	char **words;
	size_t n = ini_words(entry->value, &words);

	for (size_t i = 0; i < n; i++) {
		if (is_kind(entry->key, "charts"))
			add_charts(b, c, words[i], at);
		else if (is_kind(entry->key, "tables"))
			add_table(b, c, words[i], at);
		else if (strcmp(words[i], "cards") == 0 || strcmp(words[i], "findings") == 0)
			add_block(c, words[i][0] == 'c' ? BLOCK_CARDS : BLOCK_FINDINGS);
		else
			err_data(b->e, at, "found \"%s\"; expected cards or findings", words[i]);
	}
	ini_words_free(words, n);
}

static void add_entry(struct builder *b, struct report_chapter *c, const struct ini_section *s,
                      const struct ini_entry *entry)
{
	struct place at = ini_place(b->in->plan, s, entry);
	const char *key = entry->key;

	if (is_kind(key, "text"))
		add_text(b, add_block(c, BLOCK_TEXT), entry->value, &at);
	else if (is_kind(key, "heading"))
		add_text(b, add_block(c, BLOCK_HEADING), entry->value, &at);
	else if (is_kind(key, "points"))
		add_points(b, add_block(c, BLOCK_POINTS), entry->value, &at);
	else if (is_kind(key, "charts") || is_kind(key, "tables") || is_kind(key, "show"))
		add_each(b, c, entry, &at);
	else if (!is_kind(key, "title") && !is_kind(key, "needs"))
		err_data(b->e, &at, "found the key \"%s\" in [%s]; expected title, needs, text, points, "
		         "heading, charts, tables or show", key, s->name);
}

/* A chapter of which nothing is left but its words (no chart, no table) is no chapter, unless
 * words are all that the plan gives it. */
static bool is_empty(const struct report_chapter *c, const struct ini_section *s)
{
	bool promised = false;

	for (size_t i = 0; i < s->n; i++)
		promised = promised || is_kind(s->entries[i].key, "charts") ||
		           is_kind(s->entries[i].key, "tables");
	for (size_t i = 0; i < c->n; i++)
		if (c->blocks[i].kind >= BLOCK_CARDS)
			return false;
	return promised;
}

static void add_chapter(struct builder *b, const struct ini_section *s)
{
	struct report_doc *d = b->d;
	struct report_chapter c = { .id = second_word(s->name) };

	c.title = report_input_text(b->in, b->in->plan, s, "title", b->e);
	for (size_t i = 0; i < s->n; i++)
		add_entry(b, &c, s, &s->entries[i]);
	if (is_empty(&c, s)) {
		report_chapter_release(&c);
		return;
	}
	d->chapters = xrealloc(d->chapters, (d->n_chapters + 1) * sizeof *d->chapters);
	d->chapters[d->n_chapters++] = c;
}

static void add_section(struct builder *b, const struct ini_section *s)
{
	static const char *const page_keys[] = { "title", "lede", "workbook", NULL };
	struct place at = ini_place(b->in->plan, s, NULL);
	bool wanted = report_input_wanted(b->in, s, b->e);

	if (is_kind(s->name, "page")) {
		ini_check_keys(b->in->plan, s, page_keys, b->e);
		b->d->title = report_input_text(b->in, b->in->plan, s, "title", b->e);
		report_input_prose(b->in, b->in->plan, s, "lede", &b->d->lede, b->e);
	} else if (is_kind(s->name, "card")) {
		if (wanted)
			add_card(b, s);
	} else if (is_kind(s->name, "finding")) {
		if (wanted)
			add_finding(b, s);
	} else if (is_kind(s->name, "chapter")) {
		if (wanted)
			add_chapter(b, s);
	} else if (!is_kind(s->name, "table") && !is_kind(s->name, "columns") &&
	           !is_kind(s->name, "words") && !is_kind(s->name, "badges") &&
	           !is_kind(s->name, "records")) {
		err_data(b->e, &at, "found the section [%s]; expected page, card, finding, chapter, "
		         "table, columns, words, badges or records", s->name);
	}
}

static void check_placed(const struct builder *b)
{
	for (size_t i = 0; i < b->in->charts->n; i++) {
		const struct ini_section *s = &b->in->charts->sections[i];
		struct place at = { b->in->plan->path, 0, 0, NULL };
		if (!b->placed[i] && report_input_wanted(b->in, s, b->e))
			err_data(b->e, &at, "the chart \"%s\" stands in no chapter; add it to the charts "
			         "of one, or end one with charts = *", s->name);
	}
}

struct report_doc *report_build(struct report_input *in, struct err *e)
{
	struct report_doc *d = xcalloc(1, sizeof *d);
	struct builder b = { .in = in, .d = d, .e = e };

	d->in = in;
	b.placed = xcalloc(in->charts->n + 1, sizeof *b.placed);
	for (size_t i = 0; i < in->plan->n; i++)
		add_section(&b, &in->plan->sections[i]);
	report_colours(d, in, e);
	check_placed(&b);
	free(b.placed);
	free(b.tables);
	if (!ini_section(in->plan, "page")) {
		struct place at = { in->plan->path, 0, 0, NULL };
		err_data(e, &at, "the section [page] is missing; expected it with title and lede");
	}
	if (e->kind == ERR_NONE)
		return d;
	report_doc_free(d);
	return NULL;
}


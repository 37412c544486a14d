/* The report as Markdown, for repositories: the same words, pictures by name, short tables. */
#include "aid/report_write.h"

#include <string.h>

#include "aid/html.h"
#include "aid/version.h"

enum { MOST_ROWS = 30 };

/* Text as text: no sign in it marks anything up, and a line break is a blank. */
static void add_text(struct str *s, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c < 0x20 || c == 0x7F) {
			str_add_char(s, ' ');
			continue;
		}
		if (strchr("\\`*_{}[]<>|#~$!&", *text))
			str_add_char(s, '\\');
		str_add_char(s, *text);
	}
}

static void add_link(struct str *s, const char *href, const char *text)
{
	if (!html_is_link(href)) {
		add_text(s, text);
		return;
	}
	str_add_char(s, '[');
	add_text(s, text);
	str_add(s, "](<");
	/* What would end the address is written as its code. */
	for (; *href; href++) {
		if (strchr("<>\\", *href) || (unsigned char)*href <= 0x20)
			str_printf(s, "%%%02X", (unsigned char)*href);
		else
			str_add_char(s, *href);
	}
	str_add(s, ">)");
}

static void add_prose(struct str *s, const struct report_doc *d, const struct prose *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct prose_run *run = &p->runs[i];
		struct str href = STR_INIT;
		if (run->href && strncmp(run->href, "table:", 6) == 0)
			str_printf(&href, "%s%s.csv", d->in->to_tables, run->href + 6);
		else if (run->href)
			str_add(&href, run->href);
		if (run->href)
			add_link(s, str_text(&href), run->text);
		else
			add_text(s, run->text);
		str_release(&href);
	}
}

/* A place that links on this page lead to. */
static void add_anchor(struct str *s, const char *before, const char *id)
{
	str_printf(s, "<a id=\"%s%s\"></a>\n\n", before, id);
}

static void add_header(struct str *s, const struct view *v)
{
	for (size_t i = 0; i < v->n_columns; i++) {
		str_add(s, "| ");
		add_text(s, v->columns[i].title);
		str_add(s, v->columns[i].unit[0] ? ", " : "");
		add_text(s, v->columns[i].unit);
		str_add_char(s, ' ');
	}
	str_add(s, "|\n");
	for (size_t i = 0; i < v->n_columns; i++)
		str_add(s, v->columns[i].format >= VIEW_MONEY ? "|---:" : "|---");
	str_add(s, "|\n");
}

static void add_table(struct str *s, const struct report_doc *d, const struct view *v)
{
	struct view_cell c = { .text = STR_INIT };
	size_t shown = v->shown < MOST_ROWS ? v->shown : MOST_ROWS;

	add_anchor(s, "table-", v->id);
	str_add(s, "**");
	add_text(s, v->caption);
	str_add(s, "**\n\n");
	add_header(s, v);
	for (size_t row = 0; row < shown; row++) {
		for (size_t i = 0; i < v->n_columns; i++) {
			view_cell(v, row, i, &c);
			str_add(s, "| ");
			if (c.kind == CELL_LINK)
				add_link(s, c.value, str_text(&c.text));
			else
				add_text(s, c.kind == CELL_EMPTY ? "\xE2\x80\x93" : str_text(&c.text));
			str_add_char(s, ' ');
		}
		str_add(s, "|\n");
	}
	str_add_char(s, '\n');
	if (v->note.n > 0) {
		add_prose(s, d, &v->note);
		str_add(s, "\n\n");
	}
	if (shown < v->n_rows)
		str_printf(s, "The first %zu of %zu rows.%s", shown, v->n_rows,
		           v->table_name[0] ? " " : "\n\n");
	if (v->table_name[0])
		str_printf(s, "[%s.csv](<%s%s.csv>)\n\n", v->table_name, d->in->to_tables,
		           v->table_name);
	str_release(&c.text);
}

static void add_cards(struct str *s, const struct report_doc *d)
{
	for (size_t i = 0; i < d->n_cards; i++) {
		str_add(s, "- **");
		add_text(s, d->cards[i].value);
		str_add(s, "** ");
		add_text(s, d->cards[i].label);
		str_add(s, ". ");
		add_text(s, d->cards[i].note);
		str_add_char(s, '\n');
	}
	str_add_char(s, '\n');
}

static void add_findings(struct str *s, const struct report_doc *d)
{
	for (size_t i = 0; i < d->n_findings; i++) {
		const struct report_finding *f = &d->findings[i];
		str_printf(s, "%zu. ", i + 1);
		add_prose(s, d, &f->text);
		if (f->chart)
			str_printf(s, " [Chart](#%s)", f->chart);
		if (f->records)
			str_printf(s, "%s[Records](#%s)", f->chart ? " · " : " ", f->records);
		str_add_char(s, '\n');
	}
	str_add_char(s, '\n');
}

static void add_figure(struct str *s, const struct report_doc *d, const struct report_figure *f)
{
	add_anchor(s, "", f->name);
	str_printf(s, "### Figure %zu: ", f->number);
	add_text(s, f->title);
	str_add(s, "\n\n");
	add_text(s, f->subtitle);
	str_add(s, "\n\n![");
	add_text(s, f->title);
	str_printf(s, "](%s.svg)\n\n", f->name);
	add_text(s, f->caption);
	str_add(s, "\n\n");
	add_text(s, f->source);
	for (size_t i = 0; i < f->n_facts; i++) {
		str_printf(s, "%s%s: ", i > 0 ? "; " : "\n\n", f->facts[i].term);
		add_text(s, f->facts[i].text);
	}
	str_add(s, "\n\n");
	str_printf(s, "[Table as CSV](<%s%s.csv>) · ", d->in->to_tables, f->table);
	str_printf(s, "[gnuplot script](%s.gp) · [PNG](%s.png)\n\n", f->name, f->name);
}

static void add_block(struct str *s, const struct report_doc *d, const struct report_block *b)
{
	switch (b->kind) {
	case BLOCK_CARDS:
		add_cards(s, d);
		return;
	case BLOCK_FINDINGS:
		add_findings(s, d);
		return;
	case BLOCK_FIGURE:
		add_figure(s, d, b->figure);
		return;
	case BLOCK_TABLE:
		add_table(s, d, b->view);
		return;
	case BLOCK_TEXT:
	case BLOCK_POINTS:
	case BLOCK_HEADING:
		break;
	}
	for (size_t i = 0; i < b->n; i++) {
		str_add(s, b->kind == BLOCK_HEADING ? "### " : b->kind == BLOCK_POINTS ? "- " : "");
		add_prose(s, d, &b->texts[i]);
		str_add(s, b->kind == BLOCK_POINTS && i + 1 < b->n ? "\n" : "\n\n");
	}
}

void report_md(const struct report_doc *d, struct str *s)
{
	str_add(s, "# ");
	add_text(s, d->title);
	str_add(s, "\n\n");
	add_prose(s, d, &d->lede);
	str_add(s, "\n\n");
	for (size_t i = 0; i < d->n_chapters; i++) {
		const struct report_chapter *c = &d->chapters[i];
		add_anchor(s, "", c->id);
		str_add(s, "## ");
		add_text(s, c->title);
		str_add(s, "\n\n");
		for (size_t k = 0; k < c->n; k++)
			add_block(s, d, &c->blocks[k]);
	}
	str_printf(s, "---\n\nMade by aidflow %s; the same files give the same page.\n", AID_VERSION);
}

/* A figure of the report: picture, texts, what is worth knowing, sources. */
#include "aid/report_doc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/where.h"
#include "aid/xmem.h"

/* The section of the plan that gives words for codes of a column, or NULL. */
static const struct ini_section *words_for(const struct report_input *in, const char *column)
{
	struct str name = STR_INIT;

	str_printf(&name, "words %s", column);
	const struct ini_section *s = ini_section(in->plan, str_text(&name));
	str_release(&name);
	return s;
}

/* True if the cell stands in an earlier row too. */
static bool seen_before(const struct table *t, size_t row, size_t at)
{
	for (size_t i = 0; i < row; i++)
		if (strcmp(table_text(t, i, at), table_text(t, row, at)) == 0)
			return true;
	return false;
}

/* The different words of a column, in the order of the table. */
static char *words_of(const struct report_input *in, const struct table *t, const char *column)
{
	const struct ini_section *words = words_for(in, column);
	size_t at = table_find(t, column);
	struct str all = STR_INIT;

	for (size_t row = 0; at != SIZE_MAX && row < table_rows(t); row++) {
		const char *code = table_text(t, row, at);
		const char *word = words ? ini_get(words, code) : NULL;
		if (code[0] && !seen_before(t, row, at))
			str_printf(&all, "%s%s", all.len > 0 ? "; " : "", word ? word : code);
	}
	return str_take(&all);
}

static void add_fact(struct report_figure *f, const char *term, char *text)
{
	if (text[0] && f->n_facts < sizeof f->facts / sizeof *f->facts)
		f->facts[f->n_facts++] = (struct report_fact){ term, text };
	else
		free(text);
}

/* The latest period that the table knows of, as exact as it is. */
static char *last_period(const struct table *t)
{
	size_t end = table_find(t, "end"), period = table_find(t, "period"), last = SIZE_MAX;

	end = end != SIZE_MAX ? end : table_find(t, "last_date");
	period = period != SIZE_MAX ? period : table_find(t, "quarter");
	for (size_t row = 0; end != SIZE_MAX && row < table_rows(t); row++)
		if (last == SIZE_MAX || strcmp(table_text(t, row, end), table_text(t, last, end)) > 0)
			last = row;
	return xstrdup(last == SIZE_MAX ? "" : table_text(t, last, period != SIZE_MAX ? period : end));
}

/* A chart draws constant prices if one of its keys names that column. */
static char *price_basis(struct report_input *in, const struct ini_section *s,
                         const struct table *t, struct err *e)
{
	const struct table *settings = report_input_has(in, "normalize_settings") ?
		report_input_table(in, "normalize_settings", e) : NULL;
	struct str text = STR_INIT;
	bool constant = false;

	if (table_find(t, "amount_usd") == SIZE_MAX && table_find(t, "total_usd") == SIZE_MAX)
		return xstrdup("");
	for (size_t i = 0; i < s->n; i++)
		constant = constant || (strcmp(s->entries[i].key, "title") != 0 &&
		                        strstr(s->entries[i].value, "constant_usd"));
	if (!constant)
		return xstrdup("current US dollars");
	str_add(&text, "constant US dollars");
	if (settings)
		str_printf(&text, " of %s", table_value(settings, "setting", "price_year", "value"));
	return str_take(&text);
}

static bool in_column(const struct table *t, size_t at, const char *text)
{
	for (size_t row = 0; row < table_rows(t); row++)
		if (strcmp(table_text(t, row, at), text) == 0)
			return true;
	return false;
}

/* The sources whose ledger the table holds, each a link to what is known of it. */
static bool add_sources(struct report_figure *f, struct report_input *in, const struct table *t,
                        struct err *e)
{
	const struct table *sources = report_input_table(in, "sources", e);
	const struct ini_section *records = ini_section(in->plan, "records");
	size_t held = table_find(t, "ledger"), name, title, ledger;
	const struct table_want wanted[] = {
		{ "source", &name }, { "title", &title }, { "ledger", &ledger }, { NULL, NULL },
	};

	if (!table_need_all(sources, wanted, e))
		return false;
	for (size_t row = 0; held != SIZE_MAX && row < table_rows(sources); row++) {
		const char *l = table_text(sources, row, ledger);
		struct str href = STR_INIT;
		if (!in_column(t, held, l))
			continue;
		str_printf(&href, "#source-%s", table_text(sources, row, name));
		f->sources = xrealloc(f->sources, (f->n_sources + 1) * sizeof *f->sources);
		f->sources[f->n_sources++] = (struct report_link){
			xstrdup(table_text(sources, row, title)), str_take(&href)
		};
		if (records && ini_get(records, l) && !f->records)
			f->records = xstrdup(ini_get(records, l));
	}
	return true;
}

/* The picture for phones. */
static char *narrow_svg(const struct report_input *in, const char *chart, struct err *e)
{
	struct str name = STR_INIT;

	str_printf(&name, "%s-narrow", chart);
	char *svg = report_input_svg(in, str_text(&name), e);
	str_release(&name);
	return svg;
}

/* The pictures and texts of the chart as it was drawn. */
static bool add_drawn(struct report_figure *f, const struct report_input *in, struct err *e)
{
	struct report_printed p;

	if (!report_input_printed(in, f->name, &p, e))
		return false;
	f->title = p.title;
	f->subtitle = p.subtitle;
	f->caption = p.caption;
	f->source = p.source;
	f->graph_top = p.graph_top;
	f->graph_bottom = p.graph_bottom;
	f->svg = report_input_svg(in, f->name, e);
	f->narrow_svg = p.narrow ? narrow_svg(in, f->name, e) : NULL;
	return f->svg && (f->narrow_svg || !p.narrow);
}

struct report_figure *report_figure_new(struct report_input *in, const struct ini_section *s,
                                        struct err *e)
{
	struct report_figure *f = xcalloc(1, sizeof *f);
	const char *name = ini_get(s, "table");
	const struct table *whole = name ? report_input_table(in, name, e) : NULL;
	struct table *taken = whole ? where_rows(s, whole) : NULL; /* what the chart shows of it */
	const struct table *t = taken ? taken : whole;
	struct place at = ini_place(in->charts, s, ini_entry(s, "table"));

	f->name = s->name;
	if (!name)
		err_data(e, &at, "found no table in [%s]; expected the table under the chart", s->name);
	bool drawn = add_drawn(f, in, e);
	if (!t || !drawn || !add_sources(f, in, t, e)) {
		report_figure_free(f);
		table_free(taken);
		return NULL;
	}
	add_fact(f, "Money", words_of(in, t, "ledger"));
	char *stage = words_of(in, t, "stage");
	if (!stage[0]) {
		free(stage);
		stage = words_of(in, t, "stages");
	}
	add_fact(f, "Stage", stage);
	add_fact(f, "Prices", price_basis(in, s, t, e));
	add_fact(f, "Last period", last_period(t));
	table_free(taken);
	return f;
}

void report_figure_free(struct report_figure *f)
{
	if (!f)
		return;
	free(f->svg);
	free(f->narrow_svg);
	for (size_t i = 0; i < f->n_facts; i++)
		free(f->facts[i].text);
	for (size_t i = 0; i < f->n_sources; i++) {
		free(f->sources[i].text);
		free(f->sources[i].href);
	}
	free(f->sources);
	free(f->records);
	view_free(f->view);
	free(f);
}

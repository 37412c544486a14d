/* The page. */
#include "aid/report_write.h"

#include <stdlib.h>
#include <string.h>

#include "aid/checksum.h"
#include "aid/html.h"
#include "aid/report_page.h"
#include "aid/version.h"

static void add_lines(struct str *s, const char *const *lines)
{
	for (; *lines; lines++)
		str_add(s, *lines);
}

static void add_head(struct str *s, const struct report_doc *d)
{
	char style_sum[CHECKSUM_BASE64_MAX], script_sum[CHECKSUM_BASE64_MAX];
	struct str style = STR_INIT, script = STR_INIT;

	add_lines(&style, report_page_css);
	add_lines(&script, report_page_js);
	checksum_base64(str_text(&style), style_sum);
	checksum_base64(str_text(&script), script_sum);
	str_add(s, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
	str_printf(s, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	           "style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; "
	           "form-action 'none'\">\n", style_sum, script_sum);
	str_add(s, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	        "<meta name=\"color-scheme\" content=\"light dark\">\n"
	        "<meta name=\"referrer\" content=\"no-referrer\">\n");
	str_printf(s, "<meta name=\"generator\" content=\"aidflow %s\">\n", AID_VERSION);
	html_element(s, "title", d->title);
	str_printf(s, "<style>%s</style>\n</head>\n<body>\n"
	           "<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n", str_text(&style));
	str_release(&style);
	str_release(&script);
}

static void add_top(struct str *s, const struct report_doc *d)
{
	str_add(s, "<header class=\"top\">\n");
	html_element(s, "h1", d->title);
	str_add(s, "<p class=\"lede\">");
	report_html_prose(s, d, &d->lede);
	str_add(s, "</p>\n</header>\n<nav aria-label=\"Chapters\">\n<ol>\n");
	for (size_t i = 0; i < d->n_chapters; i++) {
		str_printf(s, "<li><a href=\"#%s\">", d->chapters[i].id);
		html_text(s, d->chapters[i].title);
		str_add(s, "</a></li>\n");
	}
	str_add(s, "</ol>\n</nav>\n<main id=\"main\">\n");
}

/* A figure and its unit stay on one line. */
static bool is_short(const char *text)
{
	return strlen(text) <= 14;
}

void report_html_prose(struct str *s, const struct report_doc *d, const struct prose *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct prose_run *run = &p->runs[i];
		struct str href = STR_INIT;
		if (run->href && strncmp(run->href, "table:", 6) == 0)
			str_printf(&href, "%s%s.csv", d->in->to_tables, run->href + 6);
		else if (run->href)
			str_add(&href, run->href);
		if (run->href) {
			html_link(s, str_text(&href), run->text);
		} else {
			str_add(s, !run->fact ? "" : is_short(run->text) ? "<bdi class=\"n\">" : "<bdi>");
			html_text(s, run->text);
			str_add(s, run->fact ? "</bdi>" : "");
		}
		str_release(&href);
	}
}

static void add_cards(struct str *s, const struct report_doc *d)
{
	str_add(s, "<ul class=\"cards\">\n");
	for (size_t i = 0; i < d->n_cards; i++) {
		const struct report_card *c = &d->cards[i];
		str_add(s, "<li>");
		html_element(s, "p class=\"value\"", c->value);
		html_element(s, "p class=\"label\"", c->label);
		str_add(s, "<p class=\"small\">");
		html_text(s, c->note);
		if (c->chart)
			str_printf(s, " <a href=\"#%s\">Chart<span class=\"only-read\">: ", c->chart);
		if (c->chart)
			html_text(s, c->label);
		str_add(s, c->chart ? "</span></a></p></li>\n" : "</p></li>\n");
	}
	str_add(s, "</ul>\n");
}

static void add_findings(struct str *s, const struct report_doc *d)
{
	str_add(s, "<ol class=\"findings\">\n");
	for (size_t i = 0; i < d->n_findings; i++) {
		const struct report_finding *f = &d->findings[i];
		str_printf(s, "<li id=\"finding-%s\"><p>", f->name);
		report_html_prose(s, d, &f->text);
		str_add(s, "</p><p class=\"small\">");
		if (f->chart)
			str_printf(s, "<a href=\"#%s\">Chart<span class=\"only-read\"> of finding %zu"
			           "</span></a>", f->chart, i + 1);
		if (f->records)
			str_printf(s, "%s<a href=\"#%s\">Records<span class=\"only-read\"> behind "
			           "finding %zu</span></a>", f->chart ? " · " : "", f->records, i + 1);
		str_add(s, "</p></li>\n");
	}
	str_add(s, "</ol>\n");
}

static void add_facts(struct str *s, const struct report_figure *f)
{
	str_add(s, "<dl class=\"facts\">\n");
	for (size_t i = 0; i < f->n_facts; i++) {
		str_add(s, "<div>");
		html_element(s, "dt", f->facts[i].term);
		html_element(s, "dd", f->facts[i].text);
		str_add(s, "</div>\n");
	}
	if (f->n_sources > 0)
		str_add(s, "<div class=\"wide\"><dt>Sources</dt><dd>");
	for (size_t i = 0; i < f->n_sources; i++) {
		str_add(s, i > 0 ? "; " : "");
		html_link(s, f->sources[i].href, f->sources[i].text);
	}
	if (f->records)
		str_printf(s, ". <a href=\"#%s\">Each record with its address</a>", f->records);
	str_add(s, f->n_sources > 0 ? "</dd></div>\n</dl>\n" : "</dl>\n");
}

static void add_files(struct str *s, const struct report_doc *d, const struct report_figure *f)
{
	str_add(s, "<p class=\"files\">");
	if (!f->view)
		str_printf(s, "<a href=\"#table-%s\">Its numbers stand elsewhere on this page</a> · ",
		           f->table);
	str_printf(s, "<a href=\"%s%s.csv\">Table as CSV</a> · ", d->in->to_tables, f->table);
	str_printf(s, "<a href=\"%s.gp\">gnuplot script</a> · <a href=\"%s.svg\">SVG</a> · "
	           "<a href=\"%s.png\">PNG</a></p>\n", f->name, f->name, f->name);
}

/* The page's style shows one of the two, by the width of the window. */
static void add_narrow(struct str *s, const struct report_figure *f)
{
	struct str name = STR_INIT;

	if (!f->narrow_svg)
		return;
	str_printf(&name, "%s-narrow", f->name);
	str_add(s, "<div class=\"picture narrow\">");
	html_svg(s, f->narrow_svg, str_text(&name), (struct html_band){ 0, 0 });
	str_add(s, "</div>\n");
	str_release(&name);
}

static void add_figure(struct str *s, const struct report_doc *d, const struct report_figure *f)
{
	str_printf(s, "<article class=\"chart\" id=\"%s\" aria-labelledby=\"%s-h\">\n"
	           "<h3 id=\"%s-h\"><span class=\"number\">Figure %zu</span> ", f->name, f->name,
	           f->name, f->number);
	html_figures(s, f->title);
	str_add(s, "</h3>\n");
	html_element(s, "p class=\"sub\"", f->subtitle);
	str_printf(s, "<figure>\n<label class=\"larger\"><input type=\"checkbox\"> %s<span "
	           "class=\"only-read\"> in figure %zu</span></label>\n<div class=\"picture\">",
	           f->narrow_svg ? "Wide picture, to move sideways" : "Larger letters", f->number);
	html_svg(s, f->svg, f->name, (struct html_band){ f->graph_top - 8, f->graph_bottom + 2 });
	str_add(s, "</div>\n");
	add_narrow(s, f);
	str_add(s, "<figcaption>");
	html_element(s, "p", f->caption);
	html_element(s, "p class=\"small\"", f->source);
	str_add(s, "</figcaption>\n</figure>\n");
	add_facts(s, f);
	if (f->view) {
		str_printf(s, "<details><summary>The numbers under figure %zu: ", f->number);
		html_text(s, f->view->caption);
		str_printf(s, " (%zu rows)</summary>\n", f->view->n_rows);
		report_html_table(s, d, f->view);
		str_add(s, "</details>\n");
	}
	add_files(s, d, f);
	str_add(s, "</article>\n");
}

static void add_view(struct str *s, const struct report_doc *d, const struct view *v)
{
	if (v->folded) {
		str_add(s, "<details><summary>");
		html_text(s, v->caption);
		str_printf(s, " (%zu rows)</summary>\n", v->n_rows);
	}
	report_html_table(s, d, v);
	str_add(s, v->folded ? "</details>\n" : "");
}

static void add_texts(struct str *s, const struct report_doc *d, const struct report_block *b,
                      const char *element)
{
	for (size_t i = 0; i < b->n; i++) {
		str_printf(s, "<%s>", element);
		report_html_prose(s, d, &b->texts[i]);
		str_printf(s, "</%s>\n", element);
	}
}

static void add_block(struct str *s, const struct report_doc *d, const struct report_block *b)
{
	switch (b->kind) {
	case BLOCK_TEXT:
		add_texts(s, d, b, "p");
		break;
	case BLOCK_HEADING:
		add_texts(s, d, b, "h3");
		break;
	case BLOCK_POINTS:
		str_add(s, "<ul>\n");
		add_texts(s, d, b, "li");
		str_add(s, "</ul>\n");
		break;
	case BLOCK_CARDS:
		add_cards(s, d);
		break;
	case BLOCK_FINDINGS:
		add_findings(s, d);
		break;
	case BLOCK_FIGURE:
		add_figure(s, d, b->figure);
		break;
	case BLOCK_TABLE:
		add_view(s, d, b->view);
		break;
	}
}

void report_html(const struct report_doc *d, struct str *s)
{
	add_head(s, d);
	add_top(s, d);
	for (size_t i = 0; i < d->n_chapters; i++) {
		const struct report_chapter *c = &d->chapters[i];
		str_printf(s, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">", c->id,
		           c->id, c->id);
		html_text(s, c->title);
		str_add(s, "</h2>\n");
		for (size_t k = 0; k < c->n; k++)
			add_block(s, d, &c->blocks[k]);
		str_add(s, "</section>\n");
	}
	str_printf(s, "<ul id=\"donor-colours\" hidden>%s</ul>\n", str_text(&d->colours));
	str_printf(s, "</main>\n<footer><p>Made by aidflow %s from the files named under Sources; "
	           "the same files give the same page.</p></footer>\n<script>", AID_VERSION);
	add_lines(s, report_page_js);
	str_add(s, "</script>\n</body>\n</html>\n");
}

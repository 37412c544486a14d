#include "aid/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/escape.h"
#include "aid/facttext.h"
#include "aid/html.h"
#include "aid/ini.h"
#include "aid/outfile.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/version.h"
#include "aid/xmem.h"

static const char head[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	"style-src 'unsafe-inline'; img-src data:\">\n"
	"<title>Aid to Ukraine: charts, tables and their sources</title>\n<style>\n"
	":root{color-scheme:light dark;--text:#1a1a1a;--page:#fff;--line:#ccc;--soft:#555}\n"
	"@media(prefers-color-scheme:dark){:root{--text:#eee;--page:#151515;--line:#444;--soft:#bbb}"
	"a{color:#8ab4ff}}\n"
	"body{font:1rem/1.5 'Liberation Sans',Arial,sans-serif;color:var(--text);"
	"background:var(--page);max-width:62rem;margin:0 auto;padding:1rem}\n"
	"h1,h2{line-height:1.2}figure{margin:2rem 0}svg{width:100%;height:auto;background:#fff}\n"
	"figcaption{color:var(--soft);margin:.5rem 0}.scroll{overflow-x:auto;max-height:26rem}\n"
	"table{border-collapse:collapse;font-size:.85rem}caption{text-align:left;font-weight:bold;"
	"padding:.3rem 0}\nth,td{border-bottom:1px solid var(--line);padding:.2rem .6rem;"
	"text-align:left;white-space:nowrap}\n.n{text-align:right;font-variant-numeric:tabular-nums}\n"
	".skip{position:absolute;left:-99rem}.skip:focus{left:1rem}\n"
	"@media print{.scroll{overflow:visible;max-height:none}figure{break-inside:avoid}}\n"
	"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n";

struct report {
	const struct report_options *o;
	struct ini *charts;
	struct table *facts;
	struct str page;
};

static struct table *read_table(const struct report *r, const char *name, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", r->o->dir, name);
	struct table *t = table_read(str_text(&path), e);
	str_release(&path);
	return t;
}

static char *read_svg(const struct report *r, const char *name, struct err *e)
{
	const char *slash = strrchr(r->o->output, '/');
	struct str path = STR_INIT, text = STR_INIT;
	char buffer[1 << 14];
	size_t n;

	str_add_n(&path, r->o->output, slash ? (size_t)(slash - r->o->output) + 1 : 0);
	str_printf(&path, "%s.svg", name);
	FILE *f = fopen(str_text(&path), "rb");
	while (f && (n = fread(buffer, 1, sizeof buffer, f)) > 0)
		str_add_n(&text, buffer, n);
	if (!f || ferror(f))
		err_system(e, str_text(&path), "cannot be read; run aid-plot first");
	if (f)
		fclose(f);
	str_release(&path);
	return str_take(&text);
}

static bool add_text(struct report *r, const struct ini_section *s, const char *key,
                     const char *tag, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(r->charts, s, entry);
	struct str text = STR_INIT;
	bool ok = entry && facttext_fill(entry->value, r->facts, &at, &text, e);

	if (ok)
		html_element(&r->page, tag, str_text(&text));
	str_release(&text);
	return ok;
}

static bool add_finding(struct report *r, const struct ini_section *s, struct err *e)
{
	str_printf(&r->page, "<li><a href=\"#%s\">", s->name);
	bool ok = add_text(r, s, "title", "span", e);
	str_add(&r->page, "</a></li>\n");
	return ok;
}

static bool add_chart(struct report *r, const struct ini_section *s, struct err *e)
{
	const char *table = ini_get(s, "table");
	struct table *t = table ? read_table(r, table, e) : NULL;
	char *svg = read_svg(r, s->name, e);

	str_printf(&r->page, "<section id=\"%s\">\n", s->name);
	bool ok = add_text(r, s, "title", "h2", e);
	str_add(&r->page, "<figure>\n");
	html_svg(&r->page, svg, s->name);
	str_add(&r->page, "<figcaption>");
	ok = add_text(r, s, "subtitle", "p", e) && ok;
	ok = add_text(r, s, "caption", "p", e) && ok;
	ok = add_text(r, s, "source", "p", e) && ok;
	str_add(&r->page, "</figcaption></figure>\n<details><summary>The table under this chart"
	        "</summary>\n");
	if (t)
		html_table(&r->page, t, table);
	str_printf(&r->page, "</details>\n<p><a href=\"../data/processed/%s.csv\">CSV</a> · "
	           "<a href=\"%s.gp\">gnuplot script</a> · <a href=\"%s.png\">PNG</a></p>\n</section>\n",
	           table ? table : "", s->name, s->name);
	free(svg);
	table_free(t);
	return ok && t;
}

static bool add_table(struct report *r, const char *name, const char *caption, struct err *e)
{
	struct table *t = read_table(r, name, e);

	if (t)
		html_table(&r->page, t, caption);
	table_free(t);
	return t != NULL;
}

static bool add_all(struct report *r, struct err *e)
{
	bool ok = true;

	str_add(&r->page, head);
	str_add(&r->page, "<header><h1>Aid to Ukraine: what the records add up to</h1>\n<p>Every figure "
	        "is computed from the records named below. These are announcements, pledges and "
	        "allocations, not deliveries; a missing row is no proof that nothing was given; "
	        "ledgers overlap and are never added to each other.</p></header>\n"
	        "<main id=\"main\">\n<h2>Findings</h2>\n<ul>\n");
	for (size_t i = 0; i < r->charts->n; i++)
		ok = add_finding(r, &r->charts->sections[i], e) && ok;
	str_add(&r->page, "</ul>\n");
	for (size_t i = 0; i < r->charts->n; i++)
		ok = add_chart(r, &r->charts->sections[i], e) && ok;
	str_add(&r->page, "<section id=\"reconciliation\"><h2>Do the parts add up to what officials state?"
	        "</h2>\n<p>Counted: announced flows from the baseline to the day of the statement, "
	        "less what had been announced before. The verdict compares them with the bounds that "
	        "the statement's own wording and rounding allow. A step is how far the difference moved "
	        "since the same agency's last statement; candidates are records of equal amount and "
	        "time, which is no proof.</p>\n");
	ok = add_table(r, "reconciliation", "Official totals against the counted flows", e) && ok;
	str_add(&r->page, "</section>\n<section id=\"sources\"><h2>Sources</h2>\n");
	ok = add_table(r, "sources", "Sources, their row accounting and checksums", e) && ok;
	str_add(&r->page, "</section>\n<section id=\"accounting\"><h2>Row accounting</h2>\n<p>At every "
	        "stage: in = kept + excluded + refused.</p>\n");
	ok = add_table(r, "normalize_tally", "Conversion to US dollars", e) && ok;
	ok = add_table(r, "aggregate_tally", "Aggregation", e) && ok;
	ok = add_table(r, "excluded", "Records left out of all sums, and why", e) && ok;
	ok = add_table(r, "rejects", "Raw rows that are no records, and why", e) && ok;
	str_add(&r->page, "</section>\n<section id=\"method\"><h2>How the numbers were made</h2>\n"
	        "<p>Foreign money is converted at the mean rate of its month, quarter or year; each "
	        "conversion is rounded once. Bounds follow the wording and the printed precision of "
	        "each statement.</p>\n");
	ok = add_table(r, "normalize_settings", "Choices", e) && ok;
	str_printf(&r->page, "</section>\n</main>\n<footer><p>Made by aidflow %s.</p></footer>\n"
	           "</body>\n</html>\n", AID_VERSION);
	return ok;
}

static bool write_page(struct report *r, struct err *e)
{
	struct outset *out = outset_new();
	struct outfile *f = outset_open(out, r->o->output, e);

	if (f)
		outfile_write(f, str_text(&r->page), r->page.len);
	bool ok = f && outset_commit(out, e);
	outset_free(out);
	return ok;
}

bool report_run(const struct report_options *o, struct err *e)
{
	struct report r = { .o = o };
	struct str path = STR_INIT;

	str_printf(&path, "%s/charts.ini", o->reference_dir);
	r.charts = ini_read(str_text(&path), e);
	str_release(&path);
	r.facts = facttext_read(o->dir, e);
	bool ok = r.charts && r.facts && add_all(&r, e) && e->kind == ERR_NONE && write_page(&r, e);
	if (ok)
		err_note(e, "report: %s", o->output);
	str_release(&r.page);
	ini_free(r.charts);
	table_free(r.facts);
	return ok;
}

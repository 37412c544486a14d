/*
 * report_doc: the report as chapters of blocks, built once from the plan and the tables
 * (report_build) and then written as a page, as Markdown and as a workbook.
 *
 * The plan, data/reference/report.ini, is read from top to bottom:
 *
 *   [page]          title, lede = texts; workbook = the tables of the workbook
 *   [card NAME]     value, label, note = texts; chart = where it leads
 *   [finding NAME]  text; chart = the chart that shows it; records = a table of records behind it
 *   [chapter NAME]  title, then in this order what its keys say. A key's first word counts, what
 *                   follows only makes it unique (text 2):
 *                     text = a paragraph, points = items between |, heading = text,
 *                     charts = names, or us_* for all of that beginning not named elsewhere,
 *                     tables = names, show = cards and findings, needs = a table without which
 *                     the chapter is left out
 *   [records]       ledger = the table of the records behind it
 *   and the sections of report_view.h
 *
 * A section with `needs = TABLE` is left out while that table is not there or has no row. A chart that no
 * chapter takes is refused, so none is lost.
 */
#ifndef AID_REPORT_DOC_H
#define AID_REPORT_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/prose.h"
#include "aid/report_input.h"
#include "aid/report_view.h"
#include "aid/str.h"

struct report_card {
	char *value, *label, *note;
	const char *chart; /* or NULL */
};

struct report_finding {
	const char *name;
	struct prose text;
	const char *chart, *records; /* or NULL */
};

/* What is worth knowing of a figure: "Stage", "committed". */
struct report_fact {
	const char *term;
	char *text;
};

struct report_link {
	char *text, *href;
};

struct report_figure {
	const char *name;  /* of the chart, and of its files */
	size_t number;     /* in the order of the page */
	const char *title, *subtitle, *caption, *source; /* as it was drawn; borrowed from the input */
	char *svg;
	char *narrow_svg;  /* for phones, or NULL */
	double graph_top, graph_bottom; /* of the picture: between its subtitle and its source */
	size_t n_facts, n_sources;
	struct report_fact facts[8];
	struct report_link *sources;
	char *records;     /* the table of the records behind it, or NULL */
	const char *table; /* under it */
	struct view *view; /* of it; NULL if it stands on the page already */
};

enum block_kind {
	BLOCK_TEXT, BLOCK_POINTS, BLOCK_HEADING, BLOCK_CARDS, BLOCK_FINDINGS, BLOCK_FIGURE, BLOCK_TABLE
};

struct report_block {
	enum block_kind kind;
	size_t n;             /* of the texts */
	struct prose *texts;  /* TEXT, POINTS, HEADING */
	struct report_figure *figure;
	struct view *view;
};

struct report_chapter {
	const char *id;
	char *title;
	size_t n;
	struct report_block *blocks;
};

struct report_doc {
	const struct report_input *in;
	char *title;
	struct prose lede;
	size_t n_cards, n_findings, n_chapters, n_figures;
	struct str colours; /* <li>s: donors and their colours in the charts */
	struct report_card *cards;
	struct report_finding *findings;
	struct report_chapter *chapters;
};

/* NULL with all reasons in *e. Caller frees; the input must outlive it. */
struct report_doc *report_build(struct report_input *in, struct err *e);
void report_doc_free(struct report_doc *d);
void report_chapter_release(struct report_chapter *c);

/* Part of report_build: adds the donors that have a colour of their own. */
bool report_colours(struct report_doc *d, struct report_input *in, struct err *e);
/* Part of report_build: the figure of a chart's section. NULL with the reasons in *e. */
struct report_figure *report_figure_new(struct report_input *in, const struct ini_section *s,
                                        struct err *e);
void report_figure_free(struct report_figure *f);

#endif

/*
 * report_view: a table as people read it — chosen rows and columns, names and words instead of codes,
 * amounts in millions — without a number of its own: every cell is the text of the table, its
 * digits moved and rounded (numtext). What a view shows is data (report.ini):
 *
 *   [table NAME]
 *   table    = the table, if it is not called NAME      caption, note = texts
 *   columns  = column …           those shown, in this order; all that hold something if left out
 *   where C  = word | word        rows whose column C is one of these words
 *   sort     = column [down]      numbers as numbers; the order of the table if left out
 *   rows     = most rows shown; the rest is in the CSV
 *   unit     = dollar | thousand | million | billion, of amounts; decimals = how many
 *   name C   = what column C is called here [| format, as in [columns]]
 *   source   = a table whose row of the same record_id knows the address (source_url)
 *   anchor   = the column whose text names each row, so that it can be linked
 *   stack    = table: words | table: words     their rows under each other, the words in front
 *   count    = A B                how many rows of the table have each A and B: a row for each A
 *   fold     = yes: closed until asked for
 *   phone    = cards: where a row has no room, its cells stand under each other, a badge first
 *   needs    = a table without which this one is left out
 *
 *   [columns]     column = what people call it [| format]: money, percent, share (of 1, shown as
 *                 percent), million, count, number DECIMALS, plain (as written), code, date or text; or hide
 *   [words C]     code = words, for the cells of column C
 *   [badges C]    good, fair, poor, open = cells of column C between |, shown as badges
 */
#ifndef AID_REPORT_VIEW_H
#define AID_REPORT_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/prose.h"
#include "aid/report_input.h"
#include "aid/str.h"

enum view_format {
	VIEW_TEXT, VIEW_CODE, VIEW_DATE, VIEW_MONEY, VIEW_PERCENT, VIEW_SHARE, VIEW_COUNT, VIEW_NUMBER,
	VIEW_PLAIN
};

struct view_column {
	const char *name;  /* in the table */
	size_t at;         /* there */
	char *title, *unit; /* for people; unit is "" or as "US$ m" */
	enum view_format format;
	int shift;         /* numbers are divided by 10^shift … */
	int decimals;      /* … and have so many decimals; -1: as the table has them */
	const struct ini_section *words, *badges; /* or NULL */
};

struct view {
	const char *id;         /* the section's name */
	const char *table_name; /* of the CSV; "" for a stack or a count */
	char *caption;
	struct prose note;
	const struct table *t;
	struct table *made;     /* t, if it was made here */
	const struct table *urls; /* where addresses are looked up, or NULL */
	size_t n_columns, n_rows, shown, anchor; /* anchor: a column of t, or SIZE_MAX */
	struct view_column *columns;
	size_t *rows;           /* of t */
	bool folded, cards;
};

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_CODE, CELL_NUMBER, CELL_BADGE, CELL_LINK };
struct view_cell {
	enum cell_kind kind;
	struct str text;   /* for people */
	const char *value; /* the table's own text; the address of a link */
	const char *tone;  /* of a badge: good, fair, poor or open */
};

/* The view of a table by its section of the plan; one without a section gets all its columns.
 * NULL with all reasons in *e. Caller frees. */
struct view *view_new(struct report_input *in, const char *name, struct err *e);
/* All of a table, every column and row, with names for people. */
struct view *view_whole(struct report_input *in, const char *name, struct err *e);
void view_free(struct view *v);
/* The cell of a shown row; its text is emptied first and released by the caller. */
void view_cell(const struct view *v, size_t row, size_t column, struct view_cell *c);
/* Parts of view_new. The section "KIND NAME" of the plan, or NULL. */
const struct ini_section *view_section(const struct report_input *in, const char *kind,
                                       const char *name);
/* A name for a column or a table that the plan does not know: its words. Caller frees. */
char *view_plain_title(const char *name);
/* True if [columns] hides a column unless it is asked for. */
bool view_hides(const struct report_input *in, const char *name);
/* True if a section's unit and decimals, where it has them, can be followed. */
bool view_check_unit(const struct ini *plan, const struct ini_section *s, struct err *e);
/* Adds a column that the table has. */
bool view_add_column(struct view *v, size_t at, const struct report_input *in,
                     const struct ini_section *s, struct err *e);
/* Chooses and orders the rows: where, sort, rows. */
bool view_choose_rows(struct view *v, const struct ini *plan, const struct ini_section *s,
                      struct err *e);
/* The table that a section stacks or counts, or NULL with the reason in *e. Caller frees. */
struct table *view_stack(struct report_input *in, const struct ini_section *s, struct err *e);
struct table *view_count(struct report_input *in, const struct ini_section *s, struct err *e);
/* The index of a column that a key of a section names; false if the table does not have it. */
bool view_need(const struct table *t, const char *column, const struct ini *plan,
               const struct ini_section *s, const char *key, size_t *at, struct err *e);
/* A key of a section that is not as expected; returns false. */
bool view_refuse(const struct ini *plan, const struct ini_section *s, const char *key,
                 const char *expected, struct err *e);

/* The line of the CSV that a shown row stands on; 0 if the table was made here. */
size_t view_line(const struct view *v, size_t row);

#endif

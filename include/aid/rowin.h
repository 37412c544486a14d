/*
 * rowin: rows from somewhere — text fields under a header, whatever kind of file they lie in.
 *
 * What reads a source knows this interface only. A new kind of file is one rowin_<shape>.c and
 * a row in shapes[] of rowin.c; the row it hands out is csvin's, so that its rules (as many
 * fields as the header has, borrowed until the next row) hold for every shape.
 */
#ifndef AID_ROWIN_H
#define AID_ROWIN_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/csvin.h"
#include "aid/date.h"
#include "aid/err.h"
#include "aid/str.h"

struct rowin;
struct rowin_shape;

/* How the file is laid out, as [format] of a descriptor declares it. Texts are borrowed and must
 * outlive the reader. */
struct rowin_options {
	const struct rowin_shape *shape; /* NULL: plain delimited text */
	struct csvin_options csv;
	bool utf16;                      /* instead of what csv says */
	size_t tag_rows;                 /* rows after the header that are no data */
	char tag_mark;                   /* if not 0: one such row, if each word of it begins so */
	struct date_forms wide;          /* wide: the names of columns that are periods */
	const char *sheet;               /* xlsx: the name of the sheet */
};

/* Opens the file and reads its header. NULL with the reason in *e. Caller closes. */
struct rowin *rowin_open(const char *path, const struct rowin_options *o, struct err *e);
/* Over a reader of delimited text, which is closed with it. Caller closes. */
struct rowin *rowin_over(struct csvin *in, const struct rowin_options *o);
/* True if the file is delimited text, of bytes as csvin reads them. */
bool rowin_is_text(const struct rowin_options *o);
const char *rowin_name(const struct rowin *in);
/* The names of the columns; duplicates and empty names are kept as they are. Borrowed. */
const struct csvrow *rowin_header(const struct rowin *in);
/* As csvin_next; tag rows are passed over. */
enum csvin_status rowin_next(struct rowin *in, struct csvrow *row, struct err *e);
/* The place of field number `column` (from 0) of a row, for messages; name is its header. */
struct place rowin_place(const struct rowin *in, const struct csvrow *row, size_t column);
void rowin_close(struct rowin *in);

/* The usual ending of the files of a shape (NULL: csv). */
const char *rowin_extension(const struct rowin_shape *shape);
/* Adds the names of all shapes: "csv, wide or xlsx". */
void rowin_list_shapes(struct str *s);
/* The shape of a name as it stands in [format], or NULL. */
const struct rowin_shape *rowin_shape(const char *name);

#endif

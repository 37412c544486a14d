#include "aid/rowin.h"

#include <stdlib.h>
#include <string.h>

#include "aid/rowin_shape.h"
#include "aid/xmem.h"

struct rowin {
	const struct rowin_shape *shape;
	const char *path;
	void *reader;
	size_t tag_rows_left;
	char tag_mark; /* 0 once the row is read that may hold tags */
};

static const struct rowin_shape *const shapes[] = { &rowin_csv, &rowin_wide, &rowin_xlsx, &rowin_iati };
enum { N_SHAPES = sizeof shapes / sizeof *shapes };

const struct rowin_shape *rowin_shape(const char *name)
{
	for (size_t i = 0; i < N_SHAPES; i++)
		if (strcmp(shapes[i]->name, name) == 0)
			return shapes[i];
	return NULL;
}

const char *rowin_extension(const struct rowin_shape *shape)
{
	return shape ? shape->extension : rowin_csv.extension;
}

void rowin_list_shapes(struct str *s)
{
	for (size_t i = 0; i < N_SHAPES; i++)
		str_printf(s, "%s%s", i == 0 ? "" : i + 1 == N_SHAPES ? " or " : ", ",
		           shapes[i]->name);
}

struct rowin *rowin_open(const char *path, const struct rowin_options *o, struct err *e)
{
	const struct rowin_shape *shape = o->shape ? o->shape : &rowin_csv;
	void *reader = shape->open(path, o, e);

	if (!reader)
		return NULL;
	struct rowin *in = xcalloc(1, sizeof *in);
	*in = (struct rowin){ shape, path, reader, o->tag_rows, o->tag_mark };
	return in;
}

struct rowin *rowin_over(struct csvin *csv, const struct rowin_options *o)
{
	struct rowin *in = xcalloc(1, sizeof *in);

	*in = (struct rowin){ &rowin_csv, csvin_name(csv), rowin_csv_over(csv), o->tag_rows,
	                      o->tag_mark };
	return in;
}

bool rowin_is_text(const struct rowin_options *o)
{
	return (!o->shape || o->shape == &rowin_csv) && !o->utf16;
}

const char *rowin_name(const struct rowin *in)
{
	return in->path;
}

const struct csvrow *rowin_header(const struct rowin *in)
{
	return in->shape->header(in->reader);
}

/* A row of tags holds nothing else: every field is empty or begins with the mark. */
static bool holds_tags(const struct csvrow *row, char mark)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++) {
		if (row->fields[i].len > 0 && row->fields[i].text[0] != mark)
			return false;
		n += row->fields[i].len > 0;
	}
	return n > 0;
}

static bool is_tag_row(struct rowin *in, const struct csvrow *row)
{
	char mark = in->tag_mark;

	in->tag_mark = '\0';
	if (in->tag_rows_left > 0)
		return in->tag_rows_left--;
	return mark && holds_tags(row, mark);
}

enum csvin_status rowin_next(struct rowin *in, struct csvrow *row, struct err *e)
{
	enum csvin_status status;

	do
		status = in->shape->next(in->reader, row, e);
	while (status == CSVIN_ROW && is_tag_row(in, row));
	return status;
}

struct place rowin_place(const struct rowin *in, const struct csvrow *row, size_t column)
{
	const struct csvrow *header = rowin_header(in);

	if (in->shape->place)
		return in->shape->place(in->reader, row, column);
	return (struct place){ in->path, column < row->n ? row->fields[column].line : row->line,
	                       column + 1,
	                       column < header->n ? header->fields[column].text : NULL };
}

void rowin_close(struct rowin *in)
{
	if (!in)
		return;
	in->shape->close(in->reader);
	free(in);
}

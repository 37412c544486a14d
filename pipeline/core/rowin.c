#include "aid/rowin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/rowin_shape.h"
#include "aid/xmem.h"

struct rowin {
	const struct rowin_shape *shape;
	const char *path;
	void *reader;
	size_t tag_rows_left;
};

static const struct rowin_shape *const shapes[] = { &rowin_csv };

const struct rowin_shape *rowin_shape(const char *name)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(shapes[i]->name, name) == 0)
			return shapes[i];
	return NULL;
}

struct rowin *rowin_open(const char *path, const struct rowin_options *o, struct err *e)
{
	const struct rowin_shape *shape = o->shape ? o->shape : &rowin_csv;
	void *reader = shape->open(path, o, e);

	if (!reader)
		return NULL;
	struct rowin *in = xcalloc(1, sizeof *in);
	*in = (struct rowin){ shape, path, reader, o->tag_rows };
	return in;
}

const char *rowin_name(const struct rowin *in)
{
	return in->path;
}

const struct csvrow *rowin_header(const struct rowin *in)
{
	return in->shape->header(in->reader);
}

enum csvin_status rowin_next(struct rowin *in, struct csvrow *row, struct err *e)
{
	for (;;) {
		enum csvin_status status = in->shape->next(in->reader, row, e);
		if (status != CSVIN_ROW || in->tag_rows_left == 0)
			return status;
		in->tag_rows_left--;
	}
}

size_t rowin_column(const struct rowin *in, const char *name)
{
	const struct csvrow *header = rowin_header(in);

	for (size_t i = 0; i < header->n; i++)
		if (strcmp(header->fields[i].text, name) == 0)
			return i;
	return SIZE_MAX;
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

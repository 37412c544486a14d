/* rowin_csv: delimited text, as csvin reads it. */
#include "aid/rowin_shape.h"

static void *open(const char *path, const struct rowin_options *o, struct err *e)
{
	return csvin_open(path, &o->csv, e);
}

static const struct csvrow *header(const void *reader)
{
	return csvin_header(reader);
}

static enum csvin_status next(void *reader, struct csvrow *row, struct err *e)
{
	return csvin_next(reader, row, e);
}

static void close(void *reader)
{
	csvin_close(reader);
}

const struct rowin_shape rowin_csv = { "csv", open, header, next, close, NULL };

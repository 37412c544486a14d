/* rowin_csv: delimited text, as csvin reads it; UTF-16 is turned into UTF-8 on its way. */
#include "aid/rowin_shape.h"

#include <stdio.h>
#include <stdlib.h>

#include "aid/utf16.h"
#include "aid/xmem.h"

struct reader {
	struct csvin *in;
	FILE *file;           /* of UTF-16 only, like the next */
	struct utf16 *utf16;
};

static ssize_t read_file(void *context, char *buffer, size_t size)
{
	FILE *f = context;
	size_t n = fread(buffer, 1, size, f);

	return n == 0 && ferror(f) ? -1 : (ssize_t)n;
}

static void close(void *reader)
{
	struct reader *r = reader;

	csvin_close(r->in);
	utf16_free(r->utf16);
	if (r->file)
		fclose(r->file);
	free(r);
}

static struct csvin *open_utf16(struct reader *r, const char *path,
                                const struct rowin_options *o, struct err *e)
{
	r->file = fopen(path, "rb");
	if (!r->file) {
		err_system(e, path, "cannot be read");
		return NULL;
	}
	r->utf16 = utf16_new(read_file, r->file);
	return csvin_open_reader(utf16_read, r->utf16, path, &o->csv, e);
}

static void *open(const char *path, const struct rowin_options *o, struct err *e)
{
	struct reader *r = xcalloc(1, sizeof *r);

	r->in = o->utf16 ? open_utf16(r, path, o, e) : csvin_open(path, &o->csv, e);
	if (r->in)
		return r;
	close(r);
	return NULL;
}

void *rowin_csv_over(struct csvin *in)
{
	struct reader *r = xcalloc(1, sizeof *r);

	r->in = in;
	return r;
}

static const struct csvrow *header(const void *reader)
{
	return csvin_header(((const struct reader *)reader)->in);
}

static enum csvin_status next(void *reader, struct csvrow *row, struct err *e)
{
	return csvin_next(((struct reader *)reader)->in, row, e);
}

const struct rowin_shape rowin_csv = { "csv", "csv", open, header, next, close, NULL };

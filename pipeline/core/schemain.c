#include "aid/schemain.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

struct schemain {
	const struct schema *schema;
	struct csvin *in;
	struct strpool *pool; /* borrowed */
	struct csvrow row;
	size_t *columns;      /* in the file, of each column of the schema */
	bool ok;
};

static bool find_columns(struct schemain *in, struct err *e)
{
	bool ok = true;

	in->columns = xcalloc(in->schema->n, sizeof *in->columns);
	for (size_t i = 0; i < in->schema->n; i++) {
		const char *name = in->schema->columns[i].name;
		struct place at = { csvin_name(in->in), 1, 0, NULL };
		in->columns[i] = csvin_column(in->in, name);
		if (in->columns[i] == SIZE_MAX)
			ok = err_data(e, &at, "the column \"%s\" is missing; expected the table "
			              "\"%s\" as this version writes it; run the earlier stages "
			              "again", name, in->schema->name);
	}
	return ok;
}

struct schemain *schemain_open(const char *path, const struct schema *s, struct strpool *pool,
                               struct err *e)
{
	struct schemain *in = xcalloc(1, sizeof *in);

	in->schema = s;
	in->pool = pool;
	in->in = csvin_open(path, NULL, e);
	if (in->in && find_columns(in, e))
		return in;
	schemain_close(in);
	return NULL;
}

enum csvin_status schemain_next(struct schemain *in, struct err *e)
{
	in->ok = true;
	return csvin_next(in->in, &in->row, e);
}

static const struct csvfield *field(const struct schemain *in, size_t column)
{
	return &in->row.fields[in->columns[column]];
}

const char *schemain_text(struct schemain *in, size_t column)
{
	return strpool_intern(in->pool, field(in, column)->text, field(in, column)->len);
}

struct place schemain_place(const struct schemain *in, size_t column)
{
	return csvin_place(in->in, &in->row, in->columns[column]);
}

static void refuse(struct schemain *in, size_t column, const char *expected, struct err *e)
{
	struct place at = schemain_place(in, column);

	in->ok = err_data(e, &at, "found \"%s\"; expected %s; run the earlier stages again",
	                  field(in, column)->text, expected);
}

struct date schemain_date(struct schemain *in, size_t column, struct err *e)
{
	struct date d = { 0 };

	if (!date_parse_own(field(in, column)->text, &d))
		refuse(in, column, "a date", e);
	return d;
}

struct money schemain_money(struct schemain *in, size_t column, int decimals, struct err *e)
{
	const char *text = field(in, column)->text;
	struct number_error why;
	struct money m = { 0, text[0] != '\0' };

	if (m.known && !money_parse(text, NULL, 1, 1, decimals, &m.minor, &why))
		refuse(in, column, "a plain number", e);
	return m;
}

int schemain_decimals(struct schemain *in, size_t column)
{
	const char *point = strchr(field(in, column)->text, '.');

	return point ? (int)strlen(point + 1) : 0;
}

uint64_t schemain_count(struct schemain *in, size_t column, struct err *e)
{
	struct money m = schemain_money(in, column, 0, e);

	if (in->ok && (!m.known || m.minor < 0))
		refuse(in, column, "a count", e);
	return in->ok ? (uint64_t)m.minor : 0;
}

bool schemain_row_ok(const struct schemain *in)
{
	return in->ok;
}

void schemain_close(struct schemain *in)
{
	if (!in)
		return;
	csvin_close(in->in);
	free(in->columns);
	free(in);
}

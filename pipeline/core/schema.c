#include "aid/schema.h"

#include <stdint.h>
#include <string.h>

#include "aid/str.h"

#define ADDRESS(name) &schema_##name,
static const struct schema *const tables[] = { SCHEMAS(ADDRESS) };
static const struct schema *const shapes[] = { SCHEMA_SHAPES(ADDRESS) };

const struct schema *schema_table(size_t i)
{
	return i < sizeof tables / sizeof *tables ? tables[i] : NULL;
}

const struct schema *schema_shape(size_t i)
{
	return i < sizeof shapes / sizeof *shapes ? shapes[i] : NULL;
}

size_t schema_column(const struct schema *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->columns[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

bool schema_need(const struct schema *s, const struct table *t, struct err *e)
{
	size_t column;
	bool ok = true;

	for (size_t i = 0; i < s->n; i++)
		ok = table_need(t, s->columns[i].name, &column, e) && ok;
	return ok;
}

void schema_header(const struct schema *s, struct csvout *o)
{
	for (size_t i = 0; i < s->n; i++)
		csvout_text(o, s->columns[i].name);
	csvout_end_row(o);
}

bool schema_open(const struct schema *s, struct outset *set, const char *folder, const char *name,
                 struct csvout *o, struct err *e)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", folder, name);
	struct outfile *f = outset_open(set, str_text(&path), e);
	str_release(&path);
	if (!f)
		return false;
	csvout_init(o, f);
	schema_header(s, o);
	return true;
}

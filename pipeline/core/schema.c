#include "aid/schema.h"

void schema_header(const struct schema *s, struct csvout *o)
{
	for (size_t i = 0; i < s->n; i++)
		csvout_text(o, s->columns[i].name);
	csvout_end_row(o);
}

#include "aid/tablename.h"

#include <string.h>

#include "aid/schema.h"

bool tablename_is_plain(const char *name)
{
	return name[0] && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

bool tablename_check(const struct ini *ini, const struct ini_section *s, struct err *e)
{
	struct place at = ini_place(ini, s, NULL);

	return tablename_is_plain(s->name) ||
	       err_data(e, &at, "found [%s]; expected a name of small letters, digits and _, as it becomes "
	                "the name of a file; rename the section", s->name);
}

bool tablename_check_new(const struct ini *ini, const struct ini_section *s, struct err *e)
{
	struct place at = ini_place(ini, s, NULL);

	for (size_t i = 0; schema_table(i); i++)
		if (strcmp(schema_table(i)->name, s->name) == 0)
			return err_data(e, &at, "found [%s]; expected another name, as %s.csv is a table that "
			                "is made anyway; rename the section", s->name, s->name);
	return tablename_check(ini, s, e);
}

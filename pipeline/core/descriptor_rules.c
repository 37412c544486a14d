/* descriptor_rules: the sections that may come in any number, maps and filters, and [columns]. */
#include "aid/descriptor_parts.h"

#include <string.h>

static const char *const map_prefix = "map ", *const where_prefix = "where ",
                  *const exclude_prefix = "exclude ";

static bool add_filters(struct descriptor *d, const struct ini_section *s, bool keep,
                        struct err *e)
{
	const char *reason = s->name + strlen(keep ? where_prefix : exclude_prefix);
	bool ok = true;

	for (size_t i = 0; i < s->n; i++)
		ok = filters_add(&d->filters, keep, reason, s->entries[i].key, d->ini, s,
		                 &s->entries[i], e) && ok;
	return ok;
}

static bool add_map(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	struct place at = ini_place(d->ini, s, NULL);

	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++) {
		if (strcmp(s->name + strlen(map_prefix), descriptor_field_names[f]) == 0) {
			d->maps[f] = s;
			return true;
		}
	}
	return err_data(e, &at, "found [%s]; expected [map FIELD] with a key of [fields]", s->name);
}

/* Sections that others of the descriptor's parts read. */
static bool is_read_elsewhere(const char *name)
{
	return strcmp(name, "source") == 0 || strcmp(name, "format") == 0 ||
	       strcmp(name, "fields") == 0 || descriptor_starts_with(name, "record ");
}

static bool read_rule(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	struct place at = ini_place(d->ini, s, NULL);

	if (descriptor_starts_with(s->name, map_prefix))
		return add_map(d, s, e);
	if (strcmp(s->name, "columns") == 0)
		d->columns = s;
	else if (descriptor_starts_with(s->name, where_prefix))
		return add_filters(d, s, true, e);
	else if (descriptor_starts_with(s->name, exclude_prefix))
		return add_filters(d, s, false, e);
	else
		return err_data(e, &at, "found the section [%s]; expected [source], [format], "
		                "[columns], [fields], [record NAME], [map FIELD], [where REASON] "
		                "or [exclude REASON]", s->name);
	return true;
}

bool descriptor_read_rules(struct descriptor *d, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < d->ini->n; i++)
		if (!is_read_elsewhere(d->ini->sections[i].name))
			ok = read_rule(d, &d->ini->sections[i], e) && ok;
	return ok;
}

/* descriptor_fields: [fields] and [record NAME], what each of our fields is made of. */
#include "aid/descriptor_parts.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

const char *const descriptor_field_names[N_DESCRIPTOR_FIELDS] = {
	[FIELD_ID] = "id", [FIELD_DATE] = "date", [FIELD_DONOR] = "donor",
	[FIELD_RECIPIENT] = "recipient", [FIELD_PROGRAMME] = "programme",
	[FIELD_AID_TYPE] = "aid_type", [FIELD_STAGE] = "stage", [FIELD_SINCE] = "since",
	[FIELD_AMOUNT] = "amount", [FIELD_REANNOUNCED] = "reannounced",
	[FIELD_CURRENCY] = "currency", [FIELD_QUALIFIER] = "qualifier",
	[FIELD_VERIFICATION] = "verification", [FIELD_SOURCE_URL] = "source_url",
	[FIELD_AGENCY] = "agency", [FIELD_SOURCE_TITLE] = "source_title",
};

static const char *const record_prefix = "record ", *const where_prefix = "where ",
                  *const where_not_prefix = "where not ";

const struct expr *descriptor_expr(const struct descriptor *d, const struct recipe *r,
                                   enum descriptor_field f)
{
	return r && r->fields[f].n > 0 ? &r->fields[f] : &d->fields[f];
}

struct place descriptor_place(const struct descriptor *d, const struct recipe *r,
                              enum descriptor_field f)
{
	if (r && r->entries[f])
		return ini_place(d->ini, r->section, r->entries[f]);
	return ini_place(d->ini, ini_section(d->ini, "fields"), d->entries[f]);
}

static bool field_needed(const struct descriptor *d, enum descriptor_field f)
{
	switch (f) {
	case FIELD_DATE:
	case FIELD_AMOUNT:
	case FIELD_CURRENCY:
	case FIELD_QUALIFIER:
		return true;
	case FIELD_DONOR:
		return !d->stock;
	case FIELD_SINCE:
		return d->stock;
	default:
		return false;
	}
}

/* Reads a field of [fields] or of a [record], if it stands there. */
static bool read_field(const struct descriptor *d, const struct ini_section *s,
                       enum descriptor_field f, struct expr *x,
                       const struct ini_entry **entry, struct err *e)
{
	const char *name = descriptor_field_names[f];

	*entry = ini_entry(s, name);
	if (!*entry)
		return true;
	struct place at = ini_place(d->ini, s, *entry);
	if (!expr_parse((*entry)->value, &at, x, e))
		return false;
	bool money = f == FIELD_AMOUNT || f == FIELD_REANNOUNCED;
	return money || (x->scale_num == 1 && x->scale_den == 1 && !x->factor.text) ||
	       descriptor_refuse(d, s, name, "a factor (x …) only with amount and reannounced", e);
}

/* All fields of a section; keys that choose rows (where …) are no fields. */
static bool read_section(const struct descriptor *d, const struct ini_section *s,
                         struct expr *fields, const struct ini_entry **entries, struct err *e)
{
	const char *known[N_DESCRIPTOR_FIELDS + 1] = { NULL };
	struct ini_section plain = { s->name, s->line, 0, xcalloc(s->n, sizeof *s->entries) };

	memcpy(known, descriptor_field_names, sizeof descriptor_field_names);
	for (size_t i = 0; i < s->n; i++)
		if (!descriptor_starts_with(s->entries[i].key, where_prefix))
			plain.entries[plain.n++] = s->entries[i];
	bool ok = ini_check_keys(d->ini, &plain, known, e);
	free(plain.entries);
	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++)
		ok = read_field(d, s, (enum descriptor_field)f, &fields[f], &entries[f], e) && ok;
	return ok;
}

/* where COLUMN, where not COLUMN: of which rows the record is made. */
static bool read_where(const struct descriptor *d, struct recipe *r, const struct ini_entry *entry,
                       struct err *e)
{
	bool keep = !descriptor_starts_with(entry->key, where_not_prefix);
	const char *column = entry->key + strlen(keep ? where_prefix : where_not_prefix);

	return filters_add(&r->filters, keep, r->name, column, d->ini, r->section, entry, e);
}

static bool read_recipe(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	bool ok = true;

	d->recipes = xrealloc(d->recipes, (d->n_recipes + 1) * sizeof *d->recipes);
	struct recipe *r = &d->recipes[d->n_recipes++];
	*r = (struct recipe){ .name = s->name + strlen(record_prefix), .section = s };
	for (size_t i = 0; i < s->n; i++)
		if (descriptor_starts_with(s->entries[i].key, where_prefix))
			ok = read_where(d, r, &s->entries[i], e) && ok;
	return read_section(d, s, r->fields, r->entries, e) && ok;
}

static bool is_declared(const struct descriptor *d, enum descriptor_field f)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n_recipes; i++)
		n += d->recipes[i].entries[f] != NULL;
	return d->entries[f] || (n > 0 && n == d->n_recipes);
}

static bool check_needed(const struct descriptor *d, const struct ini_section *s, struct err *e)
{
	bool ok = true;

	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++)
		if (field_needed(d, (enum descriptor_field)f) &&
		    !is_declared(d, (enum descriptor_field)f))
			ok = descriptor_refuse(d, s, descriptor_field_names[f],
			                       "a column of the raw file or a \"constant\"", e);
	return ok;
}

bool descriptor_read_fields(struct descriptor *d, struct err *e)
{
	const struct ini_section *s = ini_section(d->ini, "fields");
	struct place at = { d->ini->path, 1, 0, NULL };

	if (!s)
		return err_data(e, &at, "the section [fields] is missing; expected our fields and "
		                "the columns they are made of there");
	bool ok = read_section(d, s, d->fields, d->entries, e);
	for (size_t i = 0; i < d->ini->n; i++)
		if (descriptor_starts_with(d->ini->sections[i].name, record_prefix))
			ok = read_recipe(d, &d->ini->sections[i], e) && ok;
	return check_needed(d, s, e) && ok;
}

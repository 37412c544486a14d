/* The donors that have a colour of their own, for the script that picks one out. */
#include "aid/report_doc.h"

#include <stdint.h>
#include <string.h>

#include "aid/html.h"

/* What people call a donor: as the tables do; NULL if it is no donor. */
static const char *name_of(const struct table *donors, const char *code)
{
	size_t at = table_find(donors, "donor"), name = table_find(donors, "donor_name");

	for (size_t row = 0; at != SIZE_MAX && name != SIZE_MAX && row < table_rows(donors); row++)
		if (strcmp(table_text(donors, row, at), code) == 0)
			return table_text(donors, row, name);
	return NULL;
}

bool report_colours(struct report_doc *d, struct report_input *in, struct err *e)
{
	const struct table *donors = report_input_table(in, "donors", e);
	size_t key, colour, label;
	const struct table_want wanted[] = {
		{ "key", &key }, { "colour", &colour }, { "label", &label }, { NULL, NULL },
	};

	if (!donors || !table_need_all(in->palette, wanted, e))
		return false;
	for (size_t row = 0; row < table_rows(in->palette); row++) {
		const char *name = name_of(donors, table_text(in->palette, row, key));
		const char *own = table_text(in->palette, row, label);
		if (!name)
			continue;
		str_add(&d->colours, "<li");
		html_attribute(&d->colours, "data-colour", table_text(in->palette, row, colour));
		str_add_char(&d->colours, '>');
		html_text(&d->colours, own[0] ? own : name);
		str_add(&d->colours, "</li>");
	}
	return true;
}

/* Rows of blocs.csv, the groups of donors of the reference: who is a member, from when. */
#include "aid/explain_parts.h"

#include <stdint.h>
#include <string.h>

#include "aid/dirlist.h"
#include "aid/str.h"

/* The members that another table of the reference lists, with their dates. */
static bool say_members(const struct explain_data *d, const struct explain_row *row,
                        struct explanation *x, struct err *e)
{
	const char *file = explain_data_cell(row, "member"), *from = explain_data_cell(row, "from");
	struct str path = STR_INIT, list = STR_INIT;
	size_t code, date, n = 0;
	const struct table_want wanted[] = { { "iso3", &code }, { from, &date }, { NULL, NULL } };

	str_printf(&path, "%s/%s", d->reference_dir, file);
	struct table *t = table_read(str_text(&path), e);
	bool ok = table_need_all(t, wanted, e);
	for (size_t i = 0; ok && i < table_rows(t); i++) {
		const char *since = table_text(t, i, date);
		if (since[0] && strcmp(since, "0") != 0)
			str_printf(&list, "%s%s%s%s", n++ > 0 ? ", " : "", table_text(t, i, code),
			           strcmp(since, "1") == 0 ? "" : " ", strcmp(since, "1") == 0 ? "" : since);
	}
	explanation_say(x, "members", "%zu of %s: %s", n, file, str_text(&list));
	str_release(&list);
	str_release(&path);
	table_free(t);
	return ok;
}

bool explain_blocs(const struct explain_data *d, struct explain_rows *r, struct err *e)
{
	static const char *const columns[] = { "label", "member", "from", "until", "source" };
	bool ok = true;

	for (size_t i = 0; i < r->n; i++) {
		struct explain_row row = { r->table, r->rows[i] };
		for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
			explanation_say(r->made[i], columns[c], "%s", explain_data_cell(&row, columns[c]));
		if (dirlist_ends(explain_data_cell(&row, "member"), ".csv"))
			ok = say_members(d, &row, r->made[i], e) && ok;
	}
	return ok;
}

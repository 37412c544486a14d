#include "aid/views.h"

#include <stdlib.h>
#include <string.h>

#include "aid/sensitivity.h"
#include "aid/official_series.h"
#include "aid/tablename.h"
#include "aid/waterfall.h"
#include "aid/xmem.h"

/* A shape of table is a row here. */
static const struct {
	const char *name;
	const struct schema *schema;
	struct grid *(*make)(const struct view_request *r, struct err *e);
} shapes[] = {
	{ "official_series", &schema_official_series, official_series_make },
	{ "itemised", &schema_itemised, official_series_make_itemised },
	{ "waterfall", &schema_waterfall, waterfall_make },
	{ "sensitivity", &schema_sensitivity, sensitivity_make },
};

static bool make(const struct view_request *r, struct view *view, struct err *e)
{
	const struct ini_entry *shape = ini_entry(r->section, "shape");
	struct place at = ini_place(r->ini, r->section, shape);

	for (size_t i = 0; shape && i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(shapes[i].name, shape->value) == 0) {
			*view = (struct view){ r->section->name, shapes[i].make(r, e) };
			return view->grid != NULL;
		}
	return err_data(e, &at, "found the shape \"%s\" in [%s]; expected official_series, itemised, waterfall "
	                "or sensitivity", shape ? shape->value : "", r->section->name);
}

const struct schema *views_schema(const char *shape)
{
	for (size_t i = 0; shape && i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(shapes[i].name, shape) == 0)
			return shapes[i].schema;
	return NULL;
}

bool views_make(const char *reference_dir, const struct vocabulary *v, const struct statements *s,
                struct views *out, struct err *e)
{
	struct str path = STR_INIT;
	bool ok = true;

	str_printf(&path, "%s/reconcile.ini", reference_dir);
	out->ini = ini_read(str_text(&path), e);
	str_release(&path);
	if (!out->ini)
		return false;
	out->items = xcalloc(out->ini->n + 1, sizeof *out->items);
	for (size_t i = 0; i < out->ini->n; i++) {
		struct view_request r = { v, s, out->ini, &out->ini->sections[i] };
		ok = tablename_check_new(out->ini, r.section, e) && ok;
		ok = make(&r, &out->items[out->n++], e) && ok;
	}
	return ok;
}

void views_note_no_data(const struct view_request *r, const char *why, struct err *e)
{
	err_note(e, "reconcile: %s is empty: %.*s", r->section->name, (int)strcspn(why, ";"), why);
}

void views_release(struct views *views)
{
	for (size_t i = 0; i < views->n; i++)
		grid_free(views->items[i].grid);
	free(views->items);
	ini_free(views->ini);
	*views = (struct views){ 0, NULL, NULL };
}

#include "aid/descriptors.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static int by_name(const void *a, const void *b)
{
	const struct descriptor *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

static bool check_names(const struct descriptors *list, struct err *e)
{
	bool ok = true;

	for (size_t i = 1; i < list->n; i++) {
		struct place at = { list->items[i]->ini->path, 1, 0, NULL };
		if (strcmp(list->items[i - 1]->name, list->items[i]->name) == 0)
			ok = err_data(e, &at, "the source \"%s\" is named twice; expected each "
			              "source once", list->items[i]->name);
	}
	return ok;
}

struct descriptors *descriptors_read(char *const *paths, size_t n, struct err *e)
{
	struct descriptors *list = xcalloc(1, sizeof *list);
	bool ok = true;

	list->items = xcalloc(n + 1, sizeof *list->items);
	for (size_t i = 0; i < n; i++) {
		struct descriptor *d = descriptor_read(paths[i], e);
		if (d)
			list->items[list->n++] = d;
		ok = ok && d;
	}
	qsort(list->items, list->n, sizeof(struct descriptor *), by_name);
	if (check_names(list, e) && ok)
		return list;
	descriptors_free(list);
	return NULL;
}

void descriptors_free(struct descriptors *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->n; i++)
		descriptor_free(d->items[i]);
	free(d->items);
	free(d);
}

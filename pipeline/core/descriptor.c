#include "aid/descriptor.h"

#include <stdlib.h>
#include <string.h>

#include "aid/descriptor_parts.h"
#include "aid/str.h"
#include "aid/xmem.h"

static const char *const source_keys[] = {
	"title", "publisher", "licence", "ledger", "total_of", "kind", "stage", "on_error",
	"overlaps", "release", "data_through", "max_age", NULL
};

bool descriptor_starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool descriptor_refuse(const struct descriptor *d, const struct ini_section *s, const char *key,
                       const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(d->ini, s, entry);

	if (!entry)
		return err_data(e, &at, "the key \"%s\" is missing in [%s]; expected %s", key,
		                s->name, expected);
	return err_data(e, &at, "found \"%s = %s\"; expected %s", key, entry->value, expected);
}

bool descriptor_choose(const struct descriptor *d, const struct ini_section *s, const char *key,
                       const char *const *words, const char *expected, size_t *choice,
                       struct err *e)
{
	const char *value = ini_get(s, key);

	*choice = 0;
	if (!value)
		return true;
	for (size_t i = 0; words[i]; i++) {
		if (strcmp(words[i], value) == 0) {
			*choice = i;
			return true;
		}
	}
	return descriptor_refuse(d, s, key, expected, e);
}

static const char *text_or_empty(const struct ini_section *s, const char *key)
{
	const char *value = ini_get(s, key);

	return value ? value : "";
}

static bool read_ledger(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	const char *key = d->stock ? "total_of" : "ledger", *other = d->stock ? "ledger" : "total_of";
	bool ok = true;

	d->ledger = text_or_empty(s, key);
	if (!d->ledger[0])
		ok = descriptor_refuse(d, s, key, "the name of a ledger, such as us-packages", e);
	if (ini_get(s, other))
		ok = descriptor_refuse(d, s, other, "ledger for flows, total_of for stocks", e);
	return ok;
}

/* A day, or a month or quarter that counts to its end. */
static bool read_data_through(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	struct date day;

	d->data_through = text_or_empty(s, "data_through");
	return !d->data_through[0] ||
	       (date_parse_own(d->data_through, &day) && day.precision != DATE_NONE) ||
	       descriptor_refuse(d, s, "data_through", "a date, such as 2026-04-30 or 2026-04", e);
}

bool descriptor_read_source(struct descriptor *d, struct err *e)
{
	static const char *const kinds[] = { "flow", "stock", NULL };
	static const char *const actions[] = { "stop", "reject", NULL };
	const struct ini_section *s = ini_section(d->ini, "source");
	struct place at = { d->ini->path, 1, 0, NULL };
	size_t kind, action;

	if (!s)
		return err_data(e, &at, "the section [source] is missing; expected title, kind and "
		                "ledger there");
	bool ok = ini_check_keys(d->ini, s, source_keys, e);
	ok = descriptor_choose(d, s, "kind", kinds, "flow or stock", &kind, e) && ok;
	ok = descriptor_choose(d, s, "on_error", actions, "stop or reject", &action, e) && ok;
	d->stock = kind == 1;
	d->reject = action == 1;
	d->title = text_or_empty(s, "title");
	d->publisher = text_or_empty(s, "publisher");
	d->licence = text_or_empty(s, "licence");
	d->overlaps = text_or_empty(s, "overlaps");
	d->release = text_or_empty(s, "release");
	d->stage = text_or_empty(s, "stage");
	ok = read_data_through(d, s, e) && ok;
	return read_ledger(d, s, e) && ok;
}

static char *source_name(const char *path)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	size_t n = strlen(base);

	if (n > 4 && strcmp(base + n - 4, ".ini") == 0)
		n -= 4;
	return xstrndup(base, n);
}

/* The raw file stands beside its descriptor. */
static char *data_path(const struct descriptor *d, const char *path)
{
	const struct ini_section *format = ini_section(d->ini, "format");
	const char *file = format ? ini_get(format, "file") : NULL;
	const char *slash = strrchr(path, '/');
	struct str s = STR_INIT;

	if (slash)
		str_add_n(&s, path, (size_t)(slash - path) + 1);
	if (file)
		str_add(&s, file);
	else
		str_printf(&s, "%s.%s", d->name, rowin_extension(d->rows.shape));
	return str_take(&s);
}

struct descriptor *descriptor_read(const char *path, struct err *e)
{
	struct ini *ini = ini_read(path, e);

	if (!ini)
		return NULL;
	struct descriptor *d = xcalloc(1, sizeof *d);
	d->ini = ini;
	d->name = source_name(path);
	bool ok = descriptor_read_source(d, e);
	ok = descriptor_read_format(d, e) && ok;
	d->data_path = data_path(d, path);
	ok = descriptor_read_fields(d, e) && ok;
	ok = descriptor_read_rules(d, e) && ok;
	if (ok)
		return d;
	descriptor_free(d);
	return NULL;
}

void descriptor_set_input(struct descriptor *d, const char *path)
{
	free(d->data_path);
	d->data_path = xstrdup(path);
}

static void release_fields(struct expr *fields)
{
	for (size_t i = 0; i < N_DESCRIPTOR_FIELDS; i++)
		expr_release(&fields[i]);
}

void descriptor_free(struct descriptor *d)
{
	if (!d)
		return;
	release_fields(d->fields);
	filters_release(&d->filters);
	for (size_t i = 0; i < d->n_recipes; i++) {
		release_fields(d->recipes[i].fields);
		filters_release(&d->recipes[i].filters);
	}
	free(d->recipes);
	marks_release(&d->missing);
	free(d->name);
	free(d->data_path);
	ini_free(d->ini);
	free(d);
}

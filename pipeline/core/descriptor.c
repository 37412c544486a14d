#include "aid/descriptor.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
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

static const char *const source_keys[] = {
	"title", "publisher", "licence", "ledger", "total_of", "kind", "stage", "on_error",
	"overlaps", "release", "max_age", NULL
};

static const char *const format_keys[] = {
	"file", "delimiter", "encoding", "preamble_lines", "tag_rows", "trailing_delimiter",
	"date", "missing", "decimal", "group", "parentheses", NULL
};

static const char *const map_prefix = "map ", *const where_prefix = "where ",
                  *const exclude_prefix = "exclude ";

static bool starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Refuses the value of a key; what was expected and how to fix it in one text. */
static bool refuse(const struct descriptor *d, const struct ini_section *s, const char *key,
                   const char *expected, struct err *e)
{
	const struct ini_entry *entry = ini_entry(s, key);
	struct place at = ini_place(d->ini, s, entry);

	if (!entry)
		return err_data(e, &at, "the key \"%s\" is missing in [%s]; expected %s", key,
		                s->name, expected);
	return err_data(e, &at, "found \"%s = %s\"; expected %s", key, entry->value, expected);
}

/* Takes the quotes off a "text" in place of the ini's own copy being changed. */
static char *unquoted(const char *value)
{
	size_t n = strlen(value);

	if (n >= 2 && value[0] == '"' && value[n - 1] == '"')
		return xstrndup(value + 1, n - 2);
	return xstrdup(value);
}

/* Splits `"a" | b | c` into texts. */
static void marks_parse(const char *value, struct marks *m)
{
	char *copy = xstrdup(value), *rest = copy;

	while (rest) {
		char *bar = strstr(rest, " | ");
		if (bar)
			*bar = '\0';
		m->texts = xrealloc(m->texts, (m->n + 1) * sizeof *m->texts);
		m->texts[m->n++] = unquoted(str_trim(rest));
		rest = bar ? bar + 3 : NULL;
	}
	free(copy);
}

static void marks_release(struct marks *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->texts[i]);
	free(m->texts);
	*m = (struct marks){ 0, NULL };
}

static const char *text_or_empty(const struct ini_section *s, const char *key)
{
	const char *value = ini_get(s, key);

	return value ? value : "";
}

/* The index of the value of a key in a NULL-terminated list; the first if not declared. */
static bool choose(const struct descriptor *d, const struct ini_section *s, const char *key,
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
	return refuse(d, s, key, expected, e);
}

static bool yes_no(const struct descriptor *d, const struct ini_section *s, const char *key,
                   bool *flag, struct err *e)
{
	static const char *const words[] = { "no", "yes", NULL };
	size_t choice;
	bool ok = choose(d, s, key, words, "yes or no", &choice, e);

	*flag = choice == 1;
	return ok;
}

static bool small_count(const struct descriptor *d, const struct ini_section *s,
                        const char *key, size_t *count, struct err *e)
{
	const char *value = ini_get(s, key);
	struct number_error why;
	int64_t n = 0;

	if (value && (!money_parse(value, NULL, 1, 1, 0, &n, &why) || n < 0 || n > 1000))
		return refuse(d, s, key, "a count from 0 to 1000", e);
	*count = (size_t)n;
	return true;
}

/* One character, or the word tab. */
static bool one_char(const struct descriptor *d, const struct ini_section *s, const char *key,
                     char *c, struct err *e)
{
	const char *value = ini_get(s, key);

	if (!value)
		return true;
	char *text = unquoted(value);
	bool tab = strcmp(text, "tab") == 0, ok = tab || strlen(text) == 1;
	if (ok)
		*c = tab ? '\t' : text[0];
	free(text);
	return ok || refuse(d, s, key, "one character (quoted if it is a blank) or tab", e);
}

static bool read_source(struct descriptor *d, struct err *e)
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
	ok = choose(d, s, "kind", kinds, "flow or stock", &kind, e) && ok;
	ok = choose(d, s, "on_error", actions, "stop or reject", &action, e) && ok;
	d->stock = kind == 1;
	d->reject = action == 1;
	d->title = text_or_empty(s, "title");
	d->publisher = text_or_empty(s, "publisher");
	d->licence = text_or_empty(s, "licence");
	d->overlaps = text_or_empty(s, "overlaps");
	d->stage = text_or_empty(s, "stage");
	d->ledger = text_or_empty(s, d->stock ? "total_of" : "ledger");
	if (!d->ledger[0])
		ok = refuse(d, s, d->stock ? "total_of" : "ledger",
		            "the name of a ledger, such as us-packages", e);
	if (ini_get(s, d->stock ? "ledger" : "total_of"))
		ok = refuse(d, s, d->stock ? "ledger" : "total_of",
		            "ledger for flows, total_of for stocks", e);
	return ok;
}

static bool read_dates(struct descriptor *d, const struct ini_section *s, struct err *e)
{
	const char *declared = ini_get(s, "date");

	return (declared && date_forms_parse(declared, &d->dates)) ||
	       refuse(d, s, "date", "date forms such as YYYY-MM-DD | YYYY-MM | YYYY", e);
}

static bool read_format(struct descriptor *d, struct err *e)
{
	static const char *const encodings[] = { "utf-8", "latin1", NULL };
	const struct ini_section *s = ini_section(d->ini, "format");
	struct place at = { d->ini->path, 1, 0, NULL };
	size_t encoding;

	if (!s)
		return err_data(e, &at, "the section [format] is missing; expected at least "
		                "date = YYYY-MM-DD there");
	bool ok = ini_check_keys(d->ini, s, format_keys, e);
	ok = read_dates(d, s, e) && ok;
	ok = choose(d, s, "encoding", encodings, "utf-8 or latin1", &encoding, e) && ok;
	d->rows.csv.latin1 = encoding == 1;
	ok = one_char(d, s, "delimiter", &d->rows.csv.delimiter, e) && ok;
	ok = one_char(d, s, "decimal", &d->numbers.decimal, e) && ok;
	ok = one_char(d, s, "group", &d->numbers.group, e) && ok;
	ok = yes_no(d, s, "parentheses", &d->numbers.parentheses, e) && ok;
	ok = yes_no(d, s, "trailing_delimiter", &d->rows.csv.trailing_delimiter, e) && ok;
	ok = small_count(d, s, "preamble_lines", &d->rows.csv.preamble_lines, e) && ok;
	ok = small_count(d, s, "tag_rows", &d->rows.tag_rows, e) && ok;
	marks_parse(ini_get(s, "missing") ? ini_get(s, "missing") : "\"\"", &d->missing);
	return ok;
}

struct place descriptor_place(const struct descriptor *d, enum descriptor_field f)
{
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

static bool read_field(struct descriptor *d, const struct ini_section *s,
                       enum descriptor_field f, struct err *e)
{
	const char *name = descriptor_field_names[f];

	d->entries[f] = ini_entry(s, name);
	if (!d->entries[f])
		return !field_needed(d, f) ||
		       refuse(d, s, name, "a column of the raw file or a \"constant\"", e);
	struct place at = ini_place(d->ini, s, d->entries[f]);
	if (!expr_parse(d->entries[f]->value, &at, &d->fields[f], e))
		return false;
	bool money = f == FIELD_AMOUNT || f == FIELD_REANNOUNCED;
	return money || d->fields[f].scale_den == 1 ||
	       refuse(d, s, name, "a factor (x …) only with amount and reannounced", e);
}

static bool read_fields(struct descriptor *d, struct err *e)
{
	const struct ini_section *s = ini_section(d->ini, "fields");
	struct place at = { d->ini->path, 1, 0, NULL };
	const char *known[N_DESCRIPTOR_FIELDS + 1] = { NULL };

	if (!s)
		return err_data(e, &at, "the section [fields] is missing; expected our fields and "
		                "the columns they are made of there");
	memcpy(known, descriptor_field_names, sizeof descriptor_field_names);
	bool ok = ini_check_keys(d->ini, s, known, e);
	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++)
		ok = read_field(d, s, (enum descriptor_field)f, e) && ok;
	return ok;
}

static void add_filters(struct descriptor *d, const struct ini_section *s, bool keep)
{
	const char *prefix = keep ? where_prefix : exclude_prefix;

	for (size_t i = 0; i < s->n; i++) {
		d->filters = xrealloc(d->filters, (d->n_filters + 1) * sizeof *d->filters);
		struct filter *f = &d->filters[d->n_filters++];
		*f = (struct filter){ keep, s->name + strlen(prefix), s->entries[i].key,
		                      { 0, NULL }, SIZE_MAX, s, &s->entries[i] };
		marks_parse(s->entries[i].value, &f->values);
	}
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

/* The sections that may come in any number: maps and filters. */
static bool read_rules(struct descriptor *d, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < d->ini->n; i++) {
		const struct ini_section *s = &d->ini->sections[i];
		struct place at = ini_place(d->ini, s, NULL);
		if (strcmp(s->name, "source") == 0 || strcmp(s->name, "format") == 0 ||
		    strcmp(s->name, "fields") == 0)
			continue;
		if (starts_with(s->name, map_prefix))
			ok = add_map(d, s, e) && ok;
		else if (starts_with(s->name, where_prefix))
			add_filters(d, s, true);
		else if (starts_with(s->name, exclude_prefix))
			add_filters(d, s, false);
		else
			ok = err_data(e, &at, "found the section [%s]; expected [source], [format], "
			              "[fields], [map FIELD], [where REASON] or [exclude REASON]",
			              s->name);
	}
	return ok;
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
		str_printf(&s, "%s.csv", d->name);
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
	d->data_path = data_path(d, path);
	bool ok = read_source(d, e);
	ok = read_format(d, e) && ok;
	ok = read_fields(d, e) && ok;
	ok = read_rules(d, e) && ok;
	if (ok)
		return d;
	descriptor_free(d);
	return NULL;
}

void descriptor_free(struct descriptor *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < N_DESCRIPTOR_FIELDS; i++)
		expr_release(&d->fields[i]);
	for (size_t i = 0; i < d->n_filters; i++)
		marks_release(&d->filters[i].values);
	free(d->filters);
	marks_release(&d->missing);
	free(d->name);
	free(d->data_path);
	ini_free(d->ini);
	free(d);
}

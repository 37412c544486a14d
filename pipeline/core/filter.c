#include "aid/filter.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/wordmap.h"
#include "aid/xmem.h"

/* Longer signs before those they begin with. */
static const char *const signs[] = { ">=", "<=", ">", "<", NULL };

static const char *sign_of(const char *value)
{
	for (size_t i = 0; signs[i]; i++)
		if (strncmp(value, signs[i], strlen(signs[i])) == 0)
			return signs[i];
	return NULL;
}

static bool read_comparison(struct filter *f, const struct ini *ini, struct err *e)
{
	struct place at = ini_place(ini, f->section, f->entry);
	struct number_error why;
	int order;

	f->bound = f->entry->value + strlen(f->sign);
	while (*f->bound == ' ')
		f->bound++;
	return money_compare(f->bound, NULL, "0", &order, &why) ||
	       err_data(e, &at, "found \"%s = %s\"; expected a plain number after %s, such as %s 0; or put a "
	                "word that begins so in quotes: \"%s\"", f->entry->key, f->entry->value,
	                f->sign, f->sign, f->entry->value);
}

bool filters_add(struct filters *to, bool keep, const char *reason, const char *column,
                 const struct ini *ini, const struct ini_section *s, const struct ini_entry *entry,
                 struct err *e)
{
	to->items = xrealloc(to->items, (to->n + 1) * sizeof *to->items);
	struct filter *f = &to->items[to->n++];

	*f = (struct filter){ .keep = keep, .reason = reason, .column_name = column,
	                      .sign = sign_of(entry->value), .column = SIZE_MAX, .section = s,
	                      .entry = entry };
	if (f->sign)
		return read_comparison(f, ini, e);
	marks_parse(entry->value, &f->values);
	return true;
}

void filters_release(struct filters *f)
{
	for (size_t i = 0; i < f->n; i++)
		marks_release(&f->items[i].values);
	free(f->items);
}

static bool is_word(const struct marks *words, const char *text)
{
	const char *any;
	size_t len;

	for (size_t i = 0; i < words->n; i++)
		if (wordmap_match(words->texts[i], text, &any, &len))
			return true;
	return false;
}

/* Whether `order`, of the number to the bound, is what the sign says. */
static bool holds(const char *sign, int order)
{
	if (order == 0)
		return sign[1] == '=';
	return (order > 0) == (sign[0] == '>');
}

enum filter_answer filter_ask(const struct filter *f, const char *text,
                              const struct number_format *numbers, const struct marks *missing,
                              struct number_error *why)
{
	int order;

	if (!f->sign)
		return is_word(&f->values, text) ? FILTER_YES : FILTER_NO;
	if (f->column == SIZE_MAX || marks_has(missing, text))
		return FILTER_NO;
	if (!money_compare(text, numbers, f->bound, &order, why))
		return FILTER_NO_NUMBER;
	return holds(f->sign, order) ? FILTER_YES : FILTER_NO;
}

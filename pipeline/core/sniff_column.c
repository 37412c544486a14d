#include "aid/sniff_column.h"

#include <stdlib.h>
#include <string.h>

#include "aid/strpool.h"
#include "aid/xmem.h"

const struct number_format sniff_numbers[SNIFF_NUMBERS] = {
	{ '.', 0, false }, { '.', ',', false }, { ',', 0, false }, { ',', '.', false },
	{ ',', ' ', false }, { '.', ',', true },
};

void sniff_column_init(struct sniff_column *c, const char *name)
{
	*c = (struct sniff_column){ .name = xstrdup(name), .pool = strpool_new() };
}

void sniff_column_release(struct sniff_column *c)
{
	free(c->name);
	strpool_free(c->pool);
}

static void add_dates(struct sniff_column *c, const struct date_forms *f, const char *cell)
{
	uint32_t forms = 0;
	size_t at = 0;

	for (size_t i = 0; i < f->n; i++) {
		struct date_forms one = { 1, { { 0 } } };
		struct date d;
		memcpy(one.form[0], f->form[i], sizeof one.form[0]);
		forms |= (uint32_t)date_parse(cell, &one, &d) << i;
	}
	while (at < c->n_dates && c->dates[at].forms != forms)
		at++;
	if (forms == 0 || at == sizeof c->dates / sizeof *c->dates)
		return;
	if (at == c->n_dates)
		c->dates[c->n_dates++] = (struct sniff_dates){ forms, 0 };
	c->dates[at].n++;
}

static void add_numbers(struct sniff_column *c, const char *cell)
{
	struct number_error why;
	int64_t whole, fine;

	for (size_t i = 0; i < SNIFF_NUMBERS; i++) {
		if (!money_parse(cell, &sniff_numbers[i], 1, 1, 0, &whole, &why))
			continue;
		c->numbers[i]++;
		if (i == 0 && money_parse(cell, &sniff_numbers[i], 1, 1, 2, &fine, &why))
			c->n_fractions += fine != whole * 100;
	}
}

static bool is_currency(const struct currencies *c, const char *word)
{
	return strlen(word) == 3 && currencies_decimals(c, word) >= 0;
}

static void add_word(struct sniff_column *c, const struct sniff_context *x, const char *cell)
{
	if (strpool_has(c->pool, cell, strlen(cell)))
		return;
	c->n_distinct++;
	const char *word = strpool_text(c->pool, cell);
	if (c->n_words == SNIFF_WORDS)
		return;
	c->words[c->n_words++] = word;
	c->n_known += countries_find(x->countries, word) != NULL;
	c->n_alpha2 += countries_alpha2(x->countries, word) != NULL;
	c->n_currencies += is_currency(x->currencies, word);
	c->n_addresses += strncmp(word, "http", 4) == 0;
}

void sniff_column_add(struct sniff_column *c, const struct sniff_context *x, const char *cell)
{
	const struct marks *missing = &x->hints->missing;

	c->n_cells++;
	for (size_t i = 0; i < missing->n && i < 64; i++) {
		if (strcmp(missing->texts[i], cell) == 0) {
			c->missing |= (uint64_t)1 << i;
			return;
		}
	}
	c->n_filled++;
	add_dates(c, &x->hints->dates, cell);
	add_numbers(c, cell);
	add_word(c, x, cell);
}

/* How many cells a form fits that none of `taken` does. */
static size_t adds(const struct sniff_column *c, size_t form, uint32_t taken)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_dates; i++)
		if ((c->dates[i].forms >> form & 1) && !(c->dates[i].forms & taken))
			n += c->dates[i].n;
	return n;
}

size_t sniff_column_forms(const struct sniff_column *c, size_t forms[DATE_FORMS_MAX], size_t *n_forms)
{
	uint32_t taken = 0;
	size_t fitted = 0, most;

	*n_forms = 0;
	do {
		size_t best = 0;
		most = 0;
		for (size_t i = 0; i < DATE_FORMS_MAX; i++) {
			size_t n = adds(c, i, taken);
			if (n > most) {
				most = n;
				best = i;
			}
		}
		if (most > 0)
			forms[(*n_forms)++] = best;
		taken |= (uint32_t)1 << best;
		fitted += most;
	} while (most > 0 && *n_forms < DATE_FORMS_MAX);
	return fitted;
}

bool sniff_column_is_open(const struct sniff_column *c, size_t form, size_t other)
{
	return form != other && adds(c, form, 0) > 0 && adds(c, other, 0) == adds(c, form, 0) &&
	       adds(c, other, (uint32_t)1 << form) == 0;
}

size_t sniff_column_number(const struct sniff_column *c, size_t *n)
{
	size_t best = 0;

	for (size_t i = 1; i < SNIFF_NUMBERS; i++)
		if (c->numbers[i] > c->numbers[best])
			best = i;
	*n = c->numbers[best];
	return best;
}

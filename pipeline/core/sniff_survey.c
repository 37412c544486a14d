/* sniff_survey: the columns of an unknown file as they look, in comments under the proposal. */
#include "aid/sniff_print.h"

#include <string.h>

void sniff_print_text(const char *text, struct str *out)
{
	enum { LONGEST = 32 };
	size_t n = 0;

	for (const char *p = text; *p; p++) {
		unsigned char c = (unsigned char)*p;
		/* A letter of several bytes is not cut. */
		if (n >= LONGEST && (c & 0xC0) != 0x80) {
			str_add(out, "…");
			return;
		}
		str_add_char(out, c < ' ' || c == 0x7F ? ' ' : (char)c);
		n++;
	}
}

static size_t share(size_t part, size_t whole)
{
	return whole > 0 ? 100 * part / whole : 0;
}

/* What most of the cells are, as far as that can be said. */
static void add_look(const struct sniff_column *c, const struct sniff_hints *h, struct str *out)
{
	size_t forms[DATE_FORMS_MAX], n, dates = sniff_column_forms(c, forms, &n), numbers;
	bool is_date = n > 0 && share(dates, c->n_filled) >= 80;

	sniff_column_number(c, &numbers);
	if (is_date)
		str_printf(out, ", dates %s", h->dates.form[forms[0]]);
	if (c->n_filled > 0 && share(numbers, c->n_filled) >= 80)
		str_printf(out, ", numbers%s", c->n_fractions > 0 ? " with decimals" : "");
	if (c->n_words > 0 && share(c->n_known, c->n_words) >= 50)
		str_printf(out, ", %zu %% known names", share(c->n_known, c->n_words));
	if (c->n_words > 0 && c->n_currencies == c->n_words)
		str_add(out, ", currencies");
	if (c->n_words > 0 && c->n_addresses == c->n_words)
		str_add(out, ", addresses");
	if (!sniff_guess_can_name(c))
		str_add(out, ", whose name a descriptor cannot hold: rename it");
}

static void add_examples(const struct sniff_column *c, struct str *out)
{
	enum { EXAMPLES = 3 };

	for (size_t i = 0; i < c->n_words && i < EXAMPLES; i++) {
		str_add(out, i == 0 ? "; such as " : " / ");
		sniff_print_text(c->words[i], out);
	}
}

void sniff_print_survey(const struct sniff_table *t, const struct sniff_hints *h, struct str *out)
{
	str_printf(out, "\n; The columns, as %s %zu rows show them:\n", t->all_rows ? "all" : "the first", t->n_rows);
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct sniff_column *c = &t->columns[i];
		str_printf(out, "; %zu \"", i + 1);
		sniff_print_text(c->name, out);
		str_printf(out, "\": ");
		if (c->n_filled == 0)
			str_add(out, "empty");
		else
			str_printf(out, "%zu filled, %zu different", c->n_filled, c->n_distinct);
		add_look(c, h, out);
		add_examples(c, out);
		str_add(out, "\n");
	}
}

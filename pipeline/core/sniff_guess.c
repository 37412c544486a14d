#include "aid/sniff_guess.h"

#include <string.h>

/* How much speaks for a column, in points; 0 or less: nothing. They only order the columns. */
typedef int (*score_fn)(const struct sniff_table *t, const struct sniff_hints *h,
                        const struct sniff_column *c);

bool sniff_guess_can_name(const struct sniff_column *c)
{
	enum { LONGEST = 100 };

	if (c->name[0] == ';' || strlen(c->name) > LONGEST || strstr(c->name, " ;"))
		return false;
	for (const char *p = c->name; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7F)
			return false;
	return true;
}

static int percent(size_t part, size_t whole)
{
	return whole > 0 ? (int)(100 * part / whole) : 0;
}

static bool is_numbers(const struct sniff_column *c)
{
	size_t n;

	sniff_column_number(c, &n);
	return c->n_filled > 0 && percent(n, c->n_filled) >= 80;
}

/* Digits alone are a date only where the name says so: 2022 may be 2,022 tons. */
static bool is_bare(const char *form)
{
	return strcmp(form, "YYYY") == 0 || strcmp(form, "YYYYMMDD") == 0;
}

static int score_date(const struct sniff_table *t, const struct sniff_hints *h,
                      const struct sniff_column *c)
{
	size_t forms[DATE_FORMS_MAX], n, fitted = sniff_column_forms(c, forms, &n);
	int year = sniff_hints_weigh(h, "year", c->name);
	int weight = sniff_hints_weigh(h, "date", c->name) + (year > 0);

	if (n == 0 || percent(fitted, c->n_filled) < 80)
		return 0;
	const char *form = h->dates.form[forms[0]];
	if (is_bare(form) && weight <= 0 && !t->layout.wide)
		return 0;
	return 100 + 40 * weight + (strchr(form, 'D') ? 30 : 0) + percent(c->n_filled, c->n_cells) / 2;
}

static int score_amount(const struct sniff_table *t, const struct sniff_hints *h,
                        const struct sniff_column *c)
{
	(void)t;
	if (!is_numbers(c))
		return 0;
	return 15 + 30 * sniff_hints_weigh(h, "amount", c->name) + (c->n_fractions > 0 ? 20 : 0) +
	       percent(c->n_filled, c->n_cells) / 5;
}

static int score_currency(const struct sniff_table *t, const struct sniff_hints *h,
                          const struct sniff_column *c)
{
	(void)t, (void)h;
	return c->n_words > 0 && c->n_currencies == c->n_words ? percent(c->n_filled, c->n_cells) : 0;
}

/* Names that countries.csv knows, or a name of the column that says so. */
static int score_side(const struct sniff_hints *h, const struct sniff_column *c, const char *side)
{
	int weight = sniff_hints_weigh(h, side, c->name), known = percent(c->n_known, c->n_words);
	int alpha2 = percent(c->n_alpha2, c->n_words);

	known = alpha2 > known ? alpha2 : known;
	if (c->n_words == 0 || is_numbers(c) || (known < 50 && weight <= 0))
		return 0;
	return known + 60 * weight + percent(c->n_filled, c->n_cells) / 10;
}

static int score_donor(const struct sniff_table *t, const struct sniff_hints *h,
                       const struct sniff_column *c)
{
	(void)t;
	return score_side(h, c, "donor");
}

static int score_recipient(const struct sniff_table *t, const struct sniff_hints *h,
                           const struct sniff_column *c)
{
	(void)t;
	if (percent(c->n_known, c->n_words) < 50 && percent(c->n_alpha2, c->n_words) < 50)
		return 0;
	return score_side(h, c, "recipient");
}

size_t sniff_guess_mapped(const struct sniff_column *c, const struct sniff_hints *h,
                          const char *field)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_words; i++)
		n += sniff_hints_word(h, field, c->words[i]) != NULL;
	return n;
}

/* A few words, most of which the hints translate. */
static int score_words(const struct sniff_hints *h, const struct sniff_column *c, const char *field)
{
	enum { FEW = 12 };
	int mapped = percent(sniff_guess_mapped(c, h, field), c->n_words);

	return c->n_distinct > FEW || mapped < 50 ? 0 : mapped + percent(c->n_filled, c->n_cells);
}

static int score_aid_type(const struct sniff_table *t, const struct sniff_hints *h,
                          const struct sniff_column *c)
{
	(void)t;
	return score_words(h, c, "aid_type");
}

static int score_stage(const struct sniff_table *t, const struct sniff_hints *h,
                       const struct sniff_column *c)
{
	(void)t;
	return score_words(h, c, "stage");
}

static int score_id(const struct sniff_table *t, const struct sniff_hints *h,
                    const struct sniff_column *c)
{
	(void)t;
	return c->n_cells > 1 && c->n_distinct == c->n_cells ? sniff_hints_weigh(h, "id", c->name) : 0;
}

static int score_address(const struct sniff_table *t, const struct sniff_hints *h,
                         const struct sniff_column *c)
{
	(void)t, (void)h;
	return c->n_addresses > 0 && c->n_addresses == c->n_words ? 1 : 0;
}

static int score_programme(const struct sniff_table *t, const struct sniff_hints *h,
                           const struct sniff_column *c)
{
	(void)t;
	return c->n_words > 0 && !is_numbers(c) ? sniff_hints_weigh(h, "programme", c->name) : 0;
}

/* In this order: what an earlier field took is not looked at again. */
static const struct { enum descriptor_field field; score_fn score; } scores[] = {
	{ FIELD_DATE, score_date }, { FIELD_AMOUNT, score_amount }, { FIELD_CURRENCY, score_currency },
	{ FIELD_DONOR, score_donor }, { FIELD_RECIPIENT, score_recipient },
	{ FIELD_AID_TYPE, score_aid_type }, { FIELD_STAGE, score_stage }, { FIELD_ID, score_id },
	{ FIELD_SOURCE_URL, score_address }, { FIELD_PROGRAMME, score_programme },
};

static bool is_taken(const struct sniff_guess *g, int column)
{
	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++)
		if (g->field[f] == column)
			return true;
	return false;
}

static int best_column(const struct sniff_table *t, const struct sniff_hints *h,
                       const struct sniff_guess *g, score_fn score)
{
	int best = SNIFF_NONE, most = 0;

	for (size_t i = 0; i < t->n_columns; i++) {
		int points = is_taken(g, (int)i) || !sniff_guess_can_name(&t->columns[i])
		             ? 0 : score(t, h, &t->columns[i]);
		if (points > most) {
			most = points;
			best = (int)i;
		}
	}
	return best;
}

/* The period and the cell of a wide file, which the reader names itself. */
static int named(const struct sniff_table *t, const char *name)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return (int)i;
	return SNIFF_NONE;
}

static bool is_months(const struct sniff_column *c)
{
	for (size_t i = 0; i < c->n_words; i++)
		if (strspn(c->words[i], "0123456789") != strlen(c->words[i]) ||
		    strlen(c->words[i]) > 2)
			return false;
	return c->n_words > 0 && c->n_distinct <= 12;
}

/* A column of years may have one of months beside it, or mean fiscal years. */
static void look_beside_years(const struct sniff_table *t, const struct sniff_hints *h,
                              struct sniff_guess *g)
{
	const struct sniff_column *date = &t->columns[g->field[FIELD_DATE]];
	size_t forms[DATE_FORMS_MAX], n;

	sniff_column_forms(date, forms, &n);
	if (t->layout.wide || n != 1 || strcmp(h->dates.form[forms[0]], "YYYY") != 0)
		return;
	g->fiscal = sniff_hints_weigh(h, "fiscal", date->name) > 0;
	for (size_t i = 0; !g->fiscal && g->month == SNIFF_NONE && i < t->n_columns; i++)
		if (sniff_hints_weigh(h, "month", t->columns[i].name) > 0 && is_months(&t->columns[i]))
			g->month = (int)i;
}

/* What the name of the amount says of it. */
static void read_amount(const struct sniff_table *t, const struct sniff_hints *h,
                        struct sniff_guess *g)
{
	const struct sniff_column *amount = &t->columns[g->field[FIELD_AMOUNT]];
	size_t n;

	g->number = sniff_column_number(amount, &n);
	g->scale = sniff_hints_of_name(h, "scales", amount->name);
	g->currency = sniff_hints_of_name(h, "currencies", amount->name);
	if (g->currency)
		g->field[FIELD_CURRENCY] = SNIFF_NONE;
}

/* Columns of money whose names are words of a field, each word once: two at least. */
static void find_records(const struct sniff_table *t, const struct sniff_hints *h,
                         enum descriptor_field field, struct sniff_guess *g)
{
	size_t n = 0, most = sizeof g->record / sizeof *g->record;

	for (size_t i = 0; i < t->n_columns && n < most; i++) {
		const struct sniff_column *c = &t->columns[i];
		const char *word = sniff_hints_word(h, descriptor_field_names[field], c->name);
		bool again = false;
		for (size_t k = 0; word && k < n; k++)
			again = again || strcmp(g->record[k].word, word) == 0;
		if (word && !again && is_numbers(c) && sniff_guess_can_name(c) &&
		    sniff_hints_weigh(h, "amount", c->name) >= 0)
			g->record[n++] = (struct sniff_record){ (int)i, word };
	}
	g->records = field;
	g->n_records = n > 1 ? n : 0;
}

struct sniff_guess sniff_guess_make(const struct sniff_table *t, const struct sniff_hints *h)
{
	struct sniff_guess g = { .month = SNIFF_NONE };

	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++)
		g.field[f] = SNIFF_NONE;
	if (t->layout.wide) {
		g.field[FIELD_DATE] = named(t, "(column)");
		g.field[FIELD_AMOUNT] = named(t, "(value)");
	}
	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
		if (g.field[scores[i].field] == SNIFF_NONE)
			g.field[scores[i].field] = best_column(t, h, &g, scores[i].score);
	if (g.field[FIELD_DATE] != SNIFF_NONE)
		look_beside_years(t, h, &g);
	if (g.field[FIELD_AMOUNT] != SNIFF_NONE)
		read_amount(t, h, &g);
	if (g.field[FIELD_AID_TYPE] == SNIFF_NONE)
		find_records(t, h, FIELD_AID_TYPE, &g);
	if (g.n_records == 0 && g.field[FIELD_STAGE] == SNIFF_NONE)
		find_records(t, h, FIELD_STAGE, &g);
	if (g.n_records == 0)
		g.records = N_DESCRIPTOR_FIELDS;
	int donor = g.field[FIELD_DONOR], recipient = g.field[FIELD_RECIPIENT];
	g.sides_open = donor != SNIFF_NONE && sniff_hints_weigh(h, "donor", t->columns[donor].name) <= 0;
	/* Of one side only, or of the same countries in another column: nothing tells which is which. */
	if (recipient != SNIFF_NONE && sniff_hints_weigh(h, "recipient", t->columns[recipient].name) <= 0 &&
	    g.sides_open)
		g.field[FIELD_RECIPIENT] = SNIFF_NONE;
	return g;
}

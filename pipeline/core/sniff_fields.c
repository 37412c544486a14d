/* sniff_fields: [columns], [fields], maps and records of a proposed descriptor. */
#include "aid/sniff_print.h"

#include <stdlib.h>
#include <string.h>

#include "aid/fold.h"

/* True if no other column has that name, read as a descriptor reads it, and it is no expression. */
static bool stands_alone(const struct sniff_table *t, size_t column)
{
	static const char *const signs[] = { " + ", " | ", " x ", NULL };
	const char *name = t->columns[column].name;
	char *folded = fold_text(name);
	bool alone = folded[0] != '\0' && name[0] != '"';

	for (size_t i = 0; signs[i]; i++)
		alone = alone && !strstr(name, signs[i]);
	for (size_t i = 0; alone && i < t->n_columns; i++) {
		char *other = fold_text(t->columns[i].name);
		alone = i == column || strcmp(folded, other) != 0;
		free(other);
	}
	free(folded);
	return alone;
}

/* How a field names the column: by its name, or by one of our own from [columns]. */
static void put_column(const struct sniff_printing *p, int column, struct str *s)
{
	if (stands_alone(p->t, (size_t)column))
		str_add(s, p->t->columns[column].name);
	else
		str_printf(s, "column_%d", column + 1);
}

static void print_columns(struct sniff_printing *p)
{
	bool begun = false;

	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++) {
		int c = p->g->field[f];
		if (c == SNIFF_NONE || stands_alone(p->t, (size_t)c))
			continue;
		if (!begun)
			str_add(p->out, "\n[columns]\n");
		begun = true;
		sniff_guess_line(p, "column_%d = #%d \"%s\"", c + 1, c + 1, p->t->columns[c].name);
	}
}

static void print_date_field(struct sniff_printing *p, struct str *name)
{
	struct str month = STR_INIT;

	if (p->g->month != SNIFF_NONE) {
		put_column(p, p->g->month, &month);
		sniff_guess_line(p, "date = %s + \"-\" + %s", str_text(name), str_text(&month));
	} else if (p->g->fiscal) {
		sniff_guess_line(p, "date = \"FY\" + %s", str_text(name));
		sniff_say(p, "A US fiscal year begins in October of the year before; of another country, it is no FYYYYY.");
	} else {
		sniff_guess_line(p, "date = %s", str_text(name));
	}
	str_release(&month);
}

/* How many of the names are known, and which of the others are near to which. */
static void say_known(struct sniff_printing *p, const struct sniff_column *c)
{
	enum { SHOWN = 5 };
	bool codes = c->n_alpha2 > c->n_known;
	size_t known = codes ? c->n_alpha2 : c->n_known, shown = 0;

	sniff_say(p, "%zu of %zu %s are known in countries.csv (%zu %%).", known, c->n_words,
	    codes ? "ISO alpha-2 codes" : "names", 100 * known / c->n_words);
	for (size_t i = 0; !codes && i < c->n_words && shown < SHOWN; i++) {
		struct str line = STR_INIT, nearest = STR_INIT;
		if (!countries_find(p->x->countries, c->words[i])) {
			sniff_print_text(c->words[i], &line);
			countries_nearest(p->x->countries, c->words[i], &nearest);
			sniff_say(p, "Unknown: %s%s%s", str_text(&line), nearest.len > 0 ? "; nearest are " : "", str_text(&nearest));
			shown++;
		}
		str_release(&line);
		str_release(&nearest);
	}
}

static void print_side(struct sniff_printing *p, enum descriptor_field f, const struct str *name)
{
	const struct sniff_column *c = &p->t->columns[p->g->field[f]];

	sniff_guess_line(p, "%s = %s", descriptor_field_names[f], str_text(name));
	say_known(p, c);
	if (f == FIELD_DONOR && p->g->sides_open)
		sniff_say(p, "Its name does not tell whether these give or receive.");
	if (c->n_alpha2 > c->n_known)
		sniff_say(p, "In [format] then: alpha2 = %s", descriptor_field_names[f]);
}

static void print_scaled(struct sniff_printing *p, const struct str *name)
{
	sniff_guess_line(p, "amount = %s%s%s", str_text(name), p->g->scale ? " x " : "",
	                 p->g->scale ? p->g->scale : "");
}

static void print_amount(struct sniff_printing *p, const struct str *name)
{
	const struct sniff_column *c = &p->t->columns[p->g->field[FIELD_AMOUNT]];
	size_t numbers;

	print_scaled(p, name);
	sniff_column_number(c, &numbers);
	if (numbers < c->n_filled)
		sniff_say(p, "%zu of %zu cells are no such numbers.", c->n_filled - numbers, c->n_filled);
	if (!p->g->scale)
		sniff_say(p, "Nothing says thousands or millions: if so, amount = … x 1000000");
}

static void print_currency(struct sniff_printing *p, const struct str *name)
{
	if (p->g->field[FIELD_CURRENCY] != SNIFF_NONE)
		sniff_guess_line(p, "currency = %s", str_text(name));
	else if (p->g->currency)
		sniff_guess_line(p, "currency = \"%s\"", p->g->currency);
	else {
		sniff_say(p, "currency = a column, or a \"code\": nothing in the file tells it");
		sniff_by_hand(p, "currency");
	}
}

/* What must be written where the file does not tell. */
static void print_absent(struct sniff_printing *p, enum descriptor_field f)
{
	static const char *const absent[N_DESCRIPTOR_FIELDS] = {
		[FIELD_DATE] = "the column of the dates", [FIELD_DONOR] = "a column, or a \"name\"",
		[FIELD_AMOUNT] = "the column of the money",
	};

	if (f == FIELD_AID_TYPE)
		sniff_guess_line(p, "aid_type = \"mixed\"");
	else if (f == FIELD_QUALIFIER)
		sniff_guess_line(p, "qualifier = \"exact\"");
	else if (f == FIELD_CURRENCY)
		print_currency(p, NULL);
	else if (absent[f]) {
		sniff_say(p, "%s = %s", descriptor_field_names[f], absent[f]);
		sniff_by_hand(p, descriptor_field_names[f]);
	}
}

static void print_field(struct sniff_printing *p, enum descriptor_field f)
{
	struct str name = STR_INIT;

	if (p->g->field[f] == SNIFF_NONE) {
		print_absent(p, f);
		return;
	}
	put_column(p, p->g->field[f], &name);
	if (f == FIELD_DATE)
		print_date_field(p, &name);
	else if (f == FIELD_DONOR || f == FIELD_RECIPIENT)
		print_side(p, f, &name);
	else if (f == FIELD_AMOUNT)
		print_amount(p, &name);
	else
		sniff_guess_line(p, "%s = %s", descriptor_field_names[f], str_text(&name));
	str_release(&name);
}

/* A word as the key of a map: signs that an ini file reads otherwise, and blanks at its ends, stand
 * for themselves as *. */
static void put_key(const char *word, struct str *key)
{
	for (const char *p = word; *p; p++) {
		bool end = p == word || !p[1];
		bool plain = (unsigned char)*p >= ' ' && !strchr("=:;#[]\"", *p) && !(end && *p == ' ');
		if (plain)
			str_add_char(key, *p);
		else if (key->len == 0 || key->text[key->len - 1] != '*')
			str_add_char(key, '*');
	}
}

static void print_map(struct sniff_printing *p, enum descriptor_field f, const char *otherwise)
{
	enum { SHOWN = 12 };
	const char *field = descriptor_field_names[f];
	int column = p->g->field[f];

	if (column == SNIFF_NONE)
		return;
	str_printf(p->out, "\n[map %s]\n", field);
	const struct sniff_column *c = &p->t->columns[column];
	for (size_t i = 0; i < c->n_words && i < SHOWN; i++) {
		const char *ours = sniff_hints_word(p->x->hints, field, c->words[i]);
		struct str key = STR_INIT;
		put_key(c->words[i], &key);
		if (ours || otherwise)
			sniff_guess_line(p, "%s = %s", str_text(&key), ours ? ours : otherwise);
		else
			sniff_say(p, "%s = which?", str_text(&key));
		str_release(&key);
	}
	if (!otherwise && sniff_guess_mapped(c, p->x->hints, field) < c->n_words)
		sniff_by_hand(p, "the stages that are not known, or an [exclude …] for them");
}

/* Columns of money side by side whose names are words of a field: a record of each. */
static void print_records(struct sniff_printing *p)
{
	for (size_t i = 0; i < p->g->n_records; i++) {
		const char *field = descriptor_field_names[p->g->records];
		struct str name = STR_INIT;
		put_column(p, p->g->record[i].column, &name);
		str_add(p->out, "\n");
		sniff_guess_line(p, "[record %s]", p->g->record[i].word);
		print_scaled(p, &name);
		sniff_guess_line(p, "%s = \"%s\"", field, p->g->record[i].word);
		str_release(&name);
	}
	if (p->g->n_records > 0)
		sniff_say(p, "Each of these is a record of its own, in the place of the amount of [fields].");
}

void sniff_print_fields(struct sniff_printing *p)
{
	print_columns(p);
	str_add(p->out, "\n[fields]\n");
	for (size_t f = 0; f < N_DESCRIPTOR_FIELDS; f++)
		print_field(p, (enum descriptor_field)f);
	print_map(p, FIELD_AID_TYPE, "mixed");
	print_map(p, FIELD_STAGE, NULL);
	print_records(p);
}

#include "aid/waterfall.h"

#include <stdlib.h>
#include <string.h>

#include "aid/definitions.h"
#include "aid/schema.h"
#include "aid/xmem.h"

enum { CENTS = 2 };

enum kind { TOTAL, MORE, LESS, BOUND, STATED, N_KINDS, GAP = N_KINDS };
static const char *const kinds[] = { "total", "more", "less", "bound", "stated", "gap" };

/* "KIND | PHRASE | LABEL" of the descriptor's line, split. */
struct step {
	enum kind kind;
	char *phrase, *label;
	struct place at;
};

/* What a phrase comes to: a sum of flows, a flow, or a stated total with its bounds. */
struct amount {
	int64_t cents, low, high;
	struct str evidence;
};

static bool find_record(const struct view_request *r, const char *id, struct amount *out)
{
	const struct book *b = r->v->book;

	for (size_t i = 0; i < b->n_flows; i++)
		if (strcmp(b->flows[i].record_id, id) == 0 && b->flows[i].amount_usd.known) {
			out->cents = out->low = out->high = b->flows[i].amount_usd.minor;
			str_printf(&out->evidence, "flows record_id=%s", id);
			return true;
		}
	for (size_t i = 0; i < b->n_stocks; i++)
		if (strcmp(b->stocks[i].record_id, id) == 0 && b->stocks[i].total_usd.known) {
			out->cents = b->stocks[i].total_usd.minor;
			str_printf(&out->evidence, "stocks record_id=%s", id);
			out->low = b->stocks[i].low_usd.minor;
			out->high = b->stocks[i].high_usd.minor;
			return true;
		}
	return false;
}

static bool find_sum(const struct view_request *r, const char *phrase, struct amount *out,
                     struct str *why)
{
	struct reading reading;

	if (!reading_parse(phrase, r->v, &reading, why) || !reading_resolve(&reading, r->v, why))
		return false;
	struct selection s = reading_selection(&reading, &reading.subject, r->v);
	struct book_sum sum = book_sum(r->v->book, &s);
	out->cents = out->low = out->high = reading_value(&sum, reading.counting);
	definitions_evidence(&s, reading.counting, &sum, &out->evidence);
	if (sum.overflow)
		str_add(why, "found a sum that does not fit 64 bits of cents");
	return !sum.overflow;
}

static bool find_term(const struct view_request *r, const char *term, struct amount *out,
                      struct str *why)
{
	if (strncmp(term, "record ", 7) != 0)
		return find_sum(r, term, out, why);
	if (find_record(r, term + 7, out))
		return true;
	str_printf(why, "found no record \"%s\"; expected one of flows.csv or stocks.csv", term + 7);
	return false;
}

/* The first of " + " and " - " in the text, or NULL. */
static char *next_sign(char *text)
{
	char *plus = strstr(text, " + "), *minus = strstr(text, " - ");

	return !plus || (minus && minus < plus) ? minus : plus;
}

static bool find_amount(const struct view_request *r, const struct step *s, struct amount *out,
                        struct err *e)
{
	char *copy = xstrdup(s->phrase);
	struct str why = STR_INIT;
	bool ok = true, minus = false;

	for (char *term = copy; ok && term;) {
		char *sign = next_sign(term);
		bool next_minus = sign && sign[1] == '-';
		struct amount a = { 0, 0, 0, STR_INIT };
		if (sign)
			*sign = '\0';
		ok = find_term(r, term, &a, &why);
		out->cents += minus ? -a.cents : a.cents;
		out->low += minus ? -a.high : a.low;
		out->high += minus ? -a.low : a.high;
		str_printf(&out->evidence, "%s%s", out->evidence.len == 0 ? "" : minus ? " less " : " and ",
		           str_text(&a.evidence));
		str_release(&a.evidence);
		term = sign ? sign + 3 : NULL;
		minus = next_minus;
	}
	if (!ok)
		views_note_no_data(r, str_text(&why), e);
	str_release(&why);
	free(copy);
	return ok;
}

static bool split(const struct view_request *r, const struct ini_entry *entry, struct step *s,
                  struct err *e)
{
	const char *first = strstr(entry->value, " | ");
	const char *second = first ? strstr(first + 3, " | ") : NULL;

	*s = (struct step){ .kind = N_KINDS, .at = ini_place(r->ini, r->section, entry) };
	for (size_t i = 0; second && i < N_KINDS; i++)
		if (strncmp(entry->value, kinds[i], strlen(kinds[i])) == 0 &&
		    strlen(kinds[i]) == (size_t)(first - entry->value))
			s->kind = (enum kind)i;
	if (s->kind == N_KINDS)
		return err_data(e, &s->at, "found \"%s\"; expected total, more, less, bound or stated, "
		                "then | PHRASE | LABEL", entry->value);
	s->phrase = xstrndup(first + 3, (size_t)(second - first - 3));
	s->label = xstrdup(second + 3);
	return true;
}

static void put_row(struct grid *g, size_t number, const struct step *s, int64_t from, int64_t to,
                    const struct amount *a)
{
	bool bound = s->kind == BOUND;

	grid_count(g, number);
	grid_text(g, s->label);
	grid_text(g, kinds[s->kind]);
	grid_number(g, from, CENTS, true);
	grid_number(g, to, CENTS, true);
	grid_number(g, a->cents, CENTS, true);
	grid_number(g, bound ? 0 : a->low, CENTS, true);
	grid_number(g, a->high, CENTS, true);
	grid_text(g, str_text(&a->evidence));
}

/* *level: where the steps before have come to. Where they miss a total, the gap is shown. */
static bool take_step(const struct view_request *r, const struct step *s, int64_t *level,
                      struct grid *g, struct err *e)
{
	static const struct step gap = { .kind = GAP, .label = (char *)"Not accounted for by these steps" };
	struct amount a = { 0, 0, 0, STR_INIT };
	bool level_kind = s->kind == TOTAL || s->kind == STATED;
	bool ok = find_amount(r, s, &a, e);

	if (ok && s->kind == TOTAL && grid_rows(g) > 0 && *level != a.cents) {
		int64_t missing = a.cents - *level;
		struct amount left = { missing, missing, missing, STR_INIT };
		put_row(g, grid_rows(g) + 1, &gap, *level, a.cents, &left);
	}
	if (ok) {
		int64_t from = level_kind ? 0 : *level;
		int64_t to = from + (level_kind || s->kind == MORE ? a.cents : -a.cents);
		put_row(g, grid_rows(g) + 1, s, from, to, &a);
		*level = to;
	}
	str_release(&a.evidence);
	return ok;
}

static bool is_step(const struct view_request *r, const struct ini_entry *entry, struct err *e)
{
	struct place at = ini_place(r->ini, r->section, entry);

	return strncmp(entry->key, "step ", 5) == 0 ||
	       err_data(e, &at, "found the key \"%s\"; expected title, shape or step N", entry->key);
}

static bool is_heading(const char *key)
{
	return strcmp(key, "title") == 0 || strcmp(key, "shape") == 0;
}

struct grid *waterfall_make(const struct view_request *r, struct err *e)
{
	struct grid *g = grid_new(&schema_waterfall);
	int64_t level = 0;
	bool ok = true, has_data = true;

	for (size_t i = 0; i < r->section->n; i++) {
		struct step s = { .kind = N_KINDS };
		const struct ini_entry *entry = &r->section->entries[i];
		if (is_heading(entry->key))
			continue;
		bool good = is_step(r, entry, e) && split(r, entry, &s, e);
		has_data = has_data && good && take_step(r, &s, &level, g, e);
		ok = ok && good;
		free(s.phrase);
		free(s.label);
	}
	if (ok && has_data)
		return g;
	grid_free(g);
	return ok ? grid_new(&schema_waterfall) : NULL; /* no row: these data have no such money */
}

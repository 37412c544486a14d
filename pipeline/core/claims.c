#include "aid/claims.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/claim_measures.h"
#include "aid/schema.h"
#include "aid/table.h"
#include "aid/xmem.h"

/* The columns of claims.csv that are read. */
enum field {
	ID, CLAIM, STATED, UNIT, MEASURE, AS_OF, SAID_BY, SAID_IN, QUALIFIER, SUBJECT, N_FIELDS
};
static const char *const field_names[N_FIELDS] = {
	"claim_id", "claim", "stated", "unit", "measure", "as_of", "said_by", "said_in", "qualifier",
	"subject"
};

/* A claim, ready to be computed. */
struct claim {
	const char *id, *text, *stated, *as_of, *said_by;
	struct quantity quantity;
	struct reading reading;
};

struct work {
	const struct vocabulary *v;
	const struct quantity_rules *rules;
	const struct table *t;
	size_t at[N_FIELDS];
	struct grid *grid;
	struct err *e;
};

static const char *cell(const struct work *w, size_t row, enum field f)
{
	return w->at[f] == SIZE_MAX ? "" : table_text(w->t, row, w->at[f]);
}

static bool is_testable(const struct definition *d, const struct quantity *q)
{
	return d->known && d->kind == q->unit.kind;
}

static bool holds(const struct definition *d, const struct quantity *q)
{
	return is_testable(d, q) && quantity_holds(q, d->value);
}

/* The other definitions that bear the figure out, the first three. */
static size_t holds_under(const struct definitions *d, const struct quantity *q, struct str *out)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		if (!d->items[i].own && holds(&d->items[i], q) && n++ < 3)
			str_printf(out, "%s%s", n > 1 ? " | " : "", d->items[i].text);
	return n;
}

static const char *verdict(const struct definition *d, const struct quantity *q, size_t others)
{
	if (!is_testable(d, q))
		return "not testable from this data";
	return holds(d, q)              ? "holds"
	       : d->own && others > 0   ? "holds under another definition"
	                                : "does not hold";
}

static void put_value(struct grid *g, const struct quantity *q, int64_t value, bool known)
{
	struct str text = STR_INIT;

	if (known)
		quantity_format(&q->unit, value, &text);
	grid_text(g, str_text(&text));
	str_release(&text);
}

static void put_row(struct grid *g, const struct claim *c, size_t number,
                    const struct definition *d, const char *said, const char *under)
{
	const struct quantity *q = &c->quantity;
	bool known = is_testable(d, q), money = q->unit.kind == QUANTITY_MONEY;
	int64_t ratio = 0;
	bool has_ratio = known && q->value > 0 && money_scale(d->value, 10000, q->value, &ratio);

	grid_text(g, c->id);
	grid_text(g, c->text);
	grid_text(g, c->stated);
	grid_text(g, q->unit.name);
	put_value(g, q, d->value, known);
	grid_text(g, d->text);
	grid_number(g, ratio, 4, has_ratio);
	grid_text(g, said);
	grid_text(g, d->evidence);
	grid_count(g, number);
	grid_count(g, d->own);
	put_value(g, q, known ? d->value - q->value : 0, known);
	grid_number(g, d->value, 2, known && money && strcmp(q->unit.currency, "USD") == 0);
	grid_text(g, under);
	grid_text(g, c->as_of);
	grid_text(g, c->said_by);
}

static void put_definitions(struct grid *g, const struct claim *c, const struct definitions *d)
{
	struct str under = STR_INIT;
	size_t others = holds_under(d, &c->quantity, &under);

	if (d->n > 0 && holds(&d->items[0], &c->quantity))
		str_clear(&under); /* it needs no other */

	for (size_t i = 0; i < d->n; i++)
		put_row(g, c, i + 1, &d->items[i], verdict(&d->items[i], &c->quantity, others),
		        d->items[i].own ? str_text(&under) : "");
	str_release(&under);
}

/* A measure that these words do not name: the claim stays in the table, with the reason. */
static void put_untestable(struct grid *g, const struct claim *c, const char *why)
{
	struct definition d = { (char *)"no measure of this data", (char *)"", QUANTITY_COUNT, 0, false,
	                        true };
	struct str text = STR_INIT;

	str_printf(&text, "no measure of this data: %s", why);
	d.text = text.text;
	put_row(g, c, 1, &d, "not testable from this data", "");
	str_release(&text);
}

static bool needs_ledger(const struct reading *r)
{
	return r->measure != READ_FOUNDED && r->measure != READ_FOUNDERS;
}

/* Money in a currency that no record is stated in cannot be tested: rates are of days and months. */
static bool is_stated_in(const struct quantity_unit *unit, const struct vocabulary *v, struct str *why)
{
	const struct book *b = v->book;

	if (unit->kind != QUANTITY_MONEY || strcmp(unit->currency, "USD") == 0)
		return true;
	for (size_t i = 0; i < b->n_flows; i++)
		if (strcmp(b->flows[i].currency, unit->currency) == 0)
			return true;
	str_printf(why, "found a figure in %s, in which no record is stated; expected USD or the "
	           "currency of the records", unit->currency);
	return false;
}

static bool understand(const char *phrase, const struct quantity_unit *unit,
                       const struct vocabulary *v, struct reading *r, struct str *why)
{
	return reading_parse(phrase, v, r, why) && is_stated_in(unit, v, why) &&
	       (r->measure == READ_ADDED || !needs_ledger(r) || reading_resolve(r, v, why));
}

/* The quantity and the reading of a row; a figure that is none is refused. */
static bool take_claim(const struct work *w, size_t row, struct claim *c, bool *testable,
                       struct str *why)
{
	struct quantity_unit unit = { .name = "" };
	bool ok = quantity_unit(cell(w, row, UNIT), w->rules->currencies, &unit);
	struct place at = table_place(w->t, row, w->at[ok ? STATED : UNIT]);
	struct str phrase = STR_INIT, names = STR_INIT;

	*c = (struct claim){ .id = cell(w, row, ID), .text = cell(w, row, CLAIM),
	                     .stated = cell(w, row, STATED), .as_of = cell(w, row, AS_OF),
	                     .said_by = cell(w, row, SAID_BY) };
	quantity_unit_names(&names);
	ok = ok || err_data(w->e, &at, "found \"%s\"; expected one of %s",
	                    cell(w, row, UNIT), str_text(&names));
	ok = ok && (quantity_set(c->stated, &unit, cell(w, row, QUALIFIER), w->rules->qualifiers,
	                          &c->quantity) ||
	            err_data(w->e, &at, "found \"%s\" (%s); expected a plain number and a wording "
	                     "of qualifiers.csv", c->stated, cell(w, row, QUALIFIER)));
	bool added = strstr(cell(w, row, SUBJECT), " + ") != NULL;
	str_printf(&phrase, "%s %s", cell(w, row, MEASURE), added ? "" : cell(w, row, SUBJECT));
	*testable = ok && understand(str_text(&phrase), &unit, w->v, &c->reading, why);
	struct place day = table_place(w->t, row, w->at[AS_OF]);
	if (ok && c->reading.until.precision == DATE_NONE)
		ok = date_parse_own(c->as_of, &c->reading.until) ||
		     err_data(w->e, &day, "found \"%s\"; expected a day", c->as_of);
	str_release(&phrase);
	str_release(&names);
	return ok;
}

static size_t row_of(const struct work *w, const char *id, size_t n)
{
	for (size_t row = 0; row < table_rows(w->t); row++)
		if (strlen(cell(w, row, ID)) == n && strncmp(cell(w, row, ID), id, n) == 0)
			return row;
	return SIZE_MAX;
}

/* The parts of a sum of other claims, "C20 + C22". False where one is no claim about money. */
static bool take_parts(const struct work *w, const char *subject, struct claim parts[2],
                       struct str *why)
{
	const char *plus = strstr(subject, " + ");
	const char *ids[2] = { subject, plus ? plus + 3 : "" };
	size_t lengths[2] = { plus ? (size_t)(plus - subject) : 0, strlen(ids[1]) };

	for (size_t i = 0; i < 2; i++) {
		size_t row = row_of(w, ids[i], lengths[i]);
		bool testable = false;
		if (row == SIZE_MAX || !take_claim(w, row, &parts[i], &testable, why) || !testable ||
		    parts[i].reading.measure != READ_SUM) {
			str_printf(why, "expected two claims about sums, such as C20 + C22, in subject");
			return false;
		}
	}
	return true;
}

static bool same_money(const struct work *w, const struct claim parts[2])
{
	const char *a = parts[0].reading.subject.ledger, *b = parts[1].reading.subject.ledger;

	return strcmp(a, b) == 0 || book_overlap(w->v->book, a, b);
}

/* Two figures added: refused where both hold some of the same money. */
static void put_added(const struct work *w, size_t row, struct claim *c)
{
	struct claim parts[2];
	struct str why = STR_INIT, text = STR_INIT, evidence = STR_INIT;
	struct definitions d = { 0, 0, NULL };
	int64_t sum = 0;

	if (!take_parts(w, cell(w, row, SUBJECT), parts, &why)) {
		put_untestable(w->grid, c, str_text(&why));
		str_release(&why);
		return;
	}
	bool overlap = same_money(w, parts);
	bool known = money_add(&sum, parts[0].quantity.value) &&
	             money_add(&sum, parts[1].quantity.value);
	str_printf(&text, "%s and %s added as they are quoted%s", parts[0].id, parts[1].id,
	           overlap ? ": both are of the same money" : "");
	str_printf(&evidence, "sources ledger=%s", parts[1].reading.subject.ledger);
	for (size_t i = 0; i < 2; i++) {
		const struct subject *of = &parts[i].reading.subject;
		str_printf(&evidence, "%s%s is %s%s%s", i == 0 ? "; " : ", ", parts[i].id,
		           of->programme ? of->programme : "", of->programme ? " of " : "",
		           ledgers_name(w->v->ledgers, of->ledger));
	}
	struct definition own = { str_take(&text), str_take(&evidence), QUANTITY_MONEY, sum, known,
	                          true };
	put_row(w->grid, c, 1, &own,
	        overlap ? "overlap: must not be added" : verdict(&own, &c->quantity, 0), "");
	free(own.text);
	free(own.evidence);
	for (size_t i = 0; i < 2; i++) { /* each by itself, and what the data make of it */
		claim_measures_define(w->v, &parts[i].reading, &parts[i].quantity, &d);
		d.items[0].own = false;
		put_row(w->grid, c, i + 2, &d.items[0], verdict(&d.items[0], &c->quantity, 0), "");
		definitions_free(&d);
	}
}

/* False if the data have no such measure. */
static bool put_claim(const struct work *w, size_t row)
{
	struct definitions d = { 0, 0, NULL };
	struct str why = STR_INIT;
	struct claim c;
	bool testable;

	if (!take_claim(w, row, &c, &testable, &why)) {
		str_release(&why);
		return true;
	}
	if (!testable) {
		put_untestable(w->grid, &c, str_text(&why));
	} else if (c.reading.measure == READ_ADDED) {
		put_added(w, row, &c);
	} else {
		claim_measures_define(w->v, &c.reading, &c.quantity, &d);
		put_definitions(w->grid, &c, &d);
	}
	definitions_free(&d);
	str_release(&why);
	return testable;
}

struct grid *claims_make(const char *reference_dir, const struct vocabulary *v,
                         const struct quantity_rules *rules, struct err *e)
{
	enum err_kind before = e->kind;
	struct table *t = table_read_in(reference_dir, "claims", e);
	struct work w = { .v = v, .rules = rules, .t = t, .e = e };
	bool ok = t != NULL;
	size_t tested = 0;

	for (size_t i = 0; t && i < N_FIELDS; i++)
		if (i < QUALIFIER)
			ok = table_need(t, field_names[i], &w.at[i], e) && ok;
		else
			w.at[i] = table_find(t, field_names[i]); /* may be left out */
	w.grid = grid_new(&schema_claims);
	for (size_t row = 0; ok && row < table_rows(t); row++)
		tested += put_claim(&w, row);
	if (ok && e->kind == before)
		err_note(e, "reconcile: %zu of %zu claims tested", tested, table_rows(t));
	table_free(t);
	if (ok && e->kind == before)
		return w.grid;
	grid_free(w.grid);
	return NULL;
}

struct grid *claims_make_one(const char *claim, const struct vocabulary *v,
                             const struct quantity_rules *rules, struct err *e)
{
	struct claim c = { .id = "claim", .text = claim, .as_of = "", .said_by = "" };
	struct definitions d = { 0, 0, NULL };
	struct str why = STR_INIT, stated = STR_INIT;
	struct grid *grid = NULL;
	const char *rest = claim;

	if (!quantity_parse(&rest, rules, &c.quantity, &why) ||
	    !understand(rest, &c.quantity.unit, v, &c.reading, &why)) {
		err_usage(e, "--claim \"%s\": %s", claim, str_text(&why));
	} else if (c.reading.measure == READ_ADDED) {
		err_usage(e, "--claim \"%s\": sums across ledgers are never made; expected one subject",
		          claim);
	} else {
		quantity_format(&c.quantity.unit, c.quantity.value, &stated);
		c.stated = str_text(&stated);
		grid = grid_new(&schema_claims);
		claim_measures_define(v, &c.reading, &c.quantity, &d);
		put_definitions(grid, &c, &d);
	}
	definitions_free(&d);
	str_release(&stated);
	str_release(&why);
	return grid;
}

void claims_print(const struct grid *claims, struct str *out)
{
	size_t computed = grid_column(claims, "computed"), ratio = grid_column(claims, "ratio");
	size_t said = grid_column(claims, "verdict"), words = grid_column(claims, "definition");
	size_t own = grid_column(claims, "own"), unit = grid_column(claims, "unit");

	for (size_t row = 0; row < grid_rows(claims); row++) {
		if (row == 0)
			str_printf(out, "  %10s  %6s  %-30s  %s\n", grid_cell(claims, row, unit),
			           "ratio", "verdict", "definition");
		str_printf(out, "%s %10s  %6s  %-30s  %s\n",
		           strcmp(grid_cell(claims, row, own), "1") == 0 ? "*" : " ",
		           grid_cell(claims, row, computed), grid_cell(claims, row, ratio),
		           grid_cell(claims, row, said), grid_cell(claims, row, words));
	}
	str_add(out, "* the claim's own reading\n");
}

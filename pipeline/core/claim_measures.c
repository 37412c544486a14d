#include "aid/claim_measures.h"

#include <stdint.h>
#include <string.h>

#include "aid/claim_sums.h"
#include "aid/money.h"

static const int64_t millionth = 1000000;

static void add(struct definitions *out, enum quantity_kind kind, struct str *text,
                struct str *evidence, struct money value, bool own)
{
	definitions_add(out, (struct definition){ str_take(text), str_take(evidence), kind,
	                                          value.minor, value.known, own });
}

/* Founding: the first day of dated membership, and who was there. */

static void define_founding(const struct vocabulary *v, const struct reading *r,
                            const struct quantity *stated, struct definitions *out)
{
	bool year = r->measure == READ_FOUNDED, has_bloc = r->subject.bloc != SIZE_MAX;
	struct str text = STR_INIT, evidence = STR_INIT, codes = STR_INIT;
	struct date day = { .precision = DATE_NONE };
	size_t n = 0, bloc = r->subject.bloc;
	char on[DATE_TEXT_MAX];
	(void)stated;

	bool known = has_bloc && blocs_founded(v->blocs, bloc, &day, &n, &codes);
	date_format(&day, on);
	str_printf(&text, "%s, %s: %s", has_bloc ? blocs_label(v->blocs, bloc) : "a group that is not named",
	           year ? "year of the first accession" : "how many acceded on the first day", on);
	str_printf(&evidence, "blocs bloc=%s; %zu members of %s: %s",
	           has_bloc ? blocs_name(v->blocs, bloc) : "", n, on, str_text(&codes));
	add(out, year ? QUANTITY_YEAR : QUANTITY_COUNT, &text, &evidence,
	    (struct money){ year ? day.year : (int64_t)n, known }, true);
	str_release(&codes);
	if (year || !known)
		return;
	date_format(&r->until, on);
	str_printf(&text, "%s, how many there were%s%s", blocs_label(v->blocs, bloc),
	           on[0] ? " on " : " at the end", on);
	str_printf(&evidence, "blocs bloc=%s%s%s", blocs_name(v->blocs, bloc), on[0] ? " members_at=" : "",
	           on);
	add(out, QUANTITY_COUNT, &text, &evidence,
	    (struct money){ (int64_t)blocs_size(v->blocs, bloc, &r->until), true }, false);
}

/* The year of the first record, of the programme that is named, of each other, of all. */

static void add_first(const struct vocabulary *v, const struct reading *r, const char *programme,
                      bool own, struct definitions *out)
{
	struct selection take = { .ledger = r->subject.ledger, .programme = programme };
	struct book_sum sum = book_sum(v->book, &take);
	struct str text = STR_INIT, evidence = STR_INIT;
	char day[DATE_TEXT_MAX] = "none is dated";

	if (sum.first)
		date_format(&sum.first->date, day);
	str_printf(&text, "first record of %s%s%s: %s", programme ? programme : "", programme ? " of " : "",
	           ledgers_name(v->ledgers, take.ledger), day);
	definitions_evidence(&take, COUNTING_ANNOUNCED, &sum, &evidence);
	add(out, QUANTITY_YEAR, &text, &evidence,
	    (struct money){ sum.first ? sum.first->date.year : 0, sum.first != NULL }, own);
}

static bool said_before(const struct book *b, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(b->flows[k].ledger, b->flows[i].ledger) == 0 &&
		    strcmp(b->flows[k].programme, b->flows[i].programme) == 0)
			return true;
	return false;
}

/* The days from which stated totals of the programme, or of the whole ledger, count. */
static void add_baselines(const struct vocabulary *v, const struct reading *r,
                          struct definitions *out)
{
	for (size_t i = 0; i < v->book->n_stocks; i++) {
		const struct stock *s = &v->book->stocks[i];
		struct str text = STR_INIT, evidence = STR_INIT;
		char day[DATE_TEXT_MAX];
		if (strcmp(s->total_of, r->subject.ledger) != 0 || s->since.precision == DATE_NONE ||
		    (s->programme[0] && !str_same(s->programme, r->subject.programme)))
			continue;
		date_format(&s->since, day);
		str_printf(&text, "day from which a stated total counts: %s", day);
		str_printf(&evidence, "stocks record_id=%s", s->record_id);
		add(out, QUANTITY_YEAR, &text, &evidence, (struct money){ s->since.year, true }, false);
	}
}

static void define_first_year(const struct vocabulary *v, const struct reading *r,
                              const struct quantity *stated, struct definitions *out)
{
	const struct book *b = v->book;
	(void)stated;

	add_first(v, r, r->subject.programme, true, out);
	add_baselines(v, r, out);
	for (size_t i = 0; i < b->n_flows; i++)
		if (strcmp(b->flows[i].ledger, r->subject.ledger) == 0 && !said_before(b, i) &&
		    !str_same(b->flows[i].programme, r->subject.programme))
			add_first(v, r, b->flows[i].programme, false, out);
	if (r->subject.programme)
		add_first(v, r, NULL, false, out);
}

/* Shares and ratios: two sums, by type of aid, membership and time. */

struct pair {
	struct subject above, below;
	bool share;
	const size_t *told; /* how many records were above under other dates of membership, or NULL */
};

/* Returns how many records stand above. */
static size_t add_pair(const struct vocabulary *v, const struct reading *r, const struct pair *p,
                     const struct date *members_at, bool own, struct definitions *out)
{
	struct selection a = reading_selection(r, &p->above, v), b = reading_selection(r, &p->below, v);
	struct str text = STR_INIT, evidence = STR_INIT;
	struct money value = { 0, false };
	char day[DATE_TEXT_MAX];

	a.members_at = b.members_at = *members_at;
	struct book_sum above = book_sum(v->book, &a), below = book_sum(v->book, &b);
	if (p->told && above.n == *p->told) /* the dates of membership make no difference */
		return above.n;
	value.known = below.announced > 0 && !above.overflow && !below.overflow &&
	              money_scale(above.announced, p->share ? 100 * millionth : millionth,
	                          below.announced, &value.minor);
	definitions_describe(r, &p->above, v, &text);
	if (!p->share) {
		str_add(&text, "; over ");
		definitions_describe(r, &p->below, v, &text);
	}
	date_format(members_at, day);
	if (p->above.bloc != SIZE_MAX)
		str_printf(&text, "; members %s", day[0] ? "of " : "at the time of each record");
	if (p->above.bloc != SIZE_MAX)
		str_add(&text, day);
	definitions_evidence(&a, COUNTING_ANNOUNCED, &above, &evidence);
	str_add(&evidence, " over ");
	definitions_evidence(&b, COUNTING_ANNOUNCED, &below, &evidence);
	add(out, p->share ? QUANTITY_PERCENT : QUANTITY_RATIO, &text, &evidence, value, own);
	return above.n;
}

/* The type that is said, then all types together, then each other. */
static size_t types_of(const struct vocabulary *v, const struct subject *s, const char *types[],
                       size_t room)
{
	size_t n = 0;

	types[n++] = s->aid_type;
	if (s->aid_type)
		types[n++] = NULL;
	for (size_t i = 0; i < v->book->n_flows && n < room; i++) {
		const struct flow *f = &v->book->flows[i];
		bool known = strcmp(f->ledger, s->ledger) != 0;
		for (size_t k = 0; !known && k < n; k++)
			known = str_same(types[k], f->aid_type);
		if (!known)
			types[n++] = f->aid_type;
	}
	return n == 2 ? 1 : n; /* where there is one type, all is that type */
}

static void define_pair(const struct vocabulary *v, const struct reading *r,
                        const struct quantity *stated, struct definitions *out)
{
	enum { TYPES = 8 };
	const char *types[TYPES];
	struct pair p = { r->subject, r->other, r->measure == READ_SHARE, NULL };
	struct date fixed = r->until, moving = { .precision = DATE_NONE };
	(void)stated;

	if (p.share) { /* the part has all that the whole has */
		p.above = r->other;
		p.above.bloc = r->subject.bloc;
		p.above.donor = r->subject.donor;
		p.above.donor_name = r->subject.donor_name;
		p.above.programme = r->subject.programme;
	} else {
		p.below = r->subject;
		p.below.bloc = r->other.bloc;
		p.below.donor = r->other.donor;
		p.below.donor_name = r->other.donor_name;
	}
	if (fixed.precision == DATE_NONE) { /* of no day: membership at the end of the data */
		struct selection all = { .ledger = p.above.ledger };
		struct book_sum sum = book_sum(v->book, &all);
		if (sum.last)
			fixed = sum.last->date;
	}
	size_t n = types_of(v, p.share ? &r->other : &r->subject, types, TYPES);
	for (size_t to_end = 0; to_end < (r->until.precision == DATE_NONE ? 1U : 2U); to_end++) {
		struct reading x = *r;
		if (to_end)
			x.until = moving;
		for (size_t i = 0; i < n; i++) {
			p.above.aid_type = p.below.aid_type = types[i];
			p.told = NULL;
			size_t above = add_pair(v, &x, &p, &fixed, i == 0 && !to_end, out);
			p.told = &above;
			if (p.above.bloc != SIZE_MAX)
				add_pair(v, &x, &p, &moving, false, out);
		}
	}
}

/* A measure is a row here: how a reading that asks for it is defined. */
static void (*const measures[])(const struct vocabulary *v, const struct reading *r,
                                const struct quantity *stated, struct definitions *out) = {
	[READ_SUM] = claim_sums_define,
	[READ_SHARE] = define_pair,
	[READ_RATIO] = define_pair,
	[READ_FOUNDED] = define_founding,
	[READ_FOUNDERS] = define_founding,
	[READ_FIRST_YEAR] = define_first_year,
};

void claim_measures_define(const struct vocabulary *v, const struct reading *r,
                           const struct quantity *stated, struct definitions *out)
{
	measures[r->measure](v, r, stated, out);
}

#include "aid/diff_match.h"

#include <stdlib.h>
#include <string.h>

#include "aid/diff_pair.h"
#include "aid/xmem.h"

/* What must be equal. The source always must. */
enum {
	BY_ID = 1, BY_DONOR = 2, BY_PROGRAMME = 4, BY_TYPE = 8, BY_STAGE = 16, BY_DATE = 32,
	BY_CURRENCY = 64, BY_AMOUNT = 128,
	BY_KIND = BY_PROGRAMME | BY_TYPE | BY_STAGE,
	BY_ALL = BY_DONOR | BY_KIND | BY_DATE | BY_CURRENCY
};

/* Who takes part. */
enum takes {
	IDENTIFIED, /* records whose id identifies them */
	ANY,
	VAGUE,      /* records of sources in which some have no identity */
	RESPELT     /* any; but only pairs whose donor is spelt differently, so the id may be too */
};

/* Records with one id come first; of several with it, those that are alike. */
static const struct pass {
	enum takes takes;
	unsigned equal;
} passes[] = {
	{ IDENTIFIED, BY_ID | BY_ALL | BY_AMOUNT },
	{ IDENTIFIED, BY_ID | BY_ALL },
	{ IDENTIFIED, BY_ID },
	{ ANY, BY_ALL | BY_AMOUNT },
	{ RESPELT, BY_ALL },
	{ VAGUE, BY_ALL },
	{ VAGUE, (BY_ALL | BY_AMOUNT) & ~(unsigned)BY_DATE },
	{ VAGUE, (BY_ALL | BY_AMOUNT) & ~(unsigned)BY_KIND },
	{ VAGUE, (BY_ALL | BY_AMOUNT) & ~(unsigned)BY_DONOR },
};

struct candidate {
	const struct diff_record *r;
	size_t at;      /* in its folder */
	unsigned equal;
	int64_t place;  /* what must be near: the amount, or the day where amounts are equal */
};

static int64_t day_of(const struct date *d)
{
	return d->precision == DATE_NONE ? INT32_MIN : date_first_day(d);
}

static int order_of(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_dates(const struct date *a, const struct date *b)
{
	int order = order_of(day_of(a), day_of(b));

	return order ? order : a->precision - b->precision;
}

static int compare_amounts(const struct flow *a, const struct flow *b)
{
	int order = a->amount.known - b->amount.known;

	if (!order)
		order = a->decimals - b->decimals;
	return order ? order : order_of(a->amount.minor, b->amount.minor);
}

/* Texts are interned in one pool: the same text is the same pointer. */
static int compare_texts(const char *a, const char *b)
{
	return a == b ? 0 : strcmp(a, b);
}

static int compare_keys(const struct candidate *a, const struct candidate *b)
{
	const struct flow *x = &a->r->flow, *y = &b->r->flow;
	int order = compare_texts(a->r->source, b->r->source);

	if (!order && (a->equal & BY_ID))
		order = compare_texts(a->r->id, b->r->id);
	if (!order && (a->equal & BY_DONOR))
		order = compare_texts(a->r->donor, b->r->donor);
	if (!order && (a->equal & BY_PROGRAMME))
		order = compare_texts(x->programme, y->programme);
	if (!order && (a->equal & BY_TYPE))
		order = compare_texts(x->aid_type, y->aid_type);
	if (!order && (a->equal & BY_STAGE))
		order = compare_texts(x->stage, y->stage);
	if (!order && (a->equal & BY_DATE))
		order = compare_dates(&x->date, &y->date);
	if (!order && (a->equal & BY_CURRENCY))
		order = compare_texts(x->currency, y->currency);
	if (!order && (a->equal & BY_AMOUNT))
		order = compare_amounts(x, y);
	return order;
}

static int by_key(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int order = compare_keys(x, y);

	if (!order)
		order = order_of(x->place, y->place);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static bool takes(const struct pass *p, const struct diff_record *r)
{
	if (r->partner != DIFF_ALONE)
		return false;
	if (p->takes == IDENTIFIED)
		return r->trusted;
	return !r->excluded && (p->takes != VAGUE || r->vague);
}

static struct candidate *gather(const struct diff_folder *f, const struct pass *p, size_t *n)
{
	struct candidate *c = xcalloc(f->n + 1, sizeof *c);

	*n = 0;
	for (size_t i = 0; i < f->n; i++) {
		const struct diff_record *r = &f->records[i];
		if (takes(p, r))
			c[(*n)++] = (struct candidate){ r, i, p->equal,
				p->equal & BY_AMOUNT ? day_of(&r->flow.date) : r->flow.amount.minor };
	}
	qsort(c, *n, sizeof *c, by_key);
	return c;
}

static size_t run_length(const struct candidate *c, size_t n)
{
	size_t i = 1;

	while (i < n && compare_keys(&c[0], &c[i]) == 0)
		i++;
	return i;
}

static void join(struct diff_folder *old, struct diff_folder *new, const struct candidate *a,
                 const struct candidate *b, const struct pass *p)
{
	if (p->takes == RESPELT && compare_texts(a->r->spelling, b->r->spelling) == 0)
		return;
	old->records[a->at].partner = b->at;
	new->records[b->at].partner = a->at;
}

/* Two runs of equal keys, each in the order of place. */
static void pair_runs(struct diff_folder *old, struct diff_folder *new, const struct candidate *a,
                      size_t n, const struct candidate *b, size_t m, const struct pass *p)
{
	bool swap = n > m;
	const struct candidate *few = swap ? b : a, *many = swap ? a : b;
	size_t n_few = swap ? m : n, n_many = swap ? n : m;
	int64_t *places = xcalloc(n + m, sizeof *places);
	size_t *partner = xcalloc(n_few, sizeof *partner);

	for (size_t i = 0; i < n_few; i++)
		places[i] = few[i].place;
	for (size_t i = 0; i < n_many; i++)
		places[n_few + i] = many[i].place;
	diff_pair(places, n_few, places + n_few, n_many, partner);
	for (size_t i = 0; i < n_few; i++) {
		const struct candidate *x = &few[i], *y = &many[partner[i]];
		join(old, new, swap ? y : x, swap ? x : y, p);
	}
	free(places);
	free(partner);
}

static void run_pass(struct diff_folder *old, struct diff_folder *new, const struct pass *p)
{
	size_t n, m;
	struct candidate *a = gather(old, p, &n), *b = gather(new, p, &m);

	for (size_t i = 0, j = 0; i < n && j < m;) {
		int order = compare_keys(&a[i], &b[j]);
		size_t x = run_length(a + i, n - i), y = run_length(b + j, m - j);
		if (order == 0)
			pair_runs(old, new, a + i, x, b + j, y, p);
		i += order <= 0 ? x : 0;
		j += order >= 0 ? y : 0;
	}
	free(a);
	free(b);
}

void diff_match(struct diff_folder *old, struct diff_folder *new)
{
	for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
		run_pass(old, new, &passes[i]);
}

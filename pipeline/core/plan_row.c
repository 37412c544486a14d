/* plan_row: the innermost loops of bulk files: each field of a batch of rows, then the next. */
#include <string.h>

#include "aid/plan_inside.h"

bool plan_unquote(struct plan_span *s)
{
	*s = (struct plan_span){ s->text + 1, s->len - 2 };
	return memchr(s->text, '"', s->len) == NULL;
}

static bool join_key(const struct plan *p, const struct plan_word_of *w, const char *text, uint32_t begin,
                     const uint32_t *fields, char key[PLAN_KEY], size_t *len)
{
	struct plan_span s;

	*len = 0;
	for (size_t i = 0; i < w->n; i++) {
		if (!plan_field_of(p, text, begin, fields, w->columns[i], &s) ||
		    *len + s.len + MEMO_PADDING + 1 > PLAN_KEY)
			return false;
		memcpy(key + *len, s.text, s.len);
		key[*len + s.len] = '\0';
		*len += s.len + 1;
	}
	return true;
}

/* Eight digits as numbers 0 … 9, the first in the lowest byte, to their number (in three multiplications). */
static inline uint64_t eight_digits(uint64_t x)
{
	x = x * 2561 >> 8;
	x = (x & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
	return (x & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
}

/* A number of 1 to 16 digits. False if there are others, or anything else. Without a branch between short and
 * long ones: the 16 bytes that end with it are read, and what stands before it is struck out. */
static inline bool read_digits(const char *text, size_t len, uint64_t *value)
{
	static const unsigned char window[2 * PLAN_BEFORE] = {
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255
	};
	const char *begin = text + len - PLAN_BEFORE, *mask = (const char *)window + len;

	if (len - 1 >= PLAN_BEFORE)
		return false;
	uint64_t high = (plan_load(begin) ^ 0x3030303030303030u) & plan_load(mask);
	uint64_t low = (plan_load(begin + 8) ^ 0x3030303030303030u) & plan_load(mask + 8);
	/* Above 9: the high bit is set, or is once 118 is added. */
	uint64_t wrong = high | low | (high + 0x7676767676767676u) | (low + 0x7676767676767676u);
	*value = eight_digits(high) * 100000000 + eight_digits(low);
	return (wrong & 0x8080808080808080u) == 0;
}

/* [-]digits[.digits] as the number without the sign and how many decimals it has. Most numbers of a
 * file have their decimal sign at the same place from the end, or none. */
static inline bool read_amount(struct plan_span s, char decimal, int64_t *digits, unsigned *decimals)
{
	bool negative = s.len > 0 && s.text[0] == '-';
	uint64_t whole, fraction = 0;
	const char *point;

	s.text += negative;
	s.len -= negative;
	*decimals = 0;
	if (s.len > 3 && s.text[s.len - 3] == decimal) {
		unsigned a = (unsigned)(unsigned char)s.text[s.len - 2] - '0';
		unsigned b = (unsigned)(unsigned char)s.text[s.len - 1] - '0';
		if (a > 9 || b > 9 || !read_digits(s.text, s.len - 3, &whole))
			return false;
		whole = (whole * 10 + a) * 10 + b;
		*decimals = 2;
	} else if (!read_digits(s.text, s.len, &whole)) {
		static const uint64_t tens[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
		                                 100000000 };
		point = memchr(s.text, decimal, s.len);
		size_t after = point ? s.len - 1 - (size_t)(point - s.text) : 0;
		if (!point || after == 0 || after > PLAN_FRACTION ||
		    !read_digits(s.text, s.len - after - 1, &whole) ||
		    !read_digits(point + 1, after, &fraction) || whole >= 10000000000u)
			return false;
		whole = whole * tens[after] + fraction;
		*decimals = (unsigned)after;
	}
	*digits = negative ? -(int64_t)whole : (int64_t)whole;
	return true;
}

/* amount * num / den, half to even, if all of it fits 64 bits. Instead of the division, which takes the
 * processor long: m * (2^64 / den) / 2^64 is less than m / den by less than m / 2^64, so below m = 2^63 its
 * whole part is the quotient or one less. What is a toss, up or down, is arithmetic and no branch. */
static inline bool scale(int64_t amount, const struct plan_factor *f, int64_t *out)
{
	int64_t product;

	if (__builtin_mul_overflow(amount, f->num, &product))
		return money_scale(amount, f->num, f->den, out);
	*out = product;
	if (f->den == 1)
		return true;
	uint64_t den = (uint64_t)f->den, sign = product < 0 ? UINT64_MAX : 0;
	uint64_t m = ((uint64_t)product ^ sign) - sign;
	uint64_t q = (uint64_t)((wide_half)m * f->inverse >> 64), r = m - q * den;
	uint64_t one_more = r >= den;
	q += one_more;
	r -= one_more ? den : 0;
	q += (2 * r > den) | ((2 * r == den) & (q & 1));
	*out = (int64_t)((q ^ sign) - sign);
	return true;
}

enum outcome { ASK, MADE, UNSTATED };

/* The amount of row i in cents, of that day and in constant prices. */
static inline enum outcome convert(struct plan *p, struct plan_lane *l, struct plan_span amount, uint32_t currency,
                                   uint32_t period, size_t i)
{
	const struct plan_currency *c = &p->currencies[currency];
	const struct plan_factor *f = period < c->n && c->factors[period].den != 0
	                              ? &c->factors[period]
	                              : plan_factor_of(p, currency, period);
	const struct plan_period *prices = &p->periods[period];
	int64_t digits, minor;
	unsigned decimals;

	l->cents[i] = l->constant[i] = 0;
	l->known[i] = false;
	if (f->den < 0 || !prices->usable)
		return ASK;
	if (!read_amount(amount, p->decimal, &digits, &decimals))
		return memo_find(&p->missing, amount.text, amount.len) == MEMO_NONE ? ASK
		       : p->optional ? UNSTATED : MADE;
	const struct plan_factor *unit = &l->units[currency].of[decimals];
	if (unit->den < 0 || !scale(digits, unit, &minor) || !scale(minor, f, &l->cents[i]))
		return ASK;
	l->known[i] = true;
	return !prices->has_constant || scale(l->cents[i], &prices->to_constant, &l->constant[i]) ? MADE : ASK;
}

/* The number of the group of row i. */
static inline uint32_t group_of(struct plan *p, const struct plan_lane *l, size_t row)
{
	uint64_t key = l->key[row];

	for (size_t i = l->home[row];; i = (i + 1) & p->mask) {
		if (p->slots[i] == 0)
			return plan_group_new(p, l, row);
		if (p->groups[p->slots[i] - 1].key == key)
			return p->slots[i] - 1;
	}
}

static inline void add(struct plan *p, const struct plan_lane *l, struct plan_group *g, size_t i)
{
	const struct plan_date *date = &p->dates[p->batch.words[WORD_DATE][i]];
	int64_t cents, constant;

	if (g->n == UINT32_MAX || __builtin_add_overflow(g->cents, l->cents[i], &cents) ||
	    __builtin_add_overflow(g->constant, l->constant[i], &constant)) {
		plan_group_fold(p, g);
		cents = l->cents[i];
		constant = l->constant[i];
	}
	g->n++;
	g->n_known += l->known[i];
	g->cents = cents;
	g->constant = constant;
	g->first = date->first < g->first ? date->first : g->first;
	g->last = date->last > g->last ? date->last : g->last;
	if (g->has_values && l->known[i])
		chain_add(p->harvest->store, &g->values, l->cents[i]);
}

static void put_own(struct plan *p, const struct plan_lane *l)
{
	for (size_t i = 0; i < l->n_own; i++)
		plan_fill(p, l->own[i].word, l->own[i].value);
}

/* Sends for the groups, then for the ends of their amounts, then adds. */
static void add_lane(struct plan *p, const struct plan_lane *l)
{
	struct plan_batch *b = &p->batch;

	put_own(p, l);
	for (size_t j = 0; j < l->n_taken; j++) {
		uint32_t slot = p->slots[l->home[l->taken[j]]];
		__builtin_prefetch(&p->groups[slot > 0 ? slot - 1 : 0], 1);
	}
	for (size_t j = 0; j < l->n_taken; j++) {
		b->group[j] = group_of(p, l, l->taken[j]);
		__builtin_prefetch(p->groups[b->group[j]].values.next, 1);
	}
	for (size_t j = 0; j < l->n_taken; j++)
		add(p, l, &p->groups[b->group[j]], l->taken[j]);
}

/* False if the row is to be asked about; *keep is false if it is left out. */
static bool pass_filters(struct plan *p, const char *text, uint32_t begin, const uint32_t *fields,
                         bool *keep)
{
	struct plan_span s;

	*keep = true;
	for (size_t i = 0; i < p->n_filters; i++) {
		struct plan_filter *f = &p->filters[i];
		uint32_t passes = plan_field_of(p, text, begin, fields, f->column, &s)
		                  ? memo_find(&f->memo, s.text, s.len) : MEMO_NONE;
		if (passes == MEMO_NONE)
			return false;
		if (passes)
			continue;
		*keep = false;
		f->n_excluded += p->listed;
		return p->listed;
	}
	return true;
}

static void filter_batch(struct plan *p, const char *text, struct plan_row *rows, size_t n)
{
	memset(p->batch.skip, 0, sizeof p->batch.skip);
	for (size_t i = 0; p->n_filters > 0 && i < n; i++) {
		bool keep = true;
		rows[i].ask = !pass_filters(p, text, rows[i].begin, rows[i].fields, &keep);
		p->batch.skip[i] = rows[i].ask || !keep;
	}
}

/* The number that a date stands for, or MEMO_NONE. */
static inline uint32_t find_date(const struct plan *p, const struct memo *m, const struct plan_span *s)
{
	uint32_t day = plan_day(s->text, s->len);

	return day == PLAN_DAYS ? memo_find(m, s->text, s->len) : p->days[day] - 1;
}

static uint32_t find_joined(const struct plan *p, const struct plan_word_of *w, const char *text,
                            const struct plan_row *row)
{
	char key[PLAN_KEY];
	size_t len;

	return join_key(p, w, text, row->begin, row->fields, key, &len) ? memo_find(&w->memo, key, len)
	                                                               : MEMO_NONE;
}

/* Kinds of words, each with its own loop: what is the same for all rows is not asked again for each. */
enum word_kind { NEVER_MET, JOINED, DATE, TEXT };

/* A row of which something was never met is to be asked about. */
__attribute__((always_inline))
static inline void find_each(struct plan *p, enum plan_word number, enum word_kind kind, const char *text,
                             struct plan_row *rows, size_t n)
{
	const struct plan_word_of *w = &p->words[number];
	uint32_t *values = p->batch.words[number], column = w->columns[0];
	/* Copies, so that what is written to the batch is known not to change them. */
	const struct memo memo = w->memo;
	struct plan_span s;

	for (size_t i = 0; i < n; i++) {
		uint32_t value = MEMO_NONE;
		if (p->batch.skip[i])
			continue;
		if (kind == JOINED)
			value = find_joined(p, w, text, &rows[i]);
		else if (kind != NEVER_MET &&
		         plan_field_of(p, text, rows[i].begin, rows[i].fields, column, &s))
			value = kind == DATE ? find_date(p, &memo, &s) : memo_find(&memo, s.text, s.len);
		values[i] = value;
		if (value == MEMO_NONE)
			rows[i].ask = p->batch.skip[i] = true;
	}
}

static void find_words(struct plan *p, enum plan_word number, const char *text, struct plan_row *rows,
                       size_t n)
{
	const struct plan_word_of *w = &p->words[number];

	if (w->paired || (w->n == 0 && w->has_value))
		return; /* plan_pairs_find has found it; the constant stands in every row of the batch */
	if (w->n == 0)
		find_each(p, number, NEVER_MET, text, rows, n);
	else if (w->n > 1)
		find_each(p, number, JOINED, text, rows, n);
	else if (number == WORD_DATE)
		find_each(p, number, DATE, text, rows, n);
	else
		find_each(p, number, TEXT, text, rows, n);
}

/* Before the lane's own words were met in a record: what states its amount is to be asked about. */
static void ask_lane(struct plan *p, const struct plan_lane *l, const char *text, struct plan_row *rows, size_t n)
{
	struct plan_span amount;

	for (size_t i = 0; i < n; i++) {
		if (p->batch.skip[i] ||
		    (plan_field_of(p, text, rows[i].begin, rows[i].fields, l->amount_column, &amount) &&
		     memo_find(&p->missing, amount.text, amount.len) != MEMO_NONE))
			continue;
		rows[i].ask = p->batch.skip[i] = true;
	}
}

/* Converts, and sends for where the group is found. */
static void convert_lane(struct plan *p, struct plan_lane *l, const char *text, struct plan_row *rows, size_t n)
{
	struct plan_batch *b = &p->batch;
	struct plan_span amount;
	size_t n_taken = 0;

	put_own(p, l);
	for (size_t i = 0; i < n; i++) {
		enum outcome outcome = ASK;
		if (b->skip[i])
			continue;
		uint32_t date = b->words[WORD_DATE][i], period = p->dates[date].period;
		if (plan_field_of(p, text, rows[i].begin, rows[i].fields, l->amount_column, &amount))
			outcome = convert(p, l, amount, b->words[WORD_CURRENCY][i], period, i);
		if (outcome != MADE) {
			rows[i].ask = b->skip[i] = outcome == ASK;
			continue;
		}
		l->key[i] = (uint64_t)b->words[WORD_DONOR][i] << 48 |
		            (uint64_t)b->words[WORD_PROGRAMME][i] << 28 |
		            (uint64_t)b->words[WORD_AID_TYPE][i] << 24 |
		            (uint64_t)b->words[WORD_STAGE][i] << PLAN_DATE_BITS | (p->by_day ? date : period);
		l->home[i] = plan_hash(l->key[i]) & p->mask;
		__builtin_prefetch(&p->slots[l->home[i]]);
		l->taken[n_taken++] = (uint32_t)i;
	}
	l->n_taken = n_taken;
}

static bool knows_own(const struct plan_lane *l)
{
	for (size_t i = 0; i < l->n_own; i++)
		if (!l->own[i].known)
			return false;
	return true;
}

/* Of a row that is to be asked about nothing is added, whichever lane found it. */
static void drop_asked(struct plan_batch *b, struct plan_lane *l)
{
	size_t n = 0;

	for (size_t j = 0; j < l->n_taken; j++) {
		uint32_t row = l->taken[j];
		if (b->skip[row])
			continue;
		l->taken[n++] = row;
		b->made[row] = true;
	}
	l->n_taken = n;
}

/* Rows of which no record is made are left out: listed by source as long as there is room, then counted. */
static void settle(struct plan *p, struct plan_row *rows, size_t n)
{
	struct plan_batch *b = &p->batch;

	memset(b->made, 0, sizeof b->made);
	for (size_t lane = 0; lane < p->n_lanes; lane++)
		drop_asked(b, &p->lanes[lane]);
	for (size_t i = 0; i < n; i++) {
		if (b->skip[i] || b->made[i])
			continue;
		rows[i].ask = !p->listed;
		p->n_unstated += p->listed;
	}
}

void plan_rows(struct plan *p, const char *text, struct plan_row *rows, size_t n)
{
	filter_batch(p, text, rows, n);
	plan_pairs_find(p, text, rows, n);
	for (int w = 0; w < N_WORDS; w++)
		if (p->words[w].used)
			find_words(p, (enum plan_word)w, text, rows, n);
	for (size_t lane = 0; lane < p->n_lanes; lane++) {
		p->lanes[lane].n_taken = 0;
		if (knows_own(&p->lanes[lane]))
			convert_lane(p, &p->lanes[lane], text, rows, n);
		else
			ask_lane(p, &p->lanes[lane], text, rows, n);
	}
	if (p->optional)
		settle(p, rows, n);
	for (size_t lane = 0; lane < p->n_lanes; lane++)
		add_lane(p, &p->lanes[lane]);
}

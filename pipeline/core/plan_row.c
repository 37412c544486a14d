/* plan_row: the innermost loops of bulk files: each field of a batch of rows, then the next. */
#include <string.h>

#include "aid/plan_inside.h"

struct span {
	const char *text;
	size_t len;
};

/* The text of a field without its quotes. False if doubled quotes stand in it. */
static inline bool field_of(const struct plan *p, const char *text, uint32_t begin,
                            const uint32_t *fields, uint32_t column, struct span *s)
{
	uint32_t from = column == 0 ? begin : fields[column - 1] + 1, to = fields[column];

	/* Before the newline there may be a carriage return. */
	if (to > from && text[to] == '\n' && text[to - 1] == '\r')
		to--;
	*s = (struct span){ text + from, to - from };
	if (s->len == 0 || s->text[0] != '"' || p->no_quotes)
		return true;
	*s = (struct span){ s->text + 1, s->len - 2 };
	return memchr(s->text, '"', s->len) == NULL;
}

static bool join_key(const struct plan *p, const struct plan_word_of *w, const char *text, uint32_t begin,
                     const uint32_t *fields, char key[PLAN_KEY], size_t *len)
{
	struct span s;

	*len = 0;
	for (size_t i = 0; i < w->n; i++) {
		if (!field_of(p, text, begin, fields, w->columns[i], &s) ||
		    *len + s.len + MEMO_PADDING + 1 > PLAN_KEY)
			return false;
		memcpy(key + *len, s.text, s.len);
		key[*len + s.len] = '\0';
		*len += s.len + 1;
	}
	return true;
}

/* The number that the text of a field stands for; false if it was never met. */
__attribute__((always_inline))
static inline bool find_word(const struct plan *p, const struct plan_word_of *w, const char *text,
                             uint32_t begin, const uint32_t *fields, uint32_t *value)
{
	char key[PLAN_KEY];
	struct span s;
	const uint32_t *found;

	if (w->n == 0) {
		*value = w->value;
		return w->has_value;
	}
	if (w->n == 1) {
		if (!field_of(p, text, begin, fields, w->columns[0], &s))
			return false;
	} else {
		s.text = key;
		if (!join_key(p, w, text, begin, fields, key, &s.len))
			return false;
	}
	if (w == &p->words[WORD_DATE]) {
		uint32_t day = plan_day(s.text, s.len);
		if (day < PLAN_DAYS) {
			*value = p->days[day] - 1;
			return p->days[day] > 0;
		}
	}
	found = memo_find(&w->memo, s.text, s.len);
	*value = found ? *found : 0;
	return found != NULL;
}

/* Eight digits, the first in the lowest byte, to their number (in three multiplications). */
static inline uint64_t eight_digits(uint64_t x)
{
	x = (x & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
	x = (x & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
	return (x & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
}

static inline bool are_digits(uint64_t x)
{
	return (((x + 0x4646464646464646u) | (x - 0x3030303030303030u)) & 0x8080808080808080u) == 0;
}

/* A number of 1 to 16 digits. False if there are others, or anything else. */
static inline bool read_digits(const char *text, size_t len, uint64_t *value)
{
	uint64_t zeros = 0x3030303030303030u, high = zeros, low;

	if (len - 1 >= 16)
		return false;
	if (len > 8) {
		size_t n = len - 8;
		high = plan_load(text);
		if (n < 8)
			high = high << (8 * (8 - n)) | zeros >> (8 * n);
		low = plan_load(text + n);
	} else {
		low = plan_load(text);
		if (len < 8)
			low = low << (8 * (8 - len)) | zeros >> (8 * len);
	}
	*value = eight_digits(high) * 100000000 + eight_digits(low);
	return are_digits(high) && are_digits(low);
}

/* [-]digits[.digits] as the number without the sign and how many decimals it has. Most numbers of a
 * file have their decimal sign at the same place from the end, or none. */
static inline bool read_amount(struct span s, char decimal, int64_t *digits, unsigned *decimals)
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

/* amount * num / den, half to even, if all of it fits 64 bits. */
static inline bool scale(int64_t amount, int64_t num, int64_t den, int64_t *out)
{
	int64_t product, q, r;

	if (__builtin_mul_overflow(amount, num, &product))
		return money_scale(amount, num, den, out);
	*out = product;
	if (den == 1)
		return true;
	q = product / den;
	r = product % den;
	r = r < 0 ? -r : r;
	/* Up or down is a toss: arithmetic instead of branches. */
	int64_t up = (r > den - r) | ((r == den - r) & (q & 1));
	*out = q + (product < 0 ? -up : up);
	return true;
}

static inline bool convert(struct plan *p, struct span amount, uint32_t currency, uint32_t period,
                           size_t i)
{
	struct plan_batch *b = &p->batch;
	const struct plan_currency *c = &p->currencies[currency];
	const struct plan_factor *f = period < c->n && c->factors[period].den != 0
	                              ? &c->factors[period]
	                              : plan_factor_of(p, currency, period);
	const struct plan_period *prices = &p->periods[period];
	int64_t digits, minor;
	unsigned decimals;

	b->cents[i] = b->constant[i] = 0;
	b->known[i] = b->has_constant[i] = false;
	if (f->den < 0 || !prices->usable)
		return false;
	if (!read_amount(amount, p->decimal, &digits, &decimals))
		return memo_find(&p->missing, amount.text, amount.len) != NULL;
	c = &p->currencies[currency];
	const struct plan_factor *unit = &c->unit[decimals];
	if (unit->den < 0 || !scale(digits, unit->num, unit->den, &minor) ||
	    !scale(minor, f->num, f->den, &b->cents[i]))
		return false;
	b->known[i] = true;
	b->has_constant[i] = prices->has_constant;
	return !prices->has_constant ||
	       scale(b->cents[i], prices->num, prices->den, &b->constant[i]);
}

static inline struct plan_group *group_of(struct plan *p, size_t row)
{
	uint64_t key = p->batch.key[row];

	for (size_t i = plan_hash(key) & p->mask;; i = (i + 1) & p->mask) {
		if (p->slots[i] == 0)
			return plan_group_new(p, row);
		if (p->groups[p->slots[i] - 1].key == key)
			return &p->groups[p->slots[i] - 1];
	}
}

static inline void add(struct plan *p, struct plan_group *g, size_t i)
{
	const struct plan_batch *b = &p->batch;
	const struct plan_date *date = &p->dates[b->words[WORD_DATE][i]];
	int64_t cents, constant;

	if (g->n == UINT32_MAX || __builtin_add_overflow(g->cents, b->cents[i], &cents) ||
	    __builtin_add_overflow(g->constant, b->constant[i], &constant)) {
		plan_group_fold(p, g);
		cents = b->cents[i];
		constant = b->constant[i];
	}
	g->n++;
	g->n_known += b->known[i];
	g->cents = cents;
	g->constant = constant;
	g->first = date->first < g->first ? date->first : g->first;
	g->last = date->last > g->last ? date->last : g->last;
	if (g->has_values && b->known[i])
		chain_add(p->harvest->store, &g->values, b->cents[i]);
	p->n_taken++;
	p->n_unknown += !b->known[i];
	p->periods[date->period].n_outside += b->known[i] && !b->has_constant[i];
}

/* Sends for the groups, then for the ends of their amounts, then adds. */
static void add_batch(struct plan *p, size_t n)
{
	struct plan_batch *b = &p->batch;

	p->moved = false;
	for (size_t i = 0; i < n; i++) {
		uint32_t group = b->skip[i] ? 0 : p->slots[plan_hash(b->key[i]) & p->mask];
		if (group > 0)
			__builtin_prefetch(&p->groups[group - 1], 1);
	}
	for (size_t i = 0; i < n; i++)
		if (!b->skip[i])
			b->group[i] = group_of(p, i);
	for (size_t i = 0; i < n; i++) {
		if (b->skip[i])
			continue;
		if (p->moved)
			b->group[i] = group_of(p, i);
		__builtin_prefetch(b->group[i]->values.next, 1);
	}
	for (size_t i = 0; i < n; i++)
		if (!b->skip[i])
			add(p, b->group[i], i);
}

/* False if the row is to be asked about; *keep is false if it is left out. */
static bool pass_filters(struct plan *p, const char *text, uint32_t begin, const uint32_t *fields,
                         bool *keep)
{
	struct span s;

	*keep = true;
	for (size_t i = 0; i < p->n_filters; i++) {
		struct plan_filter *f = &p->filters[i];
		const uint32_t *found = field_of(p, text, begin, fields, f->column, &s)
		                        ? memo_find(&f->memo, s.text, s.len) : NULL;
		if (!found)
			return false;
		if (*found)
			continue;
		*keep = false;
		f->n_excluded += p->listed;
		return p->listed;
	}
	return true;
}

static void filter_batch(struct plan *p, const char *text, struct plan_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool keep = true;
		rows[i].ask = p->n_filters > 0 &&
		              !pass_filters(p, text, rows[i].begin, rows[i].fields, &keep);
		p->batch.skip[i] = rows[i].ask || !keep;
	}
}

/* A row of which something was never met is to be asked about. */
static void find_words(struct plan *p, enum plan_word w, const char *text, struct plan_row *rows,
                       size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!p->batch.skip[i] &&
		    !find_word(p, &p->words[w], text, rows[i].begin, rows[i].fields,
		               &p->batch.words[w][i]))
			rows[i].ask = p->batch.skip[i] = true;
	}
}

static void convert_batch(struct plan *p, const char *text, struct plan_row *rows, size_t n)
{
	struct plan_batch *b = &p->batch;
	struct span amount;

	for (size_t i = 0; i < n; i++) {
		if (b->skip[i])
			continue;
		uint32_t date = b->words[WORD_DATE][i], period = p->dates[date].period;
		if (!field_of(p, text, rows[i].begin, rows[i].fields, p->amount_column, &amount) ||
		    !convert(p, amount, b->words[WORD_CURRENCY][i], period, i)) {
			rows[i].ask = b->skip[i] = true;
			continue;
		}
		b->key[i] = (uint64_t)b->words[WORD_DONOR][i] << 48 |
		            (uint64_t)b->words[WORD_PROGRAMME][i] << 28 |
		            (uint64_t)b->words[WORD_AID_TYPE][i] << 24 |
		            (uint64_t)b->words[WORD_STAGE][i] << 20 | (p->by_day ? date : period);
		__builtin_prefetch(&p->slots[plan_hash(b->key[i]) & p->mask]);
	}
}

void plan_rows(struct plan *p, const char *text, struct plan_row *rows, size_t n)
{
	filter_batch(p, text, rows, n);
	for (int w = 0; w < N_WORDS; w++)
		if (p->words[w].used)
			find_words(p, (enum plan_word)w, text, rows, n);
	convert_batch(p, text, rows, n);
	add_batch(p, n);
}

/* plan_learn: what the words of a row became, by a record and a flow that were made of it. */
#include <stdlib.h>
#include <string.h>

#include "aid/plan_inside.h"
#include "aid/xmem.h"

/* Numbers stand for the words that records and flows have. */
static uint32_t number_text(struct plan *p, enum plan_word w, const char *text)
{
	uint32_t number = memo_get(&p->numbers[w], text, strlen(text));

	if (number != MEMO_NONE)
		return number;
	number = (uint32_t)p->n_texts[w]++;
	XGROW(p->texts[w], number, p->texts_cap[w]);
	p->texts[w][number] = strpool_text(p->harvest->pool, text);
	memo_put(&p->numbers[w], text, strlen(text), number);
	return number;
}

/* Words that no table tells apart are one: groups are as few as the cube's. */
static uint32_t number_asked(struct plan *p, enum plan_word w, enum table_key key, const char *text)
{
	return number_text(p, w, cube_asks(p->harvest->cube, key) ? text : "");
}

static uint32_t number_donor(struct plan *p, const struct flow *f)
{
	uint32_t i = number_asked(p, WORD_DONOR, KEY_DONOR, f->donor);

	XGROW(p->donor_names, i, p->names_cap);
	p->donor_names[i] = strpool_text(p->harvest->pool, f->donor_name);
	return i;
}

/* num / den in lowest terms; false (and den -1) if they do not fit 64 bits. */
static bool reduce(money_wide num, money_wide den, struct plan_factor *f)
{
	money_wide a = num, b = den;

	while (b != 0) {
		money_wide rest = a % b;
		a = b;
		b = rest;
	}
	num /= a;
	den /= a;
	*f = (struct plan_factor){ 0, -1, 0 };
	if (!money_fits(num) || !money_fits(den))
		return false;
	*f = (struct plan_factor){ (int64_t)num, (int64_t)den, 0 };
	if (den > 1)
		f->inverse = (uint64_t)(((wide_half)1 << 64) / (wide_half)den);
	return true;
}

static bool same_date(const struct date *a, const struct date *b)
{
	return a->precision == b->precision && a->year == b->year && a->month == b->month &&
	       a->day == b->day && a->quarter == b->quarter;
}

static uint32_t number_period(struct plan *p, const struct date *d)
{
	struct date coarse = cube_date(GRAIN_MONTH, d);
	money_wide num, den;
	size_t i = 0;

	while (i < p->n_periods && !same_date(&p->periods[i].date, &coarse))
		i++;
	if (i < p->n_periods)
		return (uint32_t)i;
	struct plan_period new = { .date = coarse, .to_constant = { 1, 1, 0 } };
	enum deflator_status found = deflators_find(converter_deflators(p->harvest->converter), d,
	                                            &num, &den, NULL);
	new.has_constant = found == DEFLATOR_FOUND;
	new.usable = found == DEFLATOR_OUTSIDE ||
	             (new.has_constant && reduce(num, den, &new.to_constant));
	XGROW(p->periods, i, p->periods_cap);
	p->periods[p->n_periods++] = new;
	return (uint32_t)i;
}

/* First dates sort by their first day, then the more exact; last dates by their last day. */
static uint32_t number_date(struct plan *p, const struct date *d)
{
	uint32_t words[DATE_WORDS];
	bool fresh;

	date_words(d, words);
	size_t i = groups_number(p->date_numbers, words, &fresh);
	if (!fresh)
		return (uint32_t)i;
	struct plan_date new = { *d, number_period(p, d), INT32_MAX, INT32_MIN };
	if (d->precision != DATE_NONE) {
		new.first = date_first_day(d) * 8 + 7 - d->precision;
		new.last = date_last_day(d) * 8 + d->precision;
	}
	XGROW(p->dates, i, p->dates_cap);
	p->dates[p->n_dates++] = new;
	return (uint32_t)i;
}

/* What the digits of an amount with so many decimals are multiplied by to be minor units. */
static struct plan_factor unit_of(const struct expr *x, int decimals, unsigned fraction)
{
	money_wide num = x->scale_num, den = x->scale_den;
	struct plan_factor f;

	for (int i = 0; i < decimals; i++)
		num *= 10;
	for (unsigned i = 0; i < fraction; i++)
		den *= 10;
	reduce(num, den, &f);
	return f;
}

static void number_units(struct plan_lane *l, size_t currency, int decimals)
{
	XGROW(l->units, currency, l->units_cap);
	for (unsigned n = 0; n <= PLAN_FRACTION; n++)
		l->units[currency].of[n] = unit_of(l->amount, decimals, n);
}

static uint32_t number_currency(struct plan *p, const struct record *r)
{
	size_t i = 0;

	while (i < p->n_currencies && strcmp(p->currencies[i].code, r->currency) != 0)
		i++;
	if (i < p->n_currencies)
		return (uint32_t)i;
	struct plan_currency new = { .code = strpool_text(p->harvest->pool, r->currency),
	                             .decimals = r->decimals };
	XGROW(p->currencies, i, p->currencies_cap);
	p->currencies[p->n_currencies++] = new;
	for (size_t lane = 0; lane < p->n_lanes; lane++)
		number_units(&p->lanes[lane], i, r->decimals);
	return (uint32_t)i;
}

const struct plan_factor *plan_factor_of(struct plan *p, uint32_t currency, uint32_t period)
{
	struct plan_currency *c = &p->currencies[currency];
	struct str missing = STR_INIT;
	char text[RATE_TEXT_MAX];
	struct rate rate;

	if (period >= c->n) {
		c->factors = xrealloc(c->factors, p->n_periods * sizeof *c->factors);
		memset(c->factors + c->n, 0, (p->n_periods - c->n) * sizeof *c->factors);
		c->n = p->n_periods;
	}
	struct plan_factor *f = &c->factors[period];
	bool found = currencies_is_money(converter_currencies(p->harvest->converter), c->code) &&
	             rates_find(converter_rates(p->harvest->converter), c->code,
	                        &p->periods[period].date, &rate, text, &missing);
	str_release(&missing);
	if (!found)
		return f->den = -1, f;
	for (int i = 0; i < c->decimals; i++)
		rate.den *= 10;
	reduce(rate.num * 100, rate.den, f);
	return f;
}

/* Only a wording whose bounds are the figure itself is added without a second look. */
static bool is_exact(const struct plan *p, const char *qualifier)
{
	money_wide low, high;

	return qualifiers_bounds(converter_qualifiers(p->harvest->converter), "flow", qualifier, 100,
	                         2, &low, &high) && low == 200 && high == 200;
}

static bool value_of(struct plan *p, enum plan_word w, const struct record *r,
                     const struct flow *f, uint32_t *value)
{
	*value = 0;
	switch (w) {
	case WORD_DONOR:
		*value = number_donor(p, f);
		break;
	case WORD_PROGRAMME:
		*value = number_asked(p, w, KEY_PROGRAMME, r->programme);
		break;
	case WORD_AID_TYPE:
		*value = number_asked(p, w, KEY_AID_TYPE, r->aid_type);
		break;
	case WORD_STAGE:
		*value = number_asked(p, w, KEY_STAGE, r->stage);
		break;
	case WORD_DATE:
		*value = number_date(p, &r->date);
		break;
	case WORD_CURRENCY:
		*value = number_currency(p, r);
		break;
	case WORD_QUALIFIER:
		return is_exact(p, r->qualifier);
	default:
		break;
	}
	return true;
}

/* The texts of the columns that a word is made of, each ended by NUL where there are several. */
static void make_key(const struct plan_word_of *word, const struct csvrow *row, struct str *key)
{
	for (size_t i = 0; i < word->n; i++) {
		const struct csvfield *field = &row->fields[word->columns[i]];
		str_add_n(key, field->text, field->len + (word->n > 1));
	}
}

static void learn_word(struct plan *p, enum plan_word w, const struct csvrow *row,
                       const struct record *r, const struct flow *f)
{
	struct plan_word_of *word = &p->words[w];
	struct str key = STR_INIT;
	uint32_t value;

	make_key(word, row, &key);
	uint32_t day = w == WORD_DATE ? plan_day(str_text(&key), key.len) : PLAN_DAYS;
	bool known = word->n == 0 ? word->has_value
	             : day < PLAN_DAYS ? p->days[day] > 0
	             : word->memo.n == MEMO_MOST ||
	               memo_get(&word->memo, str_text(&key), key.len) != MEMO_NONE;
	if (!known && value_of(p, w, r, f, &value)) {
		if (day < PLAN_DAYS)
			p->days[day] = value + 1;
		else if (word->n > 0)
			memo_put(&word->memo, str_text(&key), key.len, value);
		else
			plan_fill(p, w, value);
		word->has_value = true;
	}
	str_release(&key);
}

static void learn_filters(struct plan *p, const struct csvrow *row)
{
	struct number_error why;

	for (size_t i = 0; i < p->n_filters; i++) {
		struct plan_filter *f = &p->filters[i];
		const struct csvfield *field = &row->fields[f->column];
		enum filter_answer answer = filter_ask(f->filter, field->text, &p->d->numbers,
		                                       &p->d->missing, &why);
		if (answer != FILTER_NO_NUMBER)
			memo_put(&f->memo, field->text, field->len,
			         (answer == FILTER_YES) == f->filter->keep);
	}
}

static void learn_own(struct plan *p, struct plan_lane *l, const struct record *r, const struct flow *f)
{
	for (size_t i = 0; i < l->n_own; i++)
		if (!l->own[i].known)
			l->own[i].known = value_of(p, l->own[i].word, r, f, &l->own[i].value);
}

void plan_learn(struct plan *p, const struct csvrow *row, size_t lane, const struct record *r,
                const struct flow *f)
{
	learn_filters(p, row);
	p->listed = rejects_full(p->harvest->rejects, p->d->name, true);
	for (int w = 0; r && w < N_WORDS; w++)
		if (p->words[w].used)
			learn_word(p, (enum plan_word)w, row, r, f);
	if (r)
		learn_own(p, &p->lanes[lane], r, f);
}

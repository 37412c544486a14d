/* plan_inside: what the files of plan share; nobody else includes this. */
#ifndef AID_PLAN_INSIDE_H
#define AID_PLAN_INSIDE_H

#include <string.h>

#include "aid/chain.h"
#include "aid/groups.h"
#include "aid/memo.h"
#include "aid/money.h"
#include "aid/plan.h"
#include "aid/wide.h"

/* The fields whose text is looked up, in this order; the first five are parts of a group's key. */
enum plan_word {
	WORD_DONOR, WORD_PROGRAMME, WORD_AID_TYPE, WORD_STAGE, WORD_DATE, WORD_CURRENCY, WORD_QUALIFIER,
	WORD_RECIPIENT, WORD_SINCE, WORD_VERIFICATION, WORD_SOURCE_URL, WORD_AGENCY,
	WORD_SOURCE_TITLE, N_WORDS
};

enum { PLAN_COLUMNS = 4, PLAN_FRACTION = 8, PLAN_KEY = 256 };
/* A key of a group, from its lowest bit: the number of a date or period, then of the other words. */
enum { PLAN_DATE_BITS = 20, PLAN_KEY_WORDS = 2 };

/* How a field's text is found: joined from some columns of the row. */
struct plan_word_of {
	bool used;
	size_t n;                      /* 0: always the same, so known after one row */
	uint32_t columns[PLAN_COLUMNS];
	struct memo memo;
	bool has_value;                /* of a constant: it stands in the batch */
	bool paired;                   /* found with its neighbour: plan_pairs_find */
};

/* Two words whose columns are neighbours, found as one text while few different ones are met. */
struct plan_pair {
	enum plan_word words[2];
	uint32_t column;               /* the first one's */
	struct memo memo;              /* a number in values */
	size_t cap;
	uint32_t (*values)[2];         /* of both words */
};

/* A number is multiplied by num / den; den 0: not known yet, -1: not in 64 bits. */
struct plan_factor {
	int64_t num, den;
	uint64_t inverse;              /* 2^64 / den, rounded down, where den is 2 or more */
};

/* A date as met: its day or period, and the keys by which first and last are found. */
struct plan_date {
	struct date date;
	uint32_t period;               /* in periods */
	int32_t first, last;
};

/* A date as coarse as rates and prices are: a month where the day is known. */
struct plan_period {
	struct date date;
	bool has_constant;             /* else outside the price series */
	bool usable;
	struct plan_factor to_constant;
	uint64_t n_outside;            /* known amounts that the series does not reach */
};

struct plan_currency {
	const char *code;
	int decimals;
	size_t n;                      /* periods with a factor */
	struct plan_factor *factors;   /* minor units to cents */
};

/* Digits with so many decimals to minor units. */
struct plan_unit {
	struct plan_factor of[PLAN_FRACTION + 1];
};

/* What was added under one key: one line of the processor's cache. Sums that would run over move
 * to the cube before. */
struct plan_group {
	_Alignas(64) int64_t cents;
	int64_t constant;
	struct chain values;
	uint32_t n, n_known;
	int32_t first, last;
	uint64_t key: 63, has_values: 1;
};

/* What rows of a batch come to, row by row. */
struct plan_batch {
	bool skip[PLAN_BATCH];         /* excluded, or to be asked about */
	bool made[PLAN_BATCH];         /* some record is made of the row; where there are several lanes */
	uint32_t words[N_WORDS][PLAN_BATCH];
	uint32_t group[PLAN_BATCH];    /* of the taken rows: in groups */
};

/* A word that is another one in each record of a row, and always the same. */
struct plan_own {
	enum plan_word word;
	bool known;                    /* met in a record */
	uint32_t value;
};

/* What is made of each row: its only record, or that of one [record], if the row states its amount. */
struct plan_lane {
	const struct expr *amount;
	uint32_t amount_column;
	struct plan_unit *units;       /* by currency */
	size_t units_cap, n_own;
	struct plan_own own[N_WORDS];
	/* Of the rows of the batch. */
	uint64_t key[PLAN_BATCH];
	int64_t cents[PLAN_BATCH], constant[PLAN_BATCH];
	bool known[PLAN_BATCH];
	size_t home[PLAN_BATCH];       /* where the search for the key begins */
	size_t n_taken;
	uint32_t taken[PLAN_BATCH];    /* the numbers of the rows that are added */
};

struct plan_filter {
	uint32_t column;
	const struct filter *filter;
	const char *name;              /* of the column, in the file */
	struct memo memo;              /* 1: keep */
	uint64_t n_excluded;
};

struct plan {
	const struct descriptor *d;
	size_t source;                 /* its number in the harvest */
	struct harvest *harvest;
	bool by_day;                   /* some table needs days */
	uint32_t *days;                /* by day_number: date + 1, for dates such as 2022-11-14 */
	bool listed;                   /* no more excluded rows are listed */
	struct plan_word_of words[N_WORDS];
	size_t n_pairs;
	struct plan_pair pairs[N_WORDS / 2];
	bool optional;                 /* of a row that states no amount no record is made */
	size_t n_lanes;
	struct plan_lane *lanes;
	uint64_t n_unstated;           /* rows of which no record is made, beyond those that are listed */
	uint32_t last_column;
	char decimal;
	bool no_quotes;
	struct memo missing;           /* texts that stand for no amount */
	size_t n_filters;
	struct plan_filter *filters;
	/* What the numbers of words mean. */
	struct memo numbers[WORD_DATE];
	size_t n_texts[WORD_DATE], texts_cap[WORD_DATE];
	const char **texts[WORD_DATE];
	const char **donor_names;
	size_t names_cap;
	size_t n_dates, dates_cap, n_periods, periods_cap, n_currencies, currencies_cap;
	struct groups *date_numbers;   /* of the dates */
	struct plan_date *dates;
	struct plan_period *periods;
	struct plan_currency *currencies;
	/* The groups. */
	size_t mask, n_groups, groups_cap, infos_cap;
	uint32_t *slots;               /* number of a group + 1; 0: free */
	struct groups *key_numbers;    /* of the keys without dates */
	size_t cells_cap, *cells;      /* of those numbers: the cube's */
	struct plan_group *groups;
	struct plan_info {
		uint32_t cell, date;
	} *infos;
	struct plan_batch batch;
	uint64_t n_taken, n_unknown;   /* rows of the groups that moved to the cube */
};

struct plan_span {
	const char *text;
	size_t len;
};

/* Takes the quotes off. False if doubled quotes stand in the field. */
bool plan_unquote(struct plan_span *s);

/* The text of a field without its quotes. False if doubled quotes stand in it. */
static inline bool plan_field_of(const struct plan *p, const char *text, uint32_t begin,
                                 const uint32_t *fields, uint32_t column, struct plan_span *s)
{
	uint32_t from = column == 0 ? begin : fields[column - 1] + 1, to = fields[column];

	/* Before the newline there may be a carriage return. */
	if (column == p->last_column && to > from && text[to - 1] == '\r')
		to--;
	*s = (struct plan_span){ text + from, to - from };
	if (text[from] != '"' || p->no_quotes)
		return true;
	struct plan_span inside = *s; /* so that *s itself stays in registers */
	bool plain = plan_unquote(&inside);
	*s = inside;
	return plain;
}

/* Eight bytes, the first in the lowest place. */
static inline uint64_t plan_load(const char *text)
{
	uint64_t x = 0;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	memcpy(&x, text, 8);
#else
	for (int i = 7; i >= 0; i--)
		x = x << 8 | (unsigned char)text[i];
#endif
	return x;
}

/* A number for "2022-11-14", below PLAN_DAYS; PLAN_DAYS for other texts. */
enum { PLAN_DAYS = 201 * 12 * 31, PLAN_FIRST_YEAR = 1900 };
static inline uint32_t plan_day(const char *text, size_t len)
{
	if (len != 10)
		return PLAN_DAYS;
	/* Digits become 0 … 9 and dashes 0; what is no digit or dash there has its high bit set after. */
	uint64_t x = plan_load(text) ^ 0x2D30302D30303030u;
	uint64_t wrong = (x | (x + 0x7F76767F76767676u)) & 0x8080808080808080u;
	uint64_t pairs = x * 10 + (x >> 8); /* of two digits each, if the first is at an even place */
	unsigned year = (unsigned)((pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF)) - PLAN_FIRST_YEAR;
	unsigned month = (unsigned)((x >> 40 & 0xFF) * 10 + (x >> 48 & 0xFF)) - 1;
	unsigned tens = (unsigned char)text[8] - (unsigned)'0', ones = (unsigned char)text[9] - (unsigned)'0';
	unsigned day = tens * 10 + ones - 1;
	bool right = !wrong & (tens < 10) & (ones < 10) & (year < 201) & (month < 12) & (day < 31);

	return right ? (year * 12 + month) * 31 + day : PLAN_DAYS;
}

/* Where a key's search begins. */
static inline size_t plan_hash(uint64_t key)
{
	/* Both halves of the product, so that every bit of the key counts. */
	wide_half h = (wide_half)key * 0x9e3779b97f4a7c15u;

	return (size_t)((uint64_t)h ^ (uint64_t)(h >> 64));
}

/* Chooses the words that are found in pairs. */
void plan_pairs_choose(struct plan *p);
/* Finds those words for a batch. A row of which something was never met is to be asked about. */
void plan_pairs_find(struct plan *p, const char *text, struct plan_row *rows, size_t n);
void plan_pairs_release(struct plan *p);
/* Puts a word that is always the same into every row of the batch. */
static inline void plan_fill(struct plan *p, enum plan_word w, uint32_t value)
{
	for (size_t i = 0; i < PLAN_BATCH; i++)
		p->batch.words[w][i] = value;
}

/* The descriptor's field for a word. */
extern const enum descriptor_field plan_fields[N_WORDS];
/* Makes room for one more group: there is some from the beginning, so that it can be sent for. */
void plan_groups_reserve(struct plan *p);
/* Adds the group of row i of the batch, and returns its number. */
uint32_t plan_group_new(struct plan *p, const struct plan_lane *l, size_t i);
/* Moves what a group holds to the cube. */
void plan_group_fold(struct plan *p, struct plan_group *g);
/* The factor of a currency in a period, computed when first asked for. */
const struct plan_factor *plan_factor_of(struct plan *p, uint32_t currency, uint32_t period);

#endif

/*
 * quantity: a figure as somebody states it, with its unit and wording: "more than 66.5 bn USD",
 * "99 percent". Its value is an integer of the measure's own base unit, and its bounds are what
 * the printed digits and the wording allow (qualifiers), so a claim is judged by its own precision.
 */
#ifndef AID_QUANTITY_H
#define AID_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/currencies.h"
#include "aid/err.h"
#include "aid/qualifiers.h"
#include "aid/str.h"

/* What is measured, and in what: cents, millionths of a percent or of a ratio, years, things. */
enum quantity_kind { QUANTITY_MONEY, QUANTITY_PERCENT, QUANTITY_RATIO, QUANTITY_YEAR, QUANTITY_COUNT };

struct quantity_unit {
	char name[16];            /* "USD bn" */
	enum quantity_kind kind;
	char currency[4];         /* of money, else "" */
	int64_t scale;            /* base units in one: 10^11 cents in a billion dollars */
	int decimals;             /* with which a computed value is printed */
	bool above;               /* the claim is that the value lies above the figure */
};

struct quantity {
	struct quantity_unit unit;
	int64_t value; /* of money in hundredths, whatever the currency's own minor unit */
	money_wide twice_low, twice_high;
};

/* What a figure is read and judged by; borrowed. */
struct quantity_rules {
	const struct qualifiers *qualifiers;
	const struct currencies *currencies;
};

/* The unit of this name: "USD bn", "NOK m", "percent". False if there is none. */
bool quantity_unit(const char *name, const struct currencies *c, struct quantity_unit *out);
/* Adds what units there are, joined by commas. */
void quantity_unit_names(struct str *out);
/* Reads the figure alone ("66.5"); false if it is no plain number. qualifier "" is exact. */
bool quantity_set(const char *figure, const struct quantity_unit *unit, const char *qualifier,
                  const struct qualifiers *q, struct quantity *out);
/* Reads wording, figure and unit at the start of a sentence and moves *text behind them; wording
 * is "about", "more than", "at least", "nearly", "up to"; the currency is dollars if none is said. False
 * with what was expected in *why. */
bool quantity_parse(const char **text, const struct quantity_rules *rules, struct quantity *out,
                    struct str *why);
/* Whether the value bears the figure out. */
bool quantity_holds(const struct quantity *q, int64_t value);
/* A value of the unit's kind as text with the unit's decimals. */
void quantity_format(const struct quantity_unit *unit, int64_t value, struct str *out);

#endif

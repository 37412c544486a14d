/*
 * rates: exchange rates to US dollars, monthly means, as exact fractions.
 *
 * The rate of a quarter or a year is the exact mean of its months' rates (DESIGN §4.5);
 * nothing is rounded before the product. A month that the table lacks is never made up.
 */
#ifndef AID_RATES_H
#define AID_RATES_H

#include <stdbool.h>

#include "aid/date.h"
#include "aid/err.h"
#include "aid/money.h"
#include "aid/str.h"

struct rates;

#define RATE_TEXT_MAX MONEY_TEXT_MAX

/* US dollars for one unit of a currency: num / den. */
struct rate {
	money_wide num, den;
};

/* Reads DIR/exchange_rates.csv; NULL with all reasons in *e. Caller frees. */
struct rates *rates_load(const char *reference_dir, struct err *e);
/* The rate of a date's period; 1 for USD. An undated amount in another currency has no rate:
 * false with *missing empty. A month without a rate: false, *missing names currency and months
 * ("ISK 2014-09"). text gets the rate for people: as the table has it for one month, otherwise
 * the mean to eight decimals; "" if there is none. */
bool rates_find(const struct rates *r, const char *currency, const struct date *d,
                struct rate *rate, char text[RATE_TEXT_MAX], struct str *missing);
/* Adds the months behind a date's rate, as the table has them: "2022-01 1.1314, 2022-02 1.1342";
 * nothing for US dollars or an undated amount. */
void rates_say(const struct rates *r, const char *currency, const struct date *d,
               struct str *text);
void rates_free(struct rates *r);

#endif

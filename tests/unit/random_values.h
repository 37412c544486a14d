/* random_values: random dates and amounts for property tests. */
#ifndef AID_TESTS_RANDOM_VALUES_H
#define AID_TESTS_RANDOM_VALUES_H

#include "aid/date.h"
#include "property.h"

static inline struct date random_date(struct random *r)
{
	struct date d = { .precision = (uint8_t)random_below(r, DATE_DAY + 1) };

	if (d.precision != DATE_NONE)
		d.year = (int16_t)random_between(r, 2021, 2025);
	if (d.precision == DATE_QUARTER)
		d.quarter = (uint8_t)random_between(r, 1, 4);
	if (d.precision >= DATE_MONTH)
		d.month = (uint8_t)random_between(r, 1, 12);
	if (d.precision == DATE_DAY)
		d.day = (uint8_t)random_between(r, 1, 28);
	return d;
}

static inline int64_t random_amount(struct random *r)
{
	int64_t digits = random_between(r, -50, 999);

	for (size_t i = random_below(r, 11); i > 0; i--)
		digits *= 10;
	return digits;
}

#endif

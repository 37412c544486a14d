#include "aid/bargain_value.h"

#include <math.h>
#include <string.h>

#include "aid/date.h"
#include "aid/ini.h"
#include "aid/money.h"

/* What the model can use. An open end is not part of the range. */
static const struct limit {
	double low, high;
	bool open_low, open_high;
	const char *text;
} limits[BARGAIN_PARAMETERS] = {
	[BARGAIN_G] = { 0, HUGE_VAL, true, true, "a number above 0" },
	[BARGAIN_U] = { 0, HUGE_VAL, false, true, "a number of at least 0" },
	[BARGAIN_L] = { 0, HUGE_VAL, false, true, "a number of at least 0" },
	[BARGAIN_D] = { 0, 1, true, true, "a number above 0 and below 1" },
	[BARGAIN_CA] = { 0, 1, false, false, "a number from 0 to 1" },
	[BARGAIN_CB] = { 0, 1, false, false, "a number from 0 to 1" },
	[BARGAIN_PI] = { 0, HUGE_VAL, true, true, "a number above 0" },
	[BARGAIN_F] = { 0, 1, false, false, "a number from 0 to 1" },
};

static const struct form {
	const char *name;
	enum bargain_shape shape;
	size_t numbers;
} forms[] = {
	{ "constant", BARGAIN_CONSTANT, 1 },
	{ "uniform", BARGAIN_UNIFORM, 2 },
	{ "triangular", BARGAIN_TRIANGULAR, 3 },
};

bool bargain_value_refuse(const struct bargain_value *v, const char *expected, struct err *e)
{
	if (v->option)
		return err_usage(e, "found %s=%s; expected %s", v->name, v->text, expected);
	return err_data(e, &v->at, "found %s = %s; expected %s", v->name, v->text, expected);
}

bool bargain_value_integer(const struct bargain_value *v, int64_t low, int64_t high, int64_t *n,
                           struct err *e)
{
	char low_text[MONEY_TEXT_MAX], high_text[MONEY_TEXT_MAX];
	char expected[2 * MONEY_TEXT_MAX + 32] = "a whole number from ";

	if (money_whole(v->text, low, high, n))
		return true;
	money_format(low_text, low, 0);
	money_format(high_text, high, 0);
	strcat(strcat(strcat(expected, low_text), " to "), high_text);
	return bargain_value_refuse(v, expected, e);
}

bool bargain_value_quarter(const struct bargain_value *v, int *quarter, struct err *e)
{
	struct date d;

	if (!date_parse_own(v->text, &d) || d.precision != DATE_QUARTER)
		return bargain_value_refuse(v, "a quarter such as 2022-Q1", e);
	*quarter = d.year * 4 + d.quarter - 1;
	return true;
}

bool bargain_value_choice(const struct bargain_value *v, const char *const *names, int *choice,
                          struct err *e)
{
	char expected[256] = "one of";

	for (int i = 0; names[i]; i++)
		if (strcmp(names[i], v->text) == 0) {
			*choice = i;
			return true;
		}
	for (int i = 0; names[i]; i++)
		strcat(strcat(expected, i > 0 ? ", " : " "), names[i]);
	return bargain_value_refuse(v, expected, e);
}

static bool take_number(const char *text, enum bargain_parameter p, double *number)
{
	const struct limit *limit = &limits[p];
	struct number_error why;
	int64_t billionths;

	if (!money_parse(text, NULL, 1, 1, 9, &billionths, &why))
		return false;
	*number = (double)billionths / 1e9;
	return (limit->open_low ? *number > limit->low : *number >= limit->low) &&
	       (limit->open_high ? *number < limit->high : *number <= limit->high);
}

bool bargain_value_number(const struct bargain_value *v, enum bargain_parameter p, double *number,
                          struct err *e)
{
	return take_number(v->text, p, number) || bargain_value_refuse(v, limits[p].text, e);
}

static void fill(struct bargain_prior *prior, enum bargain_shape shape, const double *number)
{
	prior->shape = shape;
	prior->low = number[0];
	prior->high = number[shape == BARGAIN_TRIANGULAR ? 2 : shape == BARGAIN_UNIFORM ? 1 : 0];
	prior->mode = shape == BARGAIN_TRIANGULAR ? number[1] : (prior->low + prior->high) / 2;
}

bool bargain_value_prior(const struct bargain_value *v, enum bargain_parameter p,
                         struct bargain_prior *prior, struct err *e)
{
	static const char shapes[] =
		"constant VALUE, uniform LOW HIGH or triangular LOW MODE HIGH, "
		"ascending";
	char **words;
	size_t n = ini_words(v->text, &words), first = 0, expected = 1;
	enum bargain_shape shape = BARGAIN_CONSTANT;
	double number[3] = { 0 };
	bool usable = true;

	for (size_t i = 0; n > 0 && i < sizeof forms / sizeof *forms; i++)
		if (strcmp(words[0], forms[i].name) == 0) {
			shape = forms[i].shape;
			expected = forms[i].numbers;
			first = 1;
		}
	bool ok = n == first + expected || bargain_value_refuse(v, shapes, e);
	for (size_t i = 0; ok && i < expected; i++)
		usable = take_number(words[first + i], p, &number[i]) && usable;
	if (ok && !usable)
		ok = bargain_value_refuse(v, limits[p].text, e);
	for (size_t i = 1; ok && i < expected; i++)
		ok = number[i] >= number[i - 1] || bargain_value_refuse(v, shapes, e);
	ini_words_free(words, n);
	if (ok)
		fill(prior, shape, number);
	return ok;
}

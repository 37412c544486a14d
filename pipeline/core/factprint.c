#include "aid/factprint.h"

#include <string.h>

#include "aid/date.h"
#include "aid/money.h"
#include "aid/where.h"

const char factprint_formats[] = "money | count | words | percent | number | times | text | name | date | month";

bool factprint_is_number(const char *format)
{
	return !where_in_words(format, "text | name | date | month");
}

static void print_money(struct str *s, int64_t cents)
{
	char text[MONEY_TEXT_MAX];

	money_format_short(text, cents < 0 ? -cents : cents);
	str_printf(s, "%s$%s", cents < 0 ? "-" : "", text);
}

/* Rounded once to so many decimals (0 to 2), half to even. */
static void print_decimal(struct str *s, int64_t hundredths, int decimals)
{
	static const int units[] = { 100, 10, 1 };
	char text[MONEY_TEXT_MAX];
	int64_t rounded = 0;

	money_divide(hundredths, units[decimals], &rounded);
	money_format(text, rounded, decimals);
	const char *p = text + (text[0] == '-');
	size_t whole = strcspn(p, ".");
	str_add(s, text[0] == '-' ? "-" : "");
	for (; whole > 0; whole--) {
		str_add_char(s, *p++);
		if (whole > 1 && whole % 3 == 1)
			str_add_char(s, ',');
	}
	str_add(s, p);
}

static void print_count(struct str *s, int64_t hundredths)
{
	static const char *const names[] = { "no", "one", "two", "three", "four", "five", "six", "seven",
	                                     "eight", "nine", "ten", "eleven", "twelve" };
	int64_t n = hundredths / 100;

	if (hundredths >= 0 && hundredths % 100 == 0 && n < (int64_t)(sizeof names / sizeof *names))
		str_add(s, names[n]);
	else
		print_decimal(s, hundredths, 0);
}

void factprint_number(struct str *s, const char *format, int64_t hundredths)
{
	if (strcmp(format, "money") == 0) {
		print_money(s, hundredths);
	} else if (strcmp(format, "words") == 0) {
		print_count(s, hundredths);
	} else if (strcmp(format, "percent") == 0) {
		print_decimal(s, hundredths, 1);
		str_add(s, "%");
	} else if (strcmp(format, "number") == 0) {
		print_decimal(s, hundredths, 2);
	} else if (strcmp(format, "times") == 0) {
		/* From ten on, a tenth says nothing. */
		print_decimal(s, hundredths, hundredths > -995 && hundredths < 995 ? 1 : 0);
		str_add(s, " times");
	} else {
		print_decimal(s, hundredths, 0);
	}
}

void factprint_cell(struct str *s, const char *format, const char *number)
{
	struct number_error why;
	int64_t hundredths;

	if (money_parse(number, NULL, 1, 1, 2, &hundredths, &why))
		factprint_number(s, format, hundredths);
	else
		str_add(s, number);
}

void factprint_text(struct str *s, const char *format, const char *text)
{
	static const char *const months[] = { "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December" };
	static const char *const quarters[] = { "first", "second", "third", "fourth" };
	struct date d;

	if (where_in_words(format, "text | name") || !date_parse_own(text, &d))
		str_add(s, text);
	else if (d.precision == DATE_DAY)
		str_printf(s, "%d %s %d", d.day, months[d.month - 1], d.year);
	else if (d.precision == DATE_MONTH)
		str_printf(s, "%s %d", months[d.month - 1], d.year);
	else if (d.precision == DATE_QUARTER)
		str_printf(s, "the %s quarter of %d", quarters[d.quarter - 1], d.year);
	else
		str_add(s, text);
}

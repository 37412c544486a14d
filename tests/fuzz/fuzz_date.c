/*
 * fuzz_date: declared forms and a text, a line each. What is read exists, lies within its own first and
 * last day, and reads back from its own form.
 */
#include "fuzz.h"

#include "aid/date.h"

static void check(const struct date *d)
{
	char text[DATE_TEXT_MAX];
	struct date again;

	MUST(date_exists(d));
	MUST(date_first_day(d) <= date_last_day(d));
	date_format(d, text);
	MUST(date_parse_own(text, &again));
	MUST(memcmp(d, &again, sizeof again) == 0);
	for (int p = PERIOD_DAY; p <= PERIOD_ALL; p++)
		MUST(date_period(d, (enum date_period)p, text) < DATE_TEXT_MAX);
	struct date day = date_of_day(date_first_day(d));
	MUST(date_first_day(&day) == date_first_day(d));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *forms = fuzz_text(data, size), *text = strchr(forms, '\n');
	struct date_forms f;
	struct date d;

	if (text) {
		*text++ = '\0';
		memset(&d, 0, sizeof d);
		if (date_forms_parse(forms, &f) && date_parse(text, &f, &d))
			check(&d);
		if (date_parse_own(text, &d) && d.precision != DATE_NONE)
			check(&d);
	}
	free(forms);
	return 0;
}

#include "aid/manifest_age.h"

#include <stdlib.h>
#include <string.h>

#include "aid/money.h"
#include "aid/xmem.h"

enum { ANY_AGE = -1 };

bool manifest_days(const char *text, int64_t *days)
{
	size_t n = strspn(text, "0123456789");
	char *number = xstrndup(text, n);
	struct number_error why;
	int64_t count = 0;
	bool ok = (text[n] == '\0' || strcmp(text + n, " days") == 0) &&
	          money_parse(number, NULL, 1, 1, 0, &count, &why);

	free(number);
	if (ok && days)
		*days = count;
	return ok;
}

/* The last option that is for all sources or for this one. */
static const char *option_for(const struct manifest_options *o, const char *source)
{
	const char *found = NULL;

	for (size_t i = 0; i < o->n_max_ages; i++) {
		const char *equals = strchr(o->max_ages[i], '=');
		size_t n = equals ? (size_t)(equals - o->max_ages[i]) : 0;
		if (!equals)
			found = o->max_ages[i];
		else if (strncmp(source, o->max_ages[i], n) == 0 && source[n] == '\0')
			found = equals + 1;
	}
	return found;
}

static int64_t limit_of(const struct manifest_options *o, const struct descriptor *d, struct err *e)
{
	const struct ini_section *s = ini_section(d->ini, "source");
	struct place at = ini_place(d->ini, s, ini_entry(s, "max_age"));
	const char *option = option_for(o, d->name), *declared = ini_get(s, "max_age");
	int64_t days = ANY_AGE;

	if (option)
		manifest_days(option, &days); /* checked by the caller */
	else if (declared && !manifest_days(declared, &days))
		err_data(e, &at, "found \"max_age = %s\"; expected days, such as 120 days", declared);
	return days;
}

void manifest_age(const struct manifest_options *o, const struct descriptor *d,
                  const struct date *last, struct err *e)
{
	int64_t limit = limit_of(o, d, e);
	char reach[DATE_TEXT_MAX], today[DATE_TEXT_MAX];

	if (limit == ANY_AGE || last->precision == DATE_NONE || o->today.precision == DATE_NONE)
		return;
	int64_t age = (int64_t)date_first_day(&o->today) - date_last_day(last);
	if (age <= limit)
		return;
	date_format(last, reach);
	date_format(&o->today, today);
	err_note(e, "manifest: %s: its data reach to %s, %lld days before %s; expected at most %lld "
	         "(max_age); look for a newer release%s%s", d->name, reach, (long long)age, today,
	         (long long)limit, d->publisher[0] ? " by " : "", d->publisher);
}

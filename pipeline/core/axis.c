#include "aid/axis.h"

#include <math.h>
#include <stdio.h>

#include "aid/date.h"
#include "aid/textwidth.h"
#include "aid/xmem.h"

const struct axis_unit *axis_unit(double largest)
{
	static const struct axis_unit units[] = {
		{ "1e12", 1e12, "trillion US dollars", "tn" },
		{ "1e9", 1e9, "billion US dollars", "bn" },
		{ "1e6", 1e6, "million US dollars", "m" },
		{ "1e3", 1e3, "thousand US dollars", "k" },
		{ "1", 1, "US dollars", "" },
	};
	size_t n = sizeof units / sizeof *units;

	for (size_t i = 0; i < n; i++)
		if (fabs(largest) >= units[i].scale)
			return &units[i];
	return &units[n - 1];
}

static double round_step(double rough)
{
	double power = pow(10, floor(log10(rough)));
	double digit = rough / power;

	return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
}

struct axis axis_round(double low, double high, size_t wanted)
{
	struct axis a = { low, high, 1, 0 };

	if (high <= low) /* one value, or nothing but zeros: still an axis with a length */
		a.high = high = low + (low != 0 ? fabs(low) : 1);
	a.step = round_step((high - low) / (double)wanted);
	a.low = floor(low / a.step + 1e-9) * a.step;
	a.high = ceil(high / a.step - 1e-9) * a.step;
	/* Most of the top step would stay empty: end at the data, the last tick below it. */
	if (a.high - high > a.step * 0.5)
		a.high = high + a.step * 0.04;
	a.decimals = a.step < 1 ? (int)ceil(-log10(a.step) - 1e-9) : 0;
	return a;
}

/* --- time --------------------------------------------------------------------------------- */

static int32_t day_of(int year, int month)
{
	struct date d = { .year = (int16_t)year, .month = (uint8_t)month, .day = 1,
	                  .precision = DATE_DAY };

	return date_first_day(&d);
}

static void add_mark(struct axis_marks *m, int32_t day, const char *text)
{
	m->items = xrealloc(m->items, (m->n + 1) * sizeof *m->items);
	m->items[m->n] = (struct axis_mark){ .day = day, .boundary = text[0] == '\0' };
	snprintf(m->items[m->n++].text, AXIS_LABEL_MAX, "%s", text);
}

/* Names a stretch in the middle of what is seen of it, if the name has room there. */
static void add_name(struct axis_marks *m, int32_t first, int32_t next, int32_t from, int32_t to,
                     double pixels_a_day, double size, const char *text)
{
	int32_t seen_from = first > from ? first : from, seen_to = next < to ? next : to;

	if ((seen_to - seen_from) * pixels_a_day >= textwidth(text, size, false) + 4)
		add_mark(m, seen_from + (seen_to - seen_from) / 2, text);
}

/* How many years a label stands for, so that neighbours keep their distance. */
static int year_step(double pixels_a_year, double size)
{
	static const int steps[] = { 1, 2, 5, 10, 20, 50 };
	double need = textwidth("2022", size, false) * 1.4;
	size_t i = 0;

	while (i + 1 < sizeof steps / sizeof *steps && steps[i] * pixels_a_year < need)
		i++;
	return steps[i];
}

static void mark_years(struct axis_marks *m, int32_t from, int32_t to, double pixels_a_day,
                       double size)
{
	int first = date_of_day(from).year, last = date_of_day(to).year;
	int step = year_step(365.25 * pixels_a_day, size);
	char text[AXIS_LABEL_MAX];

	for (int year = first; year <= last; year++) {
		int32_t start = day_of(year, 1);
		if (start >= from && (step == 1 || year % step == 0))
			add_mark(m, start, "");
		snprintf(text, sizeof text, "%d", year);
		if (step == 1)
			add_name(m, start, day_of(year + 1, 1), from, to, pixels_a_day, size, text);
		else if (year % step == 0 && start >= from) /* at its mark: too narrow for a middle */
			add_mark(m, start, text);
	}
}

static void mark_months(struct axis_marks *m, int32_t from, int32_t to, double pixels_a_day,
                        double size)
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
	                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int step = 30.4 * pixels_a_day < textwidth("Jan 2022", size, false) * 1.3 ? 3 : 1;
	struct date d = date_of_day(from);
	char text[AXIS_LABEL_MAX];

	for (int year = d.year, month = d.month; day_of(year, month) <= to;) {
		int32_t start = day_of(year, month);
		int next = month + 1;
		if (start >= from && (month - 1) % step == 0)
			add_mark(m, start, "");
		snprintf(text, sizeof text, "%s %d", names[month - 1], year);
		if ((month - 1) % step == 0)
			add_name(m, start, day_of(year + (next + step - 2) / 12,
			                          (next + step - 2) % 12 + 1),
			         from, to, pixels_a_day, size, text);
		month = next > 12 ? 1 : next;
		year += next > 12;
	}
}

struct axis_marks axis_time(int32_t from, int32_t to, double pixels, double size)
{
	struct axis_marks m = { 0, NULL };
	double pixels_a_day = pixels / (to > from ? to - from : 1);

	if (to - from < 2 * 365)
		mark_months(&m, from, to, pixels_a_day, size);
	else
		mark_years(&m, from, to, pixels_a_day, size);
	return m;
}

#include "aid/axis.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "aid/date.h"
#include "aid/textsize.h"

enum { TICK_SIZE = 15 };

void axis_add(struct axis *a, double value, const char *text)
{
	if (a->n == AXIS_TICKS_MAX)
		return;
	a->ticks[a->n].value = value;
	snprintf(a->ticks[a->n++].text, AXIS_TEXT_MAX, "%s", text);
}

void axis_number(char text[AXIS_TEXT_MAX], double value, int decimals)
{
	char plain[64], *p = plain, *out = text;

	snprintf(plain, sizeof plain, "%.*f", decimals < 9 ? decimals : 9, fabs(value));
	/* No minus before a number that is printed as zero. */
	if (value < 0 && strspn(plain, "0.") < strlen(plain)) {
		memcpy(out, "−", strlen("−"));
		out += strlen("−");
	}
	for (size_t whole = strcspn(plain, "."); whole > 0 && out < text + AXIS_TEXT_MAX - 2; whole--) {
		*out++ = *p++;
		if (whole > 1 && whole % 3 == 1)
			*out++ = ',';
	}
	while (*p && out < text + AXIS_TEXT_MAX - 1)
		*out++ = *p++;
	*out = '\0';
}

void axis_short(char text[AXIS_TEXT_MAX], double value)
{
	double size = fabs(value);
	if (size > 0 && size < 0.0005) {
		snprintf(text, AXIS_TEXT_MAX, value > 0 ? "<0.001" : ">−0.001");
		return;
	}
	int decimals = size == 0 || size >= 99.95 ? 0 : 1;

	/* Below one, two digits after the zeros: 0.47, 0.0031. */
	for (double edge = 0.995; size > 0 && size < edge && decimals < 4; edge /= 10)
		decimals++;
	axis_number(text, value, decimals);
}

double axis_unit(double most, const char *wish, const char **name)
{
	static const struct { double size; const char *name; } units[] = {
		{ 1e12, "US$\u00a0trillion" }, { 1e9, "US$\u00a0billion" }, { 1e6, "US$\u00a0million" },
		{ 1e3, "US$\u00a0thousand" }, { 1, "US$" },
	};
	const size_t n = sizeof units / sizeof *units;
	size_t i = 0;

	while (wish && i < n && !strstr(units[i].name, wish))
		i++;
	if (!wish || i == n)
		for (i = 0; i + 1 < n && fabs(most) < 2 * units[i].size;)
			i++;
	*name = units[i].name;
	return units[i].size;
}

void axis_place(struct axis *a, double start, double end)
{
	a->start = start;
	a->end = end;
}

static double share(const struct axis *a, double value)
{
	if (a->kind == AXIS_LOG)
		return value > 0 ? log(value / a->low) / log(a->high / a->low) : 0;
	return (value - a->low) / (a->high - a->low);
}

double axis_px(const struct axis *a, double value)
{
	return a->start + share(a, value) * (a->end - a->start);
}

double axis_value(const struct axis *a, double px)
{
	double t = (px - a->start) / (a->end - a->start);

	return a->kind == AXIS_LOG ? a->low * pow(a->high / a->low, t) : a->low + t * (a->high - a->low);
}

static double steps_below(double value, double step)
{
	return floor(value / step + 1e-9);
}

static double steps_above(double value, double step)
{
	return ceil(value / step - 1e-9);
}

/* The smallest of 1, 2, 2.5, 5 times a power of ten with which at most so many steps hold both. */
static double round_step(double low, double high, size_t about)
{
	static const double steps[] = { 1, 2, 2.5, 5 };
	double unit = pow(10, floor(log10((high - low) / (double)about)));

	about = about > 2 ? about : 2; /* one step each side of zero */
	for (;; unit *= 10)
		for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
			double step = unit * steps[i];
			if (steps_above(high, step) - steps_below(low, step) <= (double)about)
				return step;
		}
}

/* As many decimals as the step has: 2.5 has one, 0.02 two. */
static int decimals_of(double step)
{
	int n = 0;

	for (double s = step; n < 9 && fabs(s - round(s)) > 1e-6 * s; n++)
		s = step * pow(10, n + 1);
	return n;
}

static void linear(struct axis *a, double low, double high, size_t about)
{
	double step = round_step(low, high, about);
	char text[AXIS_TEXT_MAX];

	*a = (struct axis){ .kind = AXIS_LINEAR };
	a->low = step * steps_below(low, step);
	a->high = step * steps_above(high, step);
	for (double i = round(a->low / step); i <= round(a->high / step); i++) {
		axis_number(text, i * step, decimals_of(step));
		axis_add(a, i * step, text);
	}
}

void axis_linear(struct axis *a, double low, double high, size_t about)
{
	low = low < 0 ? low : 0;
	high = high > 0 ? high : 0;
	linear(a, low, high > low ? high : low + 1, about);
}

void axis_linear_free(struct axis *a, double low, double high, size_t about)
{
	if (high <= low) {
		low -= low != 0 ? fabs(low) / 2 : 1;
		high += high != 0 ? fabs(high) / 2 : 1;
	}
	linear(a, low, high, about);
}

/* The n-th of … 0.5, 1, 2, 5, 10 …, of which 1 is the 0th. */
static double log_step(int n)
{
	static const double steps[] = { 1, 2, 5 };
	int decade = (n - (n % 3 + 3) % 3) / 3;

	return steps[n - 3 * decade] * pow(10, decade);
}

/* The last of them, in strides of one or, for powers of ten, three, that is not above the value. */
static int log_step_below(double value, int stride)
{
	int n = 3 * (int)floor(log10(value) + 1e-9);

	while (log_step(n + stride) <= value * (1 + 1e-9))
		n += stride;
	return n;
}

/* True if no label is nearer than a blank or two to the next. */
static bool labels_fit(struct axis *a, double px)
{
	const struct textfont font = { TICK_SIZE, false };
	enum { APART = 8 };

	axis_place(a, 0, px);
	for (size_t i = 1; i < a->n; i++) {
		double room = axis_px(a, a->ticks[i].value) - axis_px(a, a->ticks[i - 1].value);
		if (room < (textsize_width(a->ticks[i].text, font) + textsize_width(a->ticks[i - 1].text, font)) / 2 + APART)
			return false;
	}
	return true;
}

/* From the last step not above low to the first not below high; labels at every stride-th. */
static void log_ticks(struct axis *a, double low, double high, int step, int stride)
{
	char text[AXIS_TEXT_MAX];
	int first = log_step_below(low, step), last = log_step_below(high, step);

	last += log_step(last) < high * (1 - 1e-9) || last == first ? step : 0;
	*a = (struct axis){ .kind = AXIS_LOG, .low = log_step(first), .high = log_step(last) };
	for (int n = first; n <= last; n += stride) {
		axis_number(text, log_step(n), n < 0 ? (2 - n) / 3 : 0);
		axis_add(a, log_step(n), text);
	}
}

void axis_log(struct axis *a, double low, double high, double px)
{
	if (!(low > 0) || high < low) {
		axis_linear(a, low, high, 5);
		return;
	}
	if (high < 1000 * low) {
		log_ticks(a, low, high, 1, 1);
		if (labels_fit(a, px))
			return;
	}
	for (int stride = 3; stride == 3 || (a->n > 1 && !labels_fit(a, px)); stride += 3)
		log_ticks(a, low, high, 3, stride);
}

static int32_t day_of(int year, int month)
{
	struct date d = { .year = (int16_t)(year + (month - 1) / 12),
	                  .month = (uint8_t)((month - 1) % 12 + 1), .day = 1, .precision = DATE_DAY };

	return date_first_day(&d);
}

/* A label under the middle of what is seen of its span, if it fits there with some room. */
static void add_span(struct axis *a, int32_t from, int32_t to, const char *text, double room)
{
	double low = from > a->low ? from : a->low, high = to < a->high ? to : a->high;
	double width = textsize_width(text, (struct textfont){ TICK_SIZE, false });

	if (from > a->low && from < a->high)
		axis_add(a, from, "");
	if ((high - low) / (a->high - a->low) * room >= width + 4)
		axis_add(a, floor((low + high) / 2 + 0.5), text);
}

static void add_years(struct axis *a, int first, int last, double px)
{
	char text[AXIS_TEXT_MAX];
	int stride = 1, most = px / 48 < 16 ? (int)(px / 48) : 16;

	/* A label needs about 48 px; so that decades have fewer labels. */
	while ((last - first + 1) / stride > most)
		stride += stride == 1 ? 1 : stride == 2 ? 3 : 5;
	for (int year = first - first % stride; year <= last; year += stride) {
		int32_t from = day_of(year, 1), to = day_of(year + 1, 1);
		snprintf(text, sizeof text, "%d", year);
		if (stride == 1)
			add_span(a, from, to, text, px);
		else if (stride < 10 && from >= a->low && to <= a->high + 1)
			axis_add(a, floor((from + to) / 2.0), text);
		else if (stride >= 10 && from >= a->low)
			axis_add(a, from, text);
	}
}

static void add_months(struct axis *a, int first, int last, int months, double px)
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
	                                     "Sep", "Oct", "Nov", "Dec" };
	char text[AXIS_TEXT_MAX];

	for (int year = first; year <= last; year++)
		for (int month = 1; month <= 12; month += months) {
			if (months == 1)
				snprintf(text, sizeof text, "%s %d", names[month - 1], year);
			else
				snprintf(text, sizeof text, "Q%d %d", month / 3 + 1, year);
			if (day_of(year, month + months) > a->low && day_of(year, month) < a->high)
				add_span(a, day_of(year, month), day_of(year, month + months), text, px);
		}
}

void axis_time(struct axis *a, int32_t first, int32_t last, double px)
{
	int32_t spare = last - first > 20 ? 0 : 15; /* labels stand on whole days */
	int from = date_of_day(first - spare).year, to = date_of_day(last + spare).year;

	*a = (struct axis){ .kind = AXIS_TIME, .low = first - spare, .high = last + spare };
	double days = a->high - a->low;
	if (days > 600)
		add_years(a, from, to, px);
	else
		add_months(a, from, to, px / days * 30 > 76 ? 1 : 3, px);
	if (a->n == 0) { /* a few days inside one month */
		struct date d = date_of_day(first);
		char text[DATE_TEXT_MAX];
		date_format(&d, text);
		axis_add(a, floor((a->low + a->high) / 2), text);
	}
}

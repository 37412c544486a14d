#include "aid/leaders.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "aid/date.h"
#include "aid/money.h"
#include "aid/xmem.h"

/* *order is below, at or above 0 as a is to b; false if a is none to compare. */
typedef bool order_fn(const char *a, const char *b, int *order);

static bool order_numbers(const char *a, const char *b, int *order)
{
	struct number_error why;

	return money_compare(a, NULL, b, order, &why);
}

static bool order_dates(const char *a, const char *b, int *order)
{
	struct date x, y;

	if (!date_parse_own(a, &x) || !date_parse_own(b, &y) || x.precision == DATE_NONE)
		return false;
	*order = (date_last_day(&x) > date_last_day(&y)) - (date_last_day(&x) < date_last_day(&y));
	return true;
}

static void take(struct leaders *l, const struct table *t, size_t row, size_t column, order_fn *order_of)
{
	const char *text = table_text(t, row, column);
	int order;

	if (!order_of(text, l->n > 0 ? table_text(t, l->rows[0], column) : text, &order) || order < 0)
		return;
	if (order > 0)
		l->n = 0;
	XGROW(l->rows, l->n, l->cap);
	l->rows[l->n++] = row;
}

void leaders_take(struct leaders *l, const struct table *t, size_t row, size_t column)
{
	take(l, t, row, column, order_numbers);
}

void leaders_take_latest(struct leaders *l, const struct table *t, size_t row, size_t column)
{
	take(l, t, row, column, order_dates);
}

size_t leaders_texts(const struct leaders *l, const struct table *t, size_t column, struct str *s)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		const char *text = table_text(t, l->rows[i], column);
		bool before = false;
		for (size_t k = 0; k < i && !before; k++)
			before = strcmp(table_text(t, l->rows[k], column), text) == 0;
		if (before)
			continue;
		str_printf(s, "%s%s", n > 0 ? " | " : "", text);
		n++;
	}
	return n;
}

void leaders_release(struct leaders *l)
{
	free(l->rows);
	*l = (struct leaders){ 0 };
}

#include "aid/expr.h"

#include <stdlib.h>
#include <string.h>

#include "aid/money.h"
#include "aid/xmem.h"

/* Cuts the next part off *rest at the sign that stands between blanks and outside quotes. */
static char *cut(char **rest, char sign)
{
	char *start = *rest;
	bool quoted = false;

	if (!start)
		return NULL;
	for (char *p = start; *p; p++) {
		if (*p == '"')
			quoted = !quoted;
		if (!quoted && *p == sign && p > start && p[-1] == ' ' && p[1] == ' ') {
			*p = '\0';
			*rest = p + 1;
			return str_trim(start);
		}
	}
	*rest = NULL;
	return str_trim(start);
}

static bool parse_term(char *text, const struct place *at, struct expr_term *t, struct err *e)
{
	size_t n = strlen(text);

	*t = (struct expr_term){ false, NULL, SIZE_MAX };
	if (n == 0)
		return err_data(e, at, "found nothing where a part is due; expected a column name "
		                "or a \"constant\" on both sides of + and |");
	if (text[0] != '"') {
		t->text = xstrdup(text);
		return true;
	}
	if (n < 2 || text[n - 1] != '"')
		return err_data(e, at, "found %s; expected a \"constant\" closed by a quote", text);
	t->constant = true;
	t->text = xstrndup(text + 1, n - 2);
	return true;
}

static bool parse_alternative(char *text, const struct place *at, struct expr_alternative *a,
                              struct err *e)
{
	char *part;

	*a = (struct expr_alternative){ 0, NULL };
	while ((part = cut(&text, '+')) != NULL) {
		a->terms = xrealloc(a->terms, (a->n + 1) * sizeof *a->terms);
		if (!parse_term(part, at, &a->terms[a->n++], e))
			return false;
	}
	return true;
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

bool expr_scale(int64_t *num, int64_t *den, const char *factor)
{
	enum { DECIMALS = 9, UNIT = 1000000000 };
	struct number_error why;
	int64_t n, d = UNIT, common;

	if (!money_parse(factor, NULL, 1, 1, DECIMALS, &n, &why) || n < 0)
		return false;
	common = common_divisor(n, d);
	n /= common;
	d /= common;
	common = common_divisor(n, *den);
	n /= common;
	*den /= common;
	common = common_divisor(*num, d);
	*num /= common;
	d /= common;
	return !__builtin_mul_overflow(*num, n, num) && !__builtin_mul_overflow(*den, d, den);
}

/* A factor is a number, exact to nine decimals, or the column that holds it. */
static bool parse_factor(char *factor, const struct place *at, struct expr *x, struct err *e)
{
	bool number = strchr("0123456789.-", factor[0]) != NULL;

	if (number && (!expr_scale(&x->scale_num, &x->scale_den, factor) || x->scale_num == 0))
		return err_data(e, at, "found the factor \"%s\"; expected a plain number above 0 "
		                "such as 1000000", factor);
	if (!number && x->factor.text)
		return err_data(e, at, "found the columns %s and %s as factors; expected one at most",
		                factor, x->factor.text);
	return number || parse_term(factor, at, &x->factor, e);
}

/* Takes each " x 1000000" off the end. */
static bool parse_scale(char *text, const struct place *at, struct expr *x, struct err *e)
{
	char *factor;

	do {
		factor = NULL;
		for (char *p = text; (p = strstr(p, " x ")) != NULL; p++)
			factor = p;
		if (!factor)
			return true;
		*factor = '\0';
	} while (parse_factor(str_trim(factor + 3), at, x, e));
	return false;
}

bool expr_parse(const char *declared, const struct place *at, struct expr *x, struct err *e)
{
	char *copy = xstrdup(declared), *rest = copy, *part;
	bool ok;

	*x = EXPR_INIT;
	ok = parse_scale(copy, at, x, e);
	while (ok && (part = cut(&rest, '|')) != NULL) {
		x->alternatives = xrealloc(x->alternatives,
		                           (x->n + 1) * sizeof *x->alternatives);
		ok = parse_alternative(part, at, &x->alternatives[x->n++], e);
	}
	free(copy);
	return ok;
}

bool expr_bind(struct expr *x, const struct columns *c, const struct place *at, struct err *e)
{
	bool ok = !x->factor.text || columns_find(c, x->factor.text, at, &x->factor.column, e);

	for (size_t i = 0; i < x->n; i++) {
		for (size_t j = 0; j < x->alternatives[i].n; j++) {
			struct expr_term *t = &x->alternatives[i].terms[j];
			if (!t->constant)
				ok = columns_find(c, t->text, at, &t->column, e) && ok;
		}
	}
	return ok;
}

static bool eval_alternative(const struct expr_alternative *a, const struct csvrow *row,
                             const struct marks *missing, struct str *out, size_t *column)
{
	str_clear(out);
	*column = SIZE_MAX;
	for (size_t i = 0; i < a->n; i++) {
		const struct expr_term *t = &a->terms[i];
		if (t->constant) {
			str_add(out, t->text);
			continue;
		}
		const struct csvfield *f = t->column == SIZE_MAX ? NULL : &row->fields[t->column];
		if (*column == SIZE_MAX)
			*column = t->column;
		if (!f || marks_has(missing, f->text)) {
			str_clear(out);
			return false;
		}
		str_add_n(out, f->text, f->len);
	}
	return true;
}

bool expr_eval(const struct expr *x, const struct csvrow *row, const struct marks *missing,
               struct str *out, size_t *column)
{
	size_t first = SIZE_MAX;

	str_clear(out);
	for (size_t i = 0; i < x->n; i++) {
		bool found = eval_alternative(&x->alternatives[i], row, missing, out, column);
		if (i == 0)
			first = *column;
		if (found)
			return true;
	}
	*column = first;
	return false;
}

void expr_release(struct expr *x)
{
	for (size_t i = 0; i < x->n; i++) {
		for (size_t j = 0; j < x->alternatives[i].n; j++)
			free(x->alternatives[i].terms[j].text);
		free(x->alternatives[i].terms);
	}
	free(x->factor.text);
	free(x->alternatives);
	*x = EXPR_INIT;
}

#include "aid/explanation.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

struct explanation *explanation_new(const char *kind, const char *title)
{
	struct explanation *x = xcalloc(1, sizeof *x);

	x->kind = xstrdup(kind);
	x->title = xstrdup(title);
	return x;
}

static void free_pairs(struct explanation_pairs *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->items[i].name);
		free(p->items[i].text);
	}
	free(p->items);
}

static void free_checks(struct explanation *x)
{
	for (size_t i = 0; i < x->n_checks; i++) {
		free(x->checks[i].name);
		free(x->checks[i].stated);
		free(x->checks[i].made);
		free(x->checks[i].how);
	}
	free(x->checks);
}

void explanation_free(struct explanation *x)
{
	if (!x)
		return;
	free_pairs(&x->values);
	free_pairs(&x->says);
	free_checks(x);
	for (size_t i = 0; i < x->n_parts; i++)
		explanation_free(x->parts[i]);
	free(x->parts);
	free(x->kind);
	free(x->title);
	free(x);
}

struct explanation *explanation_add(struct explanation *x, struct explanation *part)
{
	XGROW(x->parts, x->n_parts, x->parts_cap);
	x->parts[x->n_parts++] = part;
	return part;
}

static void add_pair(struct explanation_pairs *p, const char *name, char *text)
{
	XGROW(p->items, p->n, p->cap);
	p->items[p->n++] = (struct explanation_pair){ xstrdup(name), text };
}

void explanation_value(struct explanation *x, const char *name, const char *text)
{
	add_pair(&x->values, name, xstrdup(text));
}

void explanation_amount(struct explanation *x, const char *name, struct money m, int decimals)
{
	char text[MONEY_TEXT_MAX] = "";

	if (m.known)
		money_format(text, m.minor, decimals);
	explanation_value(x, name, text);
}

void explanation_say(struct explanation *x, const char *label, const char *fmt, ...)
{
	struct str text = STR_INIT;
	va_list args;

	va_start(args, fmt);
	str_vprintf(&text, fmt, args);
	va_end(args);
	if (text.len > 0)
		add_pair(&x->says, label, str_take(&text));
	str_release(&text);
}

void explanation_check(struct explanation *x, const char *name, const char *stated,
                       const char *made, const char *how)
{
	XGROW(x->checks, x->n_checks, x->checks_cap);
	x->checks[x->n_checks++] = (struct explanation_check){
		xstrdup(name), xstrdup(stated), xstrdup(made), xstrdup(how)
	};
}

const struct explanation_check *explanation_differs(const struct explanation *x,
                                                    const struct explanation **where)
{
	const struct explanation_check *c = NULL;

	*where = x;
	for (size_t i = 0; i < x->n_checks; i++)
		if (strcmp(x->checks[i].stated, x->checks[i].made) != 0)
			return &x->checks[i];
	for (size_t i = 0; !c && i < x->n_parts; i++)
		c = explanation_differs(x->parts[i], where);
	return c;
}

void explanation_grouped(struct str *out, struct money m, int decimals)
{
	char text[MONEY_TEXT_MAX] = "unknown";

	if (m.known) {
		money_format(text, m.minor, decimals);
		money_group(text);
	}
	str_add(out, text);
}

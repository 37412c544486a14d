/* How explanations are printed: wrapped for people, whole for machines. */
#include "aid/explanation.h"

#include <stdlib.h>
#include <string.h>

#include "aid/jsonout.h"

enum { WIDTH = 100, LABEL = 14 };

static void blanks(struct str *out, size_t n)
{
	while (n-- > 0)
		str_add_char(out, ' ');
}

/* Signs, not bytes: a UTF-8 sequence is one. */
static size_t width_of(const char *text, size_t n)
{
	size_t width = 0;

	for (size_t i = 0; i < n; i++)
		width += ((unsigned char)text[i] & 0xC0) != 0x80;
	return width;
}

/* Breaks at blanks; what has none (an address) stays whole. */
static void wrap(struct str *out, const char *text, size_t indent, size_t used)
{
	bool first = true;

	for (const char *p = text; *p;) {
		size_t n = strcspn(p, " "), width = width_of(p, n);
		if (!first && used + 1 + width > WIDTH) {
			str_add_char(out, '\n');
			blanks(out, indent);
			used = indent;
		} else if (!first) {
			str_add_char(out, ' ');
			used++;
		}
		str_add_n(out, p, n);
		used += width;
		first = false;
		p += n;
		p += *p == ' ';
	}
	str_add_char(out, '\n');
}

static void say(struct str *out, const char *label, const char *text, size_t indent)
{
	size_t width = width_of(label, strlen(label));

	blanks(out, indent);
	str_add(out, label);
	blanks(out, width < LABEL ? LABEL - width : 1);
	wrap(out, text, indent + LABEL, indent + (width < LABEL ? LABEL : width + 1));
}

/* Amounts with thousands apart; other texts as they are. */
static void add_figure(struct str *out, const char *text)
{
	char amount[MONEY_TEXT_MAX];
	size_t n = strlen(text);

	if (n + n / 3 >= sizeof amount || !strchr(text, '.') ||
	    strspn(text, "-.0123456789") != n) {
		str_add(out, n > 0 ? text : "unknown");
		return;
	}
	memcpy(amount, text, n + 1);
	money_group(amount);
	str_add(out, amount);
}

/* "total_usd       34,085,000,000.00    34,085,000,000.00  sum of their amounts" */
static void check(struct str *out, const struct explanation_check *c, size_t indent)
{
	struct str stated = STR_INIT, made = STR_INIT;
	size_t start = out->len;

	add_figure(&stated, c->stated);
	add_figure(&made, c->made);
	blanks(out, indent);
	str_printf(out, "%-22s %21s %21s  %s", c->name, str_text(&stated), str_text(&made),
	           strcmp(c->stated, c->made) == 0 ? "" : "DIFFERS: ");
	wrap(out, c->how, indent + 68, width_of(out->text + start, out->len - start));
	str_release(&stated);
	str_release(&made);
}

static void put_checks(const struct explanation *x, struct str *out, size_t indent)
{
	const struct explanation *where;

	str_add_char(out, '\n');
	blanks(out, indent);
	str_printf(out, "%-22s %21s %21s\n", "figure", "in the table", "made anew");
	for (size_t i = 0; i < x->n_checks; i++)
		check(out, &x->checks[i], indent);
	blanks(out, indent);
	str_add(out, explanation_differs(x, &where)
	             ? "A figure differs from what lies under it.\n"
	             : "Every figure is exactly what lies under it.\n");
}

static void put(const struct explanation *x, struct str *out, size_t indent)
{
	blanks(out, indent);
	wrap(out, x->title, indent, indent);
	for (size_t i = 0; i < x->says.n; i++)
		say(out, x->says.items[i].name, x->says.items[i].text, indent + 2);
	for (size_t i = 0; i < x->n_parts; i++) {
		str_add_char(out, '\n');
		put(x->parts[i], out, indent + 2);
	}
	if (x->n_checks > 0 && strcmp(x->kind, "record") != 0)
		put_checks(x, out, indent + 2);
}

void explanation_text(const struct explanation *x, struct str *out)
{
	put(x, out, 0);
}

static void put_pairs(struct jsonout *in, const char *key, const struct explanation_pairs *p)
{
	if (p->n == 0)
		return;
	struct jsonout *object = jsonout_object(in, key);
	for (size_t i = 0; i < p->n; i++)
		jsonout_known(object, p->items[i].name, p->items[i].text);
}

static void put_check(struct jsonout *list, const struct explanation_check *c)
{
	struct jsonout *check = jsonout_object(list, NULL);

	jsonout_text(check, "figure", c->name);
	jsonout_known(check, "in_the_table", c->stated);
	jsonout_known(check, "made_anew", c->made);
	jsonout_text(check, "how", c->how);
	jsonout_bool(check, "equal", strcmp(c->stated, c->made) == 0);
}

static void put_json(struct jsonout *list, const struct explanation *x)
{
	struct jsonout *node = jsonout_object(list, NULL);

	jsonout_text(node, "kind", x->kind);
	jsonout_text(node, "title", x->title);
	put_pairs(node, "values", &x->values);
	put_pairs(node, "says", &x->says);
	if (x->n_parts > 0) {
		struct jsonout *parts = jsonout_array(node, "parts");
		for (size_t i = 0; i < x->n_parts; i++)
			put_json(parts, x->parts[i]);
	}
	if (x->n_checks > 0) {
		struct jsonout *checks = jsonout_array(node, "checks");
		for (size_t i = 0; i < x->n_checks; i++)
			put_check(checks, &x->checks[i]);
	}
}

void explanation_json(struct explanation *const *list, size_t n, struct str *out)
{
	struct jsonout *root = jsonout_new();
	struct jsonout *explanations = jsonout_array(root, "explanations");

	for (size_t i = 0; i < n; i++)
		put_json(explanations, list[i]);
	char *text = jsonout_print(root);
	str_add(out, text);
	free(text);
	jsonout_free(root);
}

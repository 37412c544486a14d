#include "aid/quantity.h"

#include <stdio.h>
#include <string.h>

#include "aid/money.h"

static const int64_t cents_bn = 100000000000, cents_m = 100000000, millionths = 1000000;

/* What is no money. */
static const struct quantity_unit units[] = {
	{ "percent", QUANTITY_PERCENT, "", millionths, 2, false },
	{ "ratio", QUANTITY_RATIO, "", millionths, 3, false },
	{ "ratio above 1", QUANTITY_RATIO, "", millionths, 3, true },
	{ "year", QUANTITY_YEAR, "", 1, 0, false },
	{ "countries", QUANTITY_COUNT, "", 1, 0, false },
};

enum { N_UNITS = sizeof units / sizeof *units, CODE = 3 };

static bool is_currency(const struct currencies *c, const char *code)
{
	return currencies_decimals(c, code) >= 0 && currencies_is_money(c, code);
}

/* Billions or millions of a currency: "USD bn". */
static struct quantity_unit unit_of_money(const char *code, bool billions)
{
	struct quantity_unit u = { "", QUANTITY_MONEY, "", billions ? cents_bn : cents_m,
	                           billions ? 3 : 1, false };

	snprintf(u.currency, sizeof u.currency, "%s", code);
	snprintf(u.name, sizeof u.name, "%s %s", u.currency, billions ? "bn" : "m");
	return u;
}

bool quantity_unit(const char *name, const struct currencies *c, struct quantity_unit *out)
{
	char code[CODE + 1] = "";
	const char *scale = name + CODE + 1;

	for (size_t i = 0; i < N_UNITS; i++)
		if (strcmp(units[i].name, name) == 0) {
			*out = units[i];
			return true;
		}
	if (strlen(name) <= CODE + 1 || name[CODE] != ' ')
		return false;
	memcpy(code, name, CODE);
	*out = unit_of_money(code, strcmp(scale, "bn") == 0);
	return is_currency(c, code) && (strcmp(scale, "bn") == 0 || strcmp(scale, "m") == 0);
}

void quantity_unit_names(struct str *out)
{
	str_add(out, "USD bn, USD m, the same of another currency of currencies.csv");
	for (size_t i = 0; i < N_UNITS; i++)
		str_printf(out, ", %s", units[i].name);
}

/* The largest power of ten of the figure that its digits show; a year or a count is exact. */
static int64_t printed_unit(const struct quantity_unit *unit, int64_t value)
{
	int64_t cap = unit->kind == QUANTITY_MONEY ? cents_bn : unit->scale;

	if (unit->kind == QUANTITY_YEAR || unit->kind == QUANTITY_COUNT || value == 0)
		return 0;
	return money_printed_unit(value, cap);
}

bool quantity_set(const char *figure, const struct quantity_unit *unit, const char *qualifier,
                  const struct qualifiers *q, struct quantity *out)
{
	struct number_error why;

	out->unit = *unit;
	return money_parse(figure, NULL, unit->scale, 1, 0, &out->value, &why) &&
	       qualifiers_bounds_unit(q, "stock", qualifier[0] ? qualifier : "exact", out->value,
	                              printed_unit(unit, out->value), &out->twice_low,
	                              &out->twice_high);
}

/* Moves *text behind the word if it begins with it. */
static bool take(const char **text, const char *word)
{
	const char *p = *text + strspn(*text, " ");
	size_t n = strlen(word);

	if (strncmp(p, word, n) != 0)
		return false;
	*text = p + n;
	return true;
}

static bool take_word(const char **text, const char *word)
{
	const char *before = *text;

	if (take(text, word) && (**text == ' ' || **text == '\0'))
		return true;
	*text = before;
	return false;
}

static const char *take_wording(const char **text)
{
	static const struct { const char *word, *qualifier; } wordings[] = {
		{ "about", "about" }, { "around", "about" }, { "approximately", "about" },
		{ "some", "about" }, { "more than", "at_least" }, { "over", "at_least" },
		{ "at least", "at_least" }, { "nearly", "at_most" }, { "almost", "at_most" },
		{ "up to", "at_most" }, { "at most", "at_most" }, { "exactly", "exact" },
	};

	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
		if (take_word(text, wordings[i].word))
			return wordings[i].qualifier;
	return "exact";
}

/* Moves *text behind the name or code of a currency; false if there is none. */
static bool take_currency(const char **text, const struct currencies *c, char code[CODE + 1])
{
	static const struct { const char *word, *code; } names[] = {
		{ "US dollars", "USD" }, { "dollars", "USD" }, { "euros", "EUR" }, { "euro", "EUR" },
		{ "pounds", "GBP" },
	};
	char found[CODE + 1] = "";

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (take_word(text, names[i].word)) {
			memcpy(code, names[i].code, sizeof found);
			return true;
		}
	const char *p = *text + strspn(*text, " ");
	if (strcspn(p, " ") != CODE)
		return false;
	memcpy(found, p, CODE);
	if (!is_currency(c, found))
		return false;
	memcpy(code, found, sizeof found);
	*text = p + CODE;
	return true;
}

static bool take_scale(const char **text, bool *billions)
{
	static const struct { const char *word; bool billions; } scales[] = {
		{ "bn", true }, { "billion", true }, { "m", false }, { "mn", false },
		{ "million", false },
	};

	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (take_word(text, scales[i].word)) {
			*billions = scales[i].billions;
			return true;
		}
	return false;
}

/* "percent", "bn USD", "USD bn" or, of the currency that was said before the figure, "bn". */
static bool take_unit(const char **text, const struct currencies *c, char code[CODE + 1],
                      struct quantity_unit *out)
{
	bool billions;

	if (take_word(text, "percent") || take_word(text, "per cent") || take_word(text, "%"))
		return quantity_unit("percent", c, out);
	bool before = take_currency(text, c, code);
	if (!take_scale(text, &billions))
		return false;
	if (!before)
		take_currency(text, c, code);
	*out = unit_of_money(code, billions);
	return true;
}

/* The currency before a figure: "$66.5 bn", "GBP 4 bn". */
static void take_sign(const char **text, const struct currencies *c, char code[CODE + 1])
{
	static const struct { const char *sign, *code; } signs[] = {
		{ "US$", "USD" }, { "$", "USD" }, { "\xe2\x82\xac", "EUR" }, { "\xc2\xa3", "GBP" },
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (take(text, signs[i].sign)) {
			memcpy(code, signs[i].code, CODE + 1);
			return;
		}
	take_currency(text, c, code);
}

bool quantity_parse(const char **text, const struct quantity_rules *rules, struct quantity *out,
                    struct str *why)
{
	const char *qualifier = take_wording(text);
	char figure[32] = "", code[CODE + 1] = "USD";
	struct quantity_unit unit;

	take_sign(text, rules->currencies, code);
	*text += strspn(*text, " ");
	size_t n = strspn(*text, "0123456789.");
	if (n > 0 && n < sizeof figure)
		memcpy(figure, *text, n);
	*text += n;
	if (take_unit(text, rules->currencies, code, &unit) &&
	    quantity_set(figure, &unit, qualifier, rules->qualifiers, out))
		return true;
	str_add(why, "expected a figure and its unit first, such as \"66.5 bn USD\", \"about 12.1 bn "
	             "EUR\" or \"99 percent\"");
	return false;
}

bool quantity_holds(const struct quantity *q, int64_t value)
{
	if (q->unit.above)
		return value > q->value;
	return 2 * (money_wide)value >= q->twice_low && 2 * (money_wide)value <= q->twice_high;
}

void quantity_format(const struct quantity_unit *unit, int64_t value, struct str *out)
{
	char text[MONEY_TEXT_MAX];
	int64_t scaled = 0, ten = 1;

	for (int i = 0; i < unit->decimals; i++)
		ten *= 10;
	money_scale(value, ten, unit->scale, &scaled);
	money_format(text, scaled, unit->decimals);
	str_add(out, text);
}

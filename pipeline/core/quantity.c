#include "aid/quantity.h"

#include <string.h>

#include "aid/money.h"

static const int64_t cents_bn = 100000000000, cents_m = 100000000, millionths = 1000000;

static const struct quantity_unit units[] = {
	{ "USD bn", QUANTITY_MONEY, "USD", cents_bn, 3, false },
	{ "USD m", QUANTITY_MONEY, "USD", cents_m, 1, false },
	{ "EUR bn", QUANTITY_MONEY, "EUR", cents_bn, 3, false },
	{ "EUR m", QUANTITY_MONEY, "EUR", cents_m, 1, false },
	{ "percent", QUANTITY_PERCENT, NULL, millionths, 2, false },
	{ "ratio", QUANTITY_RATIO, NULL, millionths, 3, false },
	{ "ratio above 1", QUANTITY_RATIO, NULL, millionths, 3, true },
	{ "year", QUANTITY_YEAR, NULL, 1, 0, false },
	{ "countries", QUANTITY_COUNT, NULL, 1, 0, false },
};

enum { N_UNITS = sizeof units / sizeof *units };

const struct quantity_unit *quantity_unit(const char *name)
{
	for (size_t i = 0; i < N_UNITS; i++)
		if (strcmp(units[i].name, name) == 0)
			return &units[i];
	return NULL;
}

void quantity_unit_names(struct str *out)
{
	for (size_t i = 0; i < N_UNITS; i++)
		str_printf(out, "%s%s", i > 0 ? ", " : "", units[i].name);
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

	out->unit = unit;
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

static const struct quantity_unit *take_unit(const char **text, const char *currency)
{
	static const struct { const char *word, *short_name; } scales[] = {
		{ "bn", "bn" }, { "billion", "bn" }, { "m", "m" }, { "mn", "m" },
		{ "million", "m" },
	};
	static const struct { const char *word, *code; } currencies[] = {
		{ "USD", "USD" }, { "US dollars", "USD" }, { "dollars", "USD" }, { "EUR", "EUR" },
		{ "euros", "EUR" }, { "euro", "EUR" },
	};
	const char *scale = NULL, *code = currency;

	if (take_word(text, "percent") || take_word(text, "per cent") || take_word(text, "%"))
		return quantity_unit("percent");
	for (size_t turn = 0; turn < 2; turn++) { /* "bn USD" or "USD bn" */
		for (size_t i = 0; !scale && i < sizeof scales / sizeof *scales; i++)
			if (take_word(text, scales[i].word))
				scale = scales[i].short_name;
		for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
			if (take_word(text, currencies[i].word))
				code = currencies[i].code;
	}
	for (size_t i = 0; scale && i < N_UNITS; i++)
		if (units[i].kind == QUANTITY_MONEY && strcmp(units[i].currency, code) == 0 &&
		    strcmp(units[i].name + 4, scale) == 0)
			return &units[i];
	return NULL;
}

bool quantity_parse(const char **text, const struct qualifiers *q, struct quantity *out,
                    struct str *why)
{
	const char *qualifier = take_wording(text), *currency = "USD";
	char figure[32] = "";

	if (take(text, "EUR") || take(text, "\xe2\x82\xac"))
		currency = "EUR";
	else if (!take(text, "USD") && !take(text, "US$"))
		take(text, "$");
	*text += strspn(*text, " ");
	size_t n = strspn(*text, "0123456789.");
	if (n > 0 && n < sizeof figure)
		memcpy(figure, *text, n);
	*text += n;
	const struct quantity_unit *unit = take_unit(text, currency);
	if (unit && quantity_set(figure, unit, qualifier, q, out))
		return true;
	str_add(why, "expected a figure and its unit first, such as \"66.5 bn USD\", \"about 12.1 bn "
	             "EUR\" or \"99 percent\"");
	return false;
}

bool quantity_holds(const struct quantity *q, int64_t value)
{
	if (q->unit->above)
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

#include "aid/palette.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char grey[] = "#767676";

struct columns {
	size_t key, colour, dash, marker, label;
};

static bool find(const struct table *t, struct columns *k, struct err *e)
{
	const struct table_want wanted[] = {
		{ "key", &k->key }, { "colour", &k->colour }, { "dash", &k->dash },
		{ "marker", &k->marker }, { "label", &k->label }, { NULL, NULL },
	};

	return table_need_all(t, wanted, e);
}

static int whole_number(const char *text)
{
	return strlen(text) <= 2 && strspn(text, "0123456789") == strlen(text) ? atoi(text) : 0;
}

bool palette_check(const struct table *t, struct err *e)
{
	struct columns k;
	struct colour c;

	if (!find(t, &k, e))
		return false;
	for (size_t row = 0; row < table_rows(t); row++) {
		struct place colour = table_place(t, row, k.colour), dash = table_place(t, row, k.dash);
		struct place marker = table_place(t, row, k.marker), key = table_place(t, row, k.key);
		if (!colour_parse(table_text(t, row, k.colour), &c))
			err_data(e, &colour, "found \"%s\"; expected a colour as #rrggbb",
			         table_text(t, row, k.colour));
		if (whole_number(table_text(t, row, k.dash)) < 1)
			err_data(e, &dash, "found \"%s\"; expected 1 (a solid line) to 5",
			         table_text(t, row, k.dash));
		if (whole_number(table_text(t, row, k.marker)) < 1)
			err_data(e, &marker, "found \"%s\"; expected gnuplot's number of a marker, 1 to 15",
			         table_text(t, row, k.marker));
		for (size_t other = 0; other < row; other++)
			if (strcmp(table_text(t, row, k.key), table_text(t, other, k.key)) == 0)
				err_data(e, &key, "found \"%s\" a second time; expected each key once",
				         table_text(t, row, k.key));
	}
	return e->kind == ERR_NONE;
}

static struct look look_of(const char *colour, const char *label, int dash, int marker)
{
	struct look look = { .label = label, .dash = dash, .marker = marker };
	struct colour c;

	if (!colour_parse(colour, &c))
		colour_parse(grey, &c);
	colour_format(c, look.colour);
	colour_format(colour_ink(c), look.ink);
	return look;
}

struct look palette_look(const struct table *t, const char *key, const char *name)
{
	struct err e = ERR_INIT;
	struct columns k;
	bool usable = find(t, &k, &e);

	err_release(&e);
	for (size_t row = 0; usable && row < table_rows(t); row++) {
		const char *label = table_text(t, row, k.label);
		if (strcmp(table_text(t, row, k.key), key) == 0)
			return look_of(table_text(t, row, k.colour), label[0] ? label : name,
			               whole_number(table_text(t, row, k.dash)),
			               whole_number(table_text(t, row, k.marker)));
	}
	return look_of(grey, name, 1, 6);
}

/*
 * palette: how a donor, programme, type of aid or bloc looks, the same in all charts.
 *
 * palette.csv gives each key a colour, a dash and a marker, so that colour never stands alone, and,
 * where the full name is long, a label. A key without a row is grey, told apart by its label.
 */
#ifndef AID_PALETTE_H
#define AID_PALETTE_H

#include "aid/colour.h"
#include "aid/err.h"
#include "aid/table.h"

struct look {
	const char *label;       /* for people; borrowed */
	char colour[COLOUR_TEXT];
	char ink[COLOUR_TEXT];   /* the colour, dark enough for text on white */
	int dash, marker;        /* gnuplot's dashtype and pointtype */
};

/* Refuses rows whose colour, dash or marker cannot be read, and keys that stand twice. */
bool palette_check(const struct table *palette, struct err *e);
/* The look of a key; name is its label unless the palette has a shorter one. */
struct look palette_look(const struct table *palette, const char *key, const char *name);

#endif

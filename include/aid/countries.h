/*
 * countries: the codes and names of donors and recipients (data/reference/countries.csv).
 *
 * A name is known if it equals, after folding case, accents and surrounding blanks
 * (libutf8proc), the alpha-3 code, the name or an alias of one row (not the alpha-2 code: EC
 * is Ecuador and, to many writers, the European Commission). Nothing is guessed: an unknown name
 * is refused with the nearest known names and the row to add.
 */
#ifndef AID_COUNTRIES_H
#define AID_COUNTRIES_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/date.h"
#include "aid/err.h"
#include "aid/str.h"

struct country {
	const char *code;    /* ISO 3166-1 alpha-3, or our code of a body */
	const char *alpha2;  /* ISO 3166-1 alpha-2, or "" */
	const char *name;
	const char *kind;    /* "country", "organisation", … as in the table */
	bool nato_member;    /* as of the table */
	struct date nato_from, eu_from, eu_to;
	bool g7, europe;
};

struct countries;

/* Reads DIR/countries.csv. An alias that leads to two rows is refused. NULL with reasons. */
struct countries *countries_load(const char *reference_dir, struct err *e);
/* The row of a name, alias or code; NULL if unknown. */
const struct country *countries_find(const struct countries *c, const char *name);
/* The row of exactly this alpha-2 code; NULL if unknown. For sources that are known to hold them. */
const struct country *countries_alpha2(const struct countries *c, const char *code);
/* The row of exactly this code; NULL if unknown. */
const struct country *countries_code(const struct countries *c, const char *code);
/* True if a sentence puts an article before the name: "The NAME" is a name of the same row. */
bool countries_takes_article(const struct countries *c, const char *name);
/* Adds to *s: nearest known names "Germany, Guernsey" (up to three, by edit distance on the
 * folded names; none that is two edits worse than the best); adds nothing if none is near. */
void countries_nearest(const struct countries *c, const char *name, struct str *s);
/* Adds to *s what to do about an unknown name: "expected a name or alias of …, nearest: …;
 * correct it, or add …" with the alias, or the whole row, to add. */
void countries_advise(const struct countries *c, const char *name, struct str *s);
/* Refuses an unknown name at a place: what was found, and the advice; each name once, with the
 * count of its rows. nearest: as countries_nearest gave them; NULL: they are looked for. False. */
bool countries_refuse(const struct countries *c, const struct place *at, const char *name,
                      const char *nearest, struct err *e);
void countries_free(struct countries *c);

#endif

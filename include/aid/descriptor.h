/*
 * descriptor: how to read one source, as its .ini says (DESIGN §5, docs/descriptors.md).
 *
 * Everything that differs between sources is here and nowhere in the code: columns, scales,
 * date and number formats, marks of missing values, maps of words, rows to leave out.
 */
#ifndef AID_DESCRIPTOR_H
#define AID_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/date.h"
#include "aid/err.h"
#include "aid/expr.h"
#include "aid/filter.h"
#include "aid/ini.h"
#include "aid/marks.h"
#include "aid/money.h"
#include "aid/rowin.h"

enum descriptor_field {
	FIELD_ID, FIELD_DATE, FIELD_DONOR, FIELD_RECIPIENT, FIELD_PROGRAMME, FIELD_AID_TYPE,
	FIELD_STAGE, FIELD_SINCE, FIELD_AMOUNT, FIELD_REANNOUNCED, FIELD_CURRENCY,
	FIELD_QUALIFIER, FIELD_VERIFICATION, FIELD_SOURCE_URL, FIELD_AGENCY, FIELD_SOURCE_TITLE,
	N_DESCRIPTOR_FIELDS
};

/* The names as they stand in [fields]. */
extern const char *const descriptor_field_names[N_DESCRIPTOR_FIELDS];

/* One record that is made of a row: [record NAME] where a row holds several, each with fields of
 * its own over those of [fields]. It is made of a row that its filters keep and that states its
 * amount. */
struct recipe {
	const char *name;        /* "" for the only one, of a descriptor without [record] */
	struct expr fields[N_DESCRIPTOR_FIELDS];              /* n = 0: as in [fields] */
	const struct ini_entry *entries[N_DESCRIPTOR_FIELDS];
	struct filters filters;
	const struct ini_section *section;
};

struct descriptor {
	struct ini *ini;
	char *name;              /* the file's name without folder and .ini */
	char *data_path;         /* the raw file: the same name with .csv or the like, or [format] file */
	const char *title, *publisher, *licence, *overlaps, *release; /* "" if not declared */
	const char *data_through;      /* the day up to which the file has all there is; "" if not declared */
	const char *ledger;      /* of a stock: total_of */
	const char *stage;       /* for records that do not say; "" if not declared */
	bool stock;
	bool reject;             /* on_error = reject */
	struct rowin_options rows;
	struct date_forms dates;
	struct number_format numbers;
	struct marks missing;
	bool alpha2_donor, alpha2_recipient; /* the field holds ISO alpha-2 codes */
	struct expr fields[N_DESCRIPTOR_FIELDS];
	const struct ini_entry *entries[N_DESCRIPTOR_FIELDS];
	const struct ini_section *maps[N_DESCRIPTOR_FIELDS]; /* NULL: words are taken as they are */
	const struct ini_section *columns; /* [columns], or NULL */
	struct filters filters;
	size_t n_recipes;        /* 0: one record a row, as [fields] say */
	struct recipe *recipes;
};

/* Reads and checks a descriptor; NULL with all reasons in *e. Caller frees. */
struct descriptor *descriptor_read(const char *path, struct err *e);
/* Reads this file instead of the declared one. */
void descriptor_set_input(struct descriptor *d, const char *path);
/* How a field is made for a recipe (NULL: without one). */
const struct expr *descriptor_expr(const struct descriptor *d, const struct recipe *r,
                                   enum descriptor_field f);
/* The place where that is declared, for messages. */
struct place descriptor_place(const struct descriptor *d, const struct recipe *r,
                              enum descriptor_field f);
void descriptor_free(struct descriptor *d);

#endif

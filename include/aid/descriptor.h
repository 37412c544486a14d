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
#include "aid/ini.h"
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

/* Rows chosen by the text of one column: [where reason] keeps only those that match,
 * [exclude reason] leaves out those that match. */
struct filter {
	bool keep;
	const char *reason;      /* borrowed from the ini */
	const char *column_name;
	struct marks values;
	size_t column;           /* bound by source_open */
	const struct ini_section *section;
	const struct ini_entry *entry;
};

struct descriptor {
	struct ini *ini;
	char *name;              /* the file's name without folder and .ini */
	char *data_path;         /* the raw file: the same name with .csv, or [format] file */
	const char *title, *publisher, *licence, *overlaps; /* "" if not declared */
	const char *ledger;      /* of a stock: total_of */
	const char *stage;       /* for records that do not say; "" if not declared */
	bool stock;
	bool reject;             /* on_error = reject */
	struct rowin_options rows;
	struct date_forms dates;
	struct number_format numbers;
	struct marks missing;
	struct expr fields[N_DESCRIPTOR_FIELDS];
	const struct ini_entry *entries[N_DESCRIPTOR_FIELDS];
	const struct ini_section *maps[N_DESCRIPTOR_FIELDS]; /* NULL: words are taken as they are */
	size_t n_filters;
	struct filter *filters;
};

/* Reads and checks a descriptor; NULL with all reasons in *e. Caller frees. */
struct descriptor *descriptor_read(const char *path, struct err *e);
/* The place where a field is declared, for messages. */
struct place descriptor_place(const struct descriptor *d, enum descriptor_field f);
void descriptor_free(struct descriptor *d);

#endif

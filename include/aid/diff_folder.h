/*
 * diff_folder: what aid-diff reads of one folder of processed tables: flows with the spelling
 * of their donor, records left out of all sums, stocks, sources, settings; and by what its
 * records can be known again in another folder.
 *
 * A record's id is `<source>:<id>`, `<source>:<line>` where the source has none, `…#2` for a
 * second one of the same id. A line is no identity once the file changed.
 */
#ifndef AID_DIFF_FOLDER_H
#define AID_DIFF_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"
#include "aid/flow.h"
#include "aid/strpool.h"
#include "aid/table.h"

#define DIFF_ALONE SIZE_MAX

struct diff_record {
	struct flow flow;      /* of an excluded record only record_id, source and line */
	const char *spelling;  /* the donor as the source writes it; "" if records.csv is not there */
	const char *prices;    /* of its folder */
	const char *excluded;  /* why it is left out of all sums, or NULL */
	const char *source;    /* its name in the newer folder (diff_sources) */
	const char *donor;     /* its code in the newer folder */
	const char *id;        /* without the source and without #2 */
	bool by_line;          /* the id is the line */
	bool trusted;          /* the id identifies the record */
	bool vague;            /* records of its source may be without identity */
	size_t partner;        /* index in the other folder, or DIFF_ALONE */
};

struct diff_stock {
	struct stock stock;
	const char *source;    /* its name in the newer folder */
	size_t partner;
};

struct diff_folder {
	const char *dir;
	size_t n, n_stocks;
	struct diff_record *records; /* flows in the order of the file, then the excluded ones */
	struct diff_stock *stocks;
	const char *prices;          /* what constant_usd is measured in: "2024 (gdp)" */
	struct table *sources, *settings;
	const char **now;            /* of each source its name in the newer folder; NULL: gone */
};

/* Reads DIR/flows.csv, stocks.csv, sources.csv, excluded.csv, normalize_settings.csv and, if it
 * is there, records.csv. Texts are interned in the pool. False with all reasons in *e. The
 * caller releases in either case. */
bool diff_folder_read(struct diff_folder *f, const char *dir, struct strpool *pool,
                      struct err *e);
/* A cell of sources.csv by the source's name and the column, "" if there is none. */
const char *diff_folder_source(const struct diff_folder *f, const char *source,
                               const char *column);
/* A value of normalize_settings.csv, "" if it is not there. */
const char *diff_folder_setting(const struct diff_folder *f, const char *setting);
void diff_folder_release(struct diff_folder *f);

#endif

/*
 * harvest: what is known of the records read so far — sums, row accounting, what was left out or
 * refused and why. Several readers each fill their own; joined, they are what one reader of all
 * rows would have: nothing depends on how rows were shared out.
 */
#ifndef AID_HARVEST_H
#define AID_HARVEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/chain.h"
#include "aid/converter.h"
#include "aid/cube.h"
#include "aid/exclusions.h"
#include "aid/gaps.h"
#include "aid/rejects.h"
#include "aid/source.h"
#include "aid/table.h"

/* What is wrong with a row, for messages. */
struct fault {
	size_t source; /* its number */
	uint64_t line;
	struct err err;
};

struct faults {
	size_t n, cap;
	struct fault *items;
};

/* One source's rows in both steps: reading them, and converting the records. */
struct harvest_source {
	struct tally read, converted;
};

/* A row of stocks.csv or excluded.csv: its cells, each ended by NUL. */
struct harvest_row {
	size_t source;
	uint64_t line;
	char *cells;
	size_t len;
};

struct harvest_rows {
	size_t n, cap;
	struct harvest_row *items;
};

struct harvest {
	size_t n_sources;
	struct harvest_source *sources;
	const struct converter *converter; /* borrowed, as exclusions */
	struct exclusions *exclusions;
	struct chainstore *store;
	struct cube *cube;
	struct gaps gaps;
	struct rejects *rejects;
	struct faults read, converted;     /* of strict sources; what could not be converted */
	struct harvest_rows stocks, excluded;
	struct strpool *pool;              /* for texts of a record in the making */
};

/* What all harvests of a run share; read-only but for the exclusions, which only sources that
 * they name may touch, one at a time. */
struct harvest_context {
	size_t n_sources;
	const struct converter *converter;
	struct exclusions *exclusions;
	const struct tablespecs *specs;
	bool values;           /* keep single amounts */
	size_t memory;         /* for them */
	const char *folder;    /* for more of them */
};

struct harvest *harvest_new(const struct harvest_context *c);
/* Converts a record of a source and adds it. `path` is its raw file. *f is the flow, if it is one
 * and was kept (true). */
bool harvest_record(struct harvest *h, size_t source, const struct record *r, const char *path,
                    struct flow *f);
/* Moves what *e says of a row, if it says any, to the faults. Problems of the machine stay. */
void harvest_faults(struct faults *f, size_t source, uint64_t line, struct err *e);
/* Moves all of *from, which must live as long as *into, into *into. */
void harvest_merge(struct harvest *into, struct harvest *from);
/* Sorts faults and adds them to *e. */
void harvest_tell(struct faults *f, struct err *e);
void harvest_add_row(struct harvest_rows *rows, size_t source, uint64_t line, const char *cells,
                     size_t len);
/* Sorted by source and line. */
void harvest_sort_rows(struct harvest_rows *rows);
void harvest_free(struct harvest *h);

#endif

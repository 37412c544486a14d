/* bulk_inside: what bulk.c, bulk_blocks.c and bulk_rows.c share; nobody else includes this. */
#ifndef AID_BULK_INSIDE_H
#define AID_BULK_INSIDE_H

#include <pthread.h>

#include "aid/bulk.h"
#include "aid/bytein.h"
#include "aid/plan.h"
#include "aid/scan.h"
#include "aid/source.h"

/* Bytes: of a block, of a row that may be long but plain, of the room for a carry before a block. */
enum { BLOCK = 1 << 19, MAX_ROW = 1 << 20, FRONT = 1 << 16 };

struct worker;

/* What all threads share. Blocks have numbers in the order of the file: a thread takes the next one under
 * `reading`, and settles where its rows begin when its turn comes, under `turns`. Who has the turn may
 * take `reading`, and nobody the other way round. */
struct bulk {
	const struct bulk_options *o;
	struct scan_options scan;
	size_t n_workers;
	struct worker *workers;

	pthread_mutex_t reading;
	struct bytein *in;
	bool at_end;          /* of the file */
	uint64_t n_blocks;    /* taken so far */

	pthread_mutex_t turns;
	pthread_cond_t turned;
	uint64_t turn;        /* the block whose turn it is */
	bool failed;
	char *carry;          /* the beginning of a row, read with the block before */
	size_t carry_len, carry_cap;
	uint64_t line;        /* on which the carry begins */
	uint64_t rows;        /* so far, for progress */
	struct err err;
};

/* Some rows of a worker's text: what the scan of text[base …] found, and on which line they begin. */
struct stretch {
	struct scan scan;
	size_t base;
	uint64_t line;
};

/* One thread. Its block lies behind `front` bytes, where the carry finds its place. */
struct worker {
	struct bulk *bulk;
	struct harvest *harvest;
	struct source_context context;
	struct csvin *csvin;  /* the source's */
	struct source *source;
	struct plan *plan;
	char *text;
	size_t front, len, cap; /* len: from text on */
	uint64_t number;      /* of its last block */
	bool last;            /* with it the file ends */
	uint64_t used;        /* bytes of the file up to there */
	struct stretch seam, rows; /* from the carry to the guessed row, and from there */
	size_t inner;         /* newlines in quotes before the row asked about */
	size_t read_at, read_end; /* what csvin reads next; up to SIZE_MAX: on into the file */
	pthread_t thread;
};

/* Adds the rows of a stretch. */
void bulk_add_rows(struct worker *w, const struct stretch *s);
/* How many lines its rows take. */
uint64_t bulk_lines(const struct scan *s);
/* One row of whatever stands at w->rows.base, through csvin, which may read on. Moves the base behind it. */
void bulk_step_over(struct worker *w);
/* Adds the next block of the file to the text of the worker that has the turn; false if reading failed. */
bool bulk_read_on(struct worker *w);
/* A thread's work: blocks until there are none. The context is a worker. */
void *bulk_work(void *context);

#endif

/*
 * cube: flows summed at the finest level that any table of tables.ini tells apart, so that a flow
 * is added once and not once a table. A cell is one combination of ledger, donor, programme and
 * the like; a group is a cell in one period. All tables are made of these groups afterwards: sums
 * are exact, so the result is the same as if each table had seen each flow.
 *
 * How fine a cell's periods are depends on the tables that take it: days if one of them has days,
 * a bound or blocs, else months, else none. Words that no table asks for are "" in all cells.
 */
#ifndef AID_CUBE_H
#define AID_CUBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aid/brief.h"
#include "aid/chain.h"
#include "aid/flow.h"
#include "aid/tablespec.h"

enum cube_grain { GRAIN_NONE, GRAIN_MONTH, GRAIN_DAY };

struct cube_cell {
	struct flow like;      /* the words; without date and amounts */
	enum cube_grain grain;
	bool values;           /* a table needs the amounts one by one */
};

struct cube_group {
	struct chain values;   /* the known amounts, if the cell needs them */
	struct brief sums;
	uint32_t cell;
	struct date date;      /* as coarse as the cell's grain, or as the flow's */
};

struct cube;

/* An empty state for the tables; specs and store must outlive it. Without a store no amounts are
 * kept. Caller frees. */
struct cube *cube_new(const struct tablespecs *specs, struct chainstore *store);
void cube_add(struct cube *c, const struct flow *f);
/* Moves all groups of *from, whose words and amounts stay in *from's keeping, into *into. */
void cube_merge(struct cube *into, struct cube *from);

/* The numbers in *into of the cells of *from, which are added if new. Caller frees. */
size_t *cube_cells_in(struct cube *into, const struct cube *from);

/* True if the cube tells flows apart by this key; what no table asks for need not be told apart before, either. */
bool cube_asks(const struct cube *c, enum table_key key);
/* How fine the periods of flows must be for this table. */
enum cube_grain cube_grain_of(const struct tablespec *t);
/* The number of the flow's cell, which is added if new. */
size_t cube_cell_of(struct cube *c, const struct flow *f);
const struct cube_cell *cube_cell(const struct cube *c, size_t cell);
/* The date under which a cell groups a flow of this date. */
struct date cube_date(enum cube_grain grain, const struct date *d);
/* Makes room for so many more groups. */
void cube_reserve(struct cube *c, size_t n);
/* Adds what is known of many flows of one cell and date; *values is empty after. */
void cube_put(struct cube *c, size_t cell, const struct date *d, const struct brief *sums,
              struct chain *values);
/* The group of a cell and a date that cube_date made; borrowed until the next is added. */
struct cube_group *cube_group_of(struct cube *c, size_t cell, const struct date *d);

size_t cube_cells(const struct cube *c);
size_t cube_count(const struct cube *c);
const struct cube_group *cube_group(const struct cube *c, size_t group);
void cube_free(struct cube *c);

#endif

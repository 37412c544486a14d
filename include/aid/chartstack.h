/*
 * chartstack: periods with a stack of groups in each, for stacked bars and areas. Parts above zero
 * stack up, corrections below zero stack down.
 */
#ifndef AID_CHARTSTACK_H
#define AID_CHARTSTACK_H

#include "aid/chartseries.h"

struct chartstack_period {
	int32_t first, last; /* days */
	double up, down;     /* the ends of its stacks */
	bool any;            /* some group has a record in it */
};

struct chartstack {
	struct chartseries_set series; /* the groups */
	size_t n;
	struct chartstack_period *periods; /* in time; also those without a record between others */
	size_t n_empty;                    /* so many of them */
	size_t *numbers;                   /* colours of the groups */
};

/* Reads the values of the chart's table between the days of the keys from and until. Caller releases. */
bool chartstack_read(struct chart *c, const char *values, struct chartstack *g, struct err *e);
void chartstack_release(struct chartstack *g);
/* The highest and the lowest end of all stacks, 0 at least and at most. */
double chartstack_high(const struct chartstack *g);
double chartstack_low(const struct chartstack *g);
/* The days that the time axis spans. */
int32_t chartstack_first(const struct chartstack *g);
int32_t chartstack_last(const struct chartstack *g);
/* Adds the blocks $bars (the texts of the table, 0 where a group has none) and $empty, and the
 * colours of the groups. what is in the rows: "US dollars". */
void chartstack_data(struct chart *c, struct chartstack *g, const char *what);
/* The plot command: bars that take this share of their periods, and marks for empty periods. */
void chartstack_plot(struct chart *c, const struct chartstack *g, double width);

/* The parts of these two, for several stacks in one picture: the functions that place bars; the data
 * of one stack in a block of that name; the bars of the block. */
void chartstack_functions(struct chart *c, double width);
void chartstack_bars(struct chart *c, const struct chartstack *g, const char *block, const char *what);
void chartstack_plot_bars(struct chart *c, const struct chartstack *g, const char *block);

#endif

/* diff_stocks: stated totals that are new, gone or restated between two folders. */
#ifndef AID_DIFF_STOCKS_H
#define AID_DIFF_STOCKS_H

#include "aid/diff_folder.h"
#include "aid/grid.h"

/* Matches stocks by id, then by ledger, agency, programme, stage, baseline and day, in order;
 * sets partner of all. */
void diff_stocks_match(struct diff_folder *old, struct diff_folder *new);
/* Rows of diff_stocks, by record_id. */
void diff_stocks_rows(const struct diff_folder *old, const struct diff_folder *new,
                      struct grid *g);

#endif

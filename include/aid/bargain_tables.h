/*
 * bargain_tables: the tables of the bargaining stage. Shares and probabilities have six
 * decimals, as have billions of dollars; what is not a number is empty.
 */
#ifndef AID_BARGAIN_TABLES_H
#define AID_BARGAIN_TABLES_H

#include <stdbool.h>

#include "aid/bargain_results.h"
#include "aid/csvout.h"
#include "aid/err.h"
#include "aid/schema.h"

void bargain_tables_quarters(const struct bargain_results *r, struct csvout *o);
void bargain_tables_variants(const struct bargain_results *r, struct csvout *o);
void bargain_tables_tornado(const struct bargain_results *r, struct csvout *o);
void bargain_tables_donors(const struct bargain_results *r, struct csvout *o);
void bargain_tables_settings(const struct bargain_results *r, struct csvout *o);
void bargain_tables_facts(const struct bargain_results *r, struct csvout *o);

#endif

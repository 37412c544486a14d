/*
 * schemain: reads a table that one of our stages wrote, field by field, by its schema.
 *
 * A field that does not hold what the schema promises is told about in the reader's struct
 * err and makes the row bad; the getters then return an empty value, so that callers read all
 * fields first and ask schemain_row_ok once.
 */
#ifndef AID_SCHEMAIN_H
#define AID_SCHEMAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/csvin.h"
#include "aid/date.h"
#include "aid/err.h"
#include "aid/money.h"
#include "aid/schema.h"
#include "aid/strpool.h"

struct schemain;

/* Opens the table; its header must hold all columns of the schema, in any order. The texts
 * are interned in the pool. NULL with all reasons in *e. Caller closes. */
struct schemain *schemain_open(const char *path, const struct schema *s, struct strpool *pool,
                               struct err *e);
/* ROW: the getters give the row's fields. */
enum csvin_status schemain_next(struct schemain *in, struct err *e);
/* Fields by their number in the schema. Interned; never NULL. */
const char *schemain_text(struct schemain *in, size_t column);
struct date schemain_date(struct schemain *in, size_t column, struct err *e);
/* In units of 10^-decimals; an empty field is unknown. */
struct money schemain_money(struct schemain *in, size_t column, int decimals, struct err *e);
/* How many decimals the number in the field is written with. */
int schemain_decimals(struct schemain *in, size_t column);
uint64_t schemain_count(struct schemain *in, size_t column, struct err *e);
/* False if a getter refused a field of this row. */
bool schemain_row_ok(const struct schemain *in);
struct place schemain_place(const struct schemain *in, size_t column);
void schemain_close(struct schemain *in);

#endif

/* manifest_age: says which data are older than they may be. */
#ifndef AID_MANIFEST_AGE_H
#define AID_MANIFEST_AGE_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/descriptor.h"
#include "aid/manifest.h"

/* "120 days" or "120"; days may be NULL. False if it is neither. */
bool manifest_days(const char *text, int64_t *days);
/* Notes in *e that the source's last date lies further before today than max_age of the options,
 * (which are checked) or else of its descriptor allows. */
void manifest_age(const struct manifest_options *o, const struct descriptor *d,
                  const struct date *last, struct err *e);

#endif

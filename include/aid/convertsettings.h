/* convertsettings: the choices behind the flows, as they stand in normalize_settings.csv. */
#ifndef AID_CONVERTSETTINGS_H
#define AID_CONVERTSETTINGS_H

#include "aid/converter.h"
#include "aid/gaps.h"
#include "aid/table.h"

/* The rows of that table; caller frees. */
struct table *convertsettings_table(const struct converter_options *o, const struct converter *c,
                                    const struct gaps *gaps);

#endif

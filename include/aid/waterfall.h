/*
 * waterfall: steps from one sum of flows to another and to what is stated (shape waterfall of
 * reconcile.ini; views.h says how steps are written).
 */
#ifndef AID_WATERFALL_H
#define AID_WATERFALL_H

#include "aid/views.h"

struct grid *waterfall_make(const struct view_request *r, struct err *e);

#endif

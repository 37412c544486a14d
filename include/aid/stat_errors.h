/*
 * stat_errors: what GSL does when it fails: nothing by itself, so that callers see the status; only without memory
 * the program ends (xmem), since a statistic left out for want of memory would look like an unknown one.
 */
#ifndef AID_STAT_ERRORS_H
#define AID_STAT_ERRORS_H

/* To be called before any call of GSL that can fail; again does no harm. */
void stat_errors_begin(void);

#endif

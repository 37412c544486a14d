/*
 * rowin_shape: what one kind of file gives to rowin; only rowin.c and the shapes include this.
 */
#ifndef AID_ROWIN_SHAPE_H
#define AID_ROWIN_SHAPE_H

#include "aid/rowin.h"

struct rowin_shape {
	const char *name;      /* as in [format] shape */
	const char *extension; /* of its files */
	/* Opens the file up to its first row; NULL with the reason in *e. */
	void *(*open)(const char *path, const struct rowin_options *o, struct err *e);
	/* The rest as the functions of rowin of the same names. */
	const struct csvrow *(*header)(const void *reader);
	enum csvin_status (*next)(void *reader, struct csvrow *row, struct err *e);
	void (*close)(void *reader);
	/* NULL where a field lies where the row and the header say. */
	struct place (*place)(const void *reader, const struct csvrow *row, size_t column);
};

/* The reader of rowin_csv over an open csvin. */
void *rowin_csv_over(struct csvin *in);

extern const struct rowin_shape rowin_csv, rowin_wide, rowin_xlsx, rowin_iati;

#endif

/*
 * sniff_text: the beginning of an unknown file as text, and how its letters are encoded.
 */
#ifndef AID_SNIFF_TEXT_H
#define AID_SNIFF_TEXT_H

#include <stdbool.h>

#include "aid/err.h"
#include "aid/str.h"

/* How much of a file is looked at. */
enum { SNIFF_BYTES = 1 << 20 };

struct sniff_text {
	const char *encoding; /* as in [format]: "utf-8", "latin1" or "utf-16" */
	bool marked;          /* a byte order mark says so */
	bool whole;           /* the text is all of the file */
	struct str text;      /* UTF-8, without the mark; its last line may be cut off if not whole */
};

/* Reads the beginning. False with the reason in *e: nothing there, or no text (a workbook, XML, an
 * archive, bytes). Released by sniff_text_release. */
bool sniff_text_read(const char *path, struct sniff_text *t, struct err *e);
void sniff_text_release(struct sniff_text *t);

#endif

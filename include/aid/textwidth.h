/*
 * textwidth: how wide a text is drawn, from the advance widths of Liberation Sans (Arial and
 * Helvetica have the same), so that nothing overlaps and nothing depends on installed fonts.
 */
#ifndef AID_TEXTWIDTH_H
#define AID_TEXTWIDTH_H

#include <stdbool.h>

/* Width in pixels of UTF-8 text at a font size in pixels. Letters that the tables lack count
 * as wide ones. */
double textwidth(const char *text, double size, bool bold);

#endif

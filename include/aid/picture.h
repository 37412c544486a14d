/*
 * picture: what gnuplot drew, checked to be whole, and the SVG given our title and description.
 */
#ifndef AID_PICTURE_H
#define AID_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/str.h"

/* A whole file; NULL if it cannot be read. Caller frees; the text ends in NUL after *n bytes. */
char *picture_read(const char *path, size_t *n);
/* Adds the SVG with our title and description in place of gnuplot's, the role of an image, and fonts
 * of the same widths for readers without ours, without groups that draw nothing, and with
 * every text as XML allows it. False if it is
 * not whole. */
bool picture_dress_svg(const char *svg, const char *title, const char *description, struct str *out);
/* True if the bytes begin and end as a PNG does. */
bool picture_is_png(const char *bytes, size_t n);

#endif

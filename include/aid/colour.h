/*
 * colour: what a colour looks like to whom: contrast of text, and how far apart two colours are for
 * people with and without a colour vision deficiency, and in grey print.
 */
#ifndef AID_COLOUR_H
#define AID_COLOUR_H

#include <stdbool.h>
#include <stddef.h>

struct colour {
	double r, g, b; /* sRGB, 0 to 1 */
};

enum colour_vision { VISION_FULL, VISION_PROTANOPIA, VISION_DEUTERANOPIA, VISION_TRITANOPIA,
	             VISION_GREY, N_VISIONS };
enum { COLOUR_TEXT = 8 };

/* Reads "#rrggbb"; false if it is no such text. */
bool colour_parse(const char *text, struct colour *c);
void colour_format(struct colour c, char text[COLOUR_TEXT]);
/* WCAG 2: from 1 (the same) to 21 (black on white); text needs 4.5. */
double colour_contrast(struct colour a, struct colour b);
/* How the colour is seen: Machado, Oliveira and Fernandes (2009), severity 1; grey by luminance. */
struct colour colour_seen(struct colour c, enum colour_vision vision);
/* CIE 1976 distance in L*a*b* (D65); about 2.3 can just be told apart side by side. */
double colour_distance(struct colour a, struct colour b);
/* The colour, made as dark as text on white needs. */
struct colour colour_ink(struct colour c);
/* The colour, so much nearer to white: 0 leaves it, 1 is white. */
struct colour colour_tint(struct colour c, double towards_white);

#endif

#include "aid/colour.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct colour white = { 1, 1, 1 };

bool colour_parse(const char *text, struct colour *c)
{
	unsigned r, g, b;

	if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6 ||
	    sscanf(text + 1, "%2x%2x%2x", &r, &g, &b) != 3)
		return false;
	*c = (struct colour){ r / 255.0, g / 255.0, b / 255.0 };
	return true;
}

static unsigned byte_of(double part)
{
	return (unsigned)lround((part < 0 ? 0 : part > 1 ? 1 : part) * 255);
}

void colour_format(struct colour c, char text[COLOUR_TEXT])
{
	snprintf(text, COLOUR_TEXT, "#%02X%02X%02X", byte_of(c.r) & 255, byte_of(c.g) & 255,
	         byte_of(c.b) & 255);
}

static double linear(double part)
{
	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double encoded(double part)
{
	return part <= 0.0031308 ? part * 12.92 : 1.055 * pow(part, 1 / 2.4) - 0.055;
}

static double luminance(struct colour c)
{
	return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double colour_contrast(struct colour a, struct colour b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

struct colour colour_seen(struct colour c, enum colour_vision vision)
{
	/* Machado et al., table 1, on linear light; rows are red, green, blue. */
	static const double seen[3][9] = {
		{ 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
		  1.051998 },
		{ 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
		  0.968881 },
		{ 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
		  0.303900 },
	};
	double r = linear(c.r), g = linear(c.g), b = linear(c.b), out[3];

	if (vision == VISION_FULL)
		return c;
	if (vision == VISION_GREY) {
		double grey = encoded(luminance(c));
		return (struct colour){ grey, grey, grey };
	}
	for (size_t i = 0; i < 3; i++) {
		const double *m = &seen[vision - VISION_PROTANOPIA][3 * i];
		double sum = m[0] * r + m[1] * g + m[2] * b;
		out[i] = encoded(sum < 0 ? 0 : sum > 1 ? 1 : sum);
	}
	return (struct colour){ out[0], out[1], out[2] };
}

static double lab_part(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void to_lab(struct colour c, double lab[3])
{
	double r = linear(c.r), g = linear(c.g), b = linear(c.b);
	double x = lab_part((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
	double y = lab_part(0.2126 * r + 0.7152 * g + 0.0722 * b);
	double z = lab_part((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);

	lab[0] = 116 * y - 16;
	lab[1] = 500 * (x - y);
	lab[2] = 200 * (y - z);
}

double colour_distance(struct colour a, struct colour b)
{
	double p[3], q[3];

	to_lab(a, p);
	to_lab(b, q);
	return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
	            (p[2] - q[2]) * (p[2] - q[2]));
}

struct colour colour_ink(struct colour c)
{
	for (int i = 0; i < 100 && colour_contrast(c, white) < 4.6; i++)
		c = (struct colour){ c.r * 0.97, c.g * 0.97, c.b * 0.97 };
	return c;
}

struct colour colour_tint(struct colour c, double towards_white)
{
	double t = towards_white;

	return (struct colour){ c.r + (1 - c.r) * t, c.g + (1 - c.g) * t, c.b + (1 - c.b) * t };
}

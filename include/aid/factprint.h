/*
 * factprint: a figure as a sentence prints it. Values are hundredths: cents, or hundredths of a
 * count, a percentage or a ratio.
 */
#ifndef AID_FACTPRINT_H
#define AID_FACTPRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "aid/str.h"

/* The names of the formats, between " | ":
 *   money    $66.9 bn         count   1,234            words    four, 13
 *   percent  46.5%            number  0.43             times    2.1 times
 *   text     as it stands in the table
 *   name     the same; the caller puts the article before it
 *   date     9 January 2025, April 2024, the second quarter of 2026, 2022
 *   month    the same */
extern const char factprint_formats[];

/* True if the format prints the value; else it prints the text that was looked up. */
bool factprint_is_number(const char *format);
void factprint_number(struct str *s, const char *format, int64_t hundredths);
/* The same of a table's cell, a plain decimal number. */
void factprint_cell(struct str *s, const char *format, const char *number);
void factprint_text(struct str *s, const char *format, const char *text);

#endif

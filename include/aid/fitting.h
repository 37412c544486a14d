/*
 * fitting: which descriptors would read a file that its own does not fit — another generation of
 * a format, or another format. Help for people: nothing is read on a guess.
 */
#ifndef AID_FITTING_H
#define AID_FITTING_H

#include "aid/err.h"

/* Tries every descriptor (.ini) of the folder, in the order of their names, on the file's header,
 * and adds a note with those that find all their columns there, or that none does. A folder that
 * is not there says nothing. */
void fitting_note(const char *folder, const char *file, struct err *e);

#endif

#include "aid/tally.h"

#include <assert.h>

void tally_add(struct tally *into, const struct tally *t)
{
	into->rows_in += t->rows_in;
	into->kept += t->kept;
	into->excluded += t->excluded;
	into->refused += t->refused;
}

void tally_note(const char *what, const struct tally *t, struct err *e)
{
	assert(t->rows_in == t->kept + t->excluded + t->refused);
	err_note(e, "%s: %llu in = %llu kept + %llu excluded + %llu refused", what,
	         (unsigned long long)t->rows_in, (unsigned long long)t->kept,
	         (unsigned long long)t->excluded, (unsigned long long)t->refused);
}

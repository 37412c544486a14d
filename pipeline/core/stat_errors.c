#include "aid/stat_errors.h"

#include <gsl/gsl_errno.h>

#include "aid/xmem.h"

static void take(const char *reason, const char *file, int line, int code)
{
	(void)reason;
	(void)file;
	(void)line;
	if (code == GSL_ENOMEM)
		xmem_out(0);
}

void stat_errors_begin(void)
{
	gsl_set_error_handler(take);
}

#define _DEFAULT_SOURCE /* libmd's header uses u_int */
#include "aid/checksum.h"

#include <sha2.h>
#include <stdio.h>

bool checksum_file(const char *path, char hex[CHECKSUM_TEXT_MAX], uint64_t *bytes,
                   struct err *e)
{
	unsigned char buffer[1 << 15];
	SHA2_CTX context;
	size_t n;
	FILE *f = fopen(path, "rb");

	if (!f)
		return err_system(e, path, "cannot be read");
	*bytes = 0;
	SHA256Init(&context);
	while ((n = fread(buffer, 1, sizeof buffer, f)) > 0) {
		SHA256Update(&context, buffer, n);
		*bytes += n;
	}
	bool ok = !ferror(f) || err_system(e, path, "reading failed");
	fclose(f);
	SHA256End(&context, hex);
	return ok;
}

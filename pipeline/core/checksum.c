#define _DEFAULT_SOURCE /* libmd's header uses u_int */
#include "aid/checksum.h"

#include <sha2.h>
#include <stdio.h>
#include <string.h>

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

void checksum_base64(const char *text, char base64[CHECKSUM_BASE64_MAX])
{
	static const char signs[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned char sum[SHA256_DIGEST_LENGTH + 1] = { 0 };
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, (const unsigned char *)text, strlen(text));
	SHA256Final(sum, &context);
	for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i += 3, base64 += 4) {
		unsigned three = (unsigned)sum[i] << 16 | (unsigned)sum[i + 1] << 8 |
		                 (i + 2 < SHA256_DIGEST_LENGTH ? sum[i + 2] : 0u);
		for (int k = 0; k < 4; k++)
			base64[k] = signs[three >> (18 - 6 * k) & 63];
	}
	/* 32 bytes end with two of three: one sign stands for nothing. */
	base64[-1] = '=';
	base64[0] = '\0';
}

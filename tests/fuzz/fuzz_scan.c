/*
 * fuzz_scan: whatever the bytes, the scanner with csvin behind it sees what csvin alone sees. Built with
 * -fsanitize=fuzzer (clang) it searches; otherwise it runs over the files named.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/scanwalk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = calloc(1, size + SCAN_PADDING);

	if (!text)
		return 0;
	memcpy(text, data, size);
	struct str strict = scanwalk_strict(text, size);
	for (size_t v = 0; scan_variants[v]; v++) {
		if (!scan_variants[v]->supported())
			continue;
		struct str scanned = scanwalk_scanned(scan_variants[v], text, size);
		if (strcmp(str_text(&strict), str_text(&scanned)) != 0) {
			fprintf(stderr, "%s:\n%scsvin:\n%s", scan_variants[v]->name,
			        str_text(&scanned), str_text(&strict));
			abort();
		}
		str_release(&scanned);
	}
	str_release(&strict);
	free(text);
	return 0;
}

#ifndef FUZZING
int main(int argc, char **argv)
{
	static uint8_t data[1 << 20];

	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		size_t n = f ? fread(data, 1, sizeof data, f) : 0;
		if (!f) {
			perror(argv[i]);
			return 3;
		}
		fclose(f);
		LLVMFuzzerTestOneInput(data, n);
	}
	printf("%d files\n", argc - 1);
	return 0;
}
#endif

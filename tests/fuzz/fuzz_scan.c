/*
 * fuzz_scan: whatever the bytes, the scanner with csvin behind it sees what csvin alone sees.
 */
#include "fuzz.h"

#include "../unit/scanwalk.h"

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

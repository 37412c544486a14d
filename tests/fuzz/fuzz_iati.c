/* fuzz_iati: any bytes as an IATI activity file: rows of as many fields as the header, or a reason. */
#include "fuzz.h"
#include "fuzz_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rowin_options o = { .shape = rowin_shape("iati-xml") };

	fuzz_rows(fuzz_file(data, size, ".xml"), &o);
	return 0;
}

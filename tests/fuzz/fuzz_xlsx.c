/* fuzz_xlsx: any bytes as a workbook: rows of as many fields as the header, or a reason. */
#include "fuzz.h"
#include "fuzz_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rowin_options o = { .shape = rowin_shape("xlsx"), .sheet = "Bilateral Assistance, MAIN DATA" };

	fuzz_rows(fuzz_file(data, size, ".xlsx"), &o);
	return 0;
}

/*
 * fuzz_chart: any charts.ini over tables of odd contents (FUZZ_TABLES, by tests/fuzz/run.sh): a chart or reasons,
 * and no file is made.
 */
#include "fuzz.h"

#include "aid/plot.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *tables = getenv("FUZZ_TABLES");
	struct err e = ERR_INIT;
	struct plot_options o = { tables ? tables : "tests/fuzz/tables", "data/reference", "/nowhere",
	                          fuzz_file(data, size, ".ini"), true };

	bool ok = plot_run(&o, &e);
	MUST(ok == (e.kind == ERR_NONE));
	MUST(e.kind != ERR_SYSTEM);
	err_release(&e);
	return 0;
}

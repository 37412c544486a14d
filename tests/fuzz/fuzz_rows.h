/* fuzz_rows: reads all rows of a file by a shape and holds them against what rowin.h promises. */
#ifndef AID_FUZZ_ROWS_H
#define AID_FUZZ_ROWS_H

#include "aid/rowin.h"

static inline void fuzz_rows(const char *path, const struct rowin_options *o)
{
	struct err e = ERR_INIT;
	struct rowin *in = rowin_open(path, o, &e);
	enum csvin_status status;
	struct csvrow row;

	MUST(in || e.kind != ERR_NONE);
	while (in && (status = rowin_next(in, &row, &e)) != CSVIN_END) {
		MUST(status == CSVIN_ROW || e.kind != ERR_NONE);
		if (status == CSVIN_STOP)
			break;
		if (status != CSVIN_ROW)
			continue;
		MUST(row.n == rowin_header(in)->n);
		for (size_t i = 0; i < row.n; i++) {
			MUST(strlen(row.fields[i].text) == row.fields[i].len);
			MUST(rowin_place(in, &row, i).file);
		}
	}
	rowin_close(in);
	err_release(&e);
}

#endif

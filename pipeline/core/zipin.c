#include "aid/zipin.h"

#include <minizip/unzip.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

/* An honest workbook's largest sheet is a tenth of this. */
enum { MAX_ENTRY = 1 << 29, ANY_CASE = 2 };

struct zipin {
	const char *path;
	unzFile file;
	bool selected;
	uint64_t left; /* of what may be read from the entry */
};

static bool refuse(const struct zipin *z, struct err *e, const char *reason)
{
	struct place at = { z->path, 0, 0, NULL };

	return err_data(e, &at, "%s", reason);
}

/* Whether the file ends in a whole end record: minizip takes bytes past the end for zeros, and would
 * read a file that was cut there. The record is 22 bytes and a comment of the length it states. */
static bool ends_whole(FILE *f)
{
	enum { RECORD = 22, MOST = RECORD + 0xFFFF };
	unsigned char *tail = xmalloc(MOST);
	bool found = false;
	long size = fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
	long from = size > MOST ? size - MOST : 0;
	size_t n = size > 0 && fseek(f, from, SEEK_SET) == 0 ? fread(tail, 1, MOST, f) : 0;

	for (size_t i = n; i >= RECORD && !found; i--) {
		const unsigned char *p = tail + i - RECORD;
		found = memcmp(p, "PK\5\6", 4) == 0 && (size_t)(p[20] | p[21] << 8) == n - i;
	}
	free(tail);
	return found;
}

struct zipin *zipin_open(const char *path, struct err *e)
{
	FILE *f = fopen(path, "rb");

	if (!f) {
		err_system(e, path, "cannot be read");
		return NULL;
	}
	bool whole = ends_whole(f);
	fclose(f);
	struct zipin *z = xcalloc(1, sizeof *z);
	*z = (struct zipin){ .path = path, .file = whole ? unzOpen64(path) : NULL };
	if (z->file)
		return z;
	refuse(z, e, "found no ZIP archive, or the beginning of one; expected a whole .xlsx file; "
	             "get the file again");
	zipin_close(z);
	return NULL;
}

static void unselect(struct zipin *z)
{
	if (z->selected)
		unzCloseCurrentFile(z->file);
	z->selected = false;
}

bool zipin_select(struct zipin *z, const char *name, struct err *e)
{
	unz_file_info64 info;

	unselect(z);
	if (unzLocateFile(z->file, name, ANY_CASE) != UNZ_OK)
		return false;
	if (unzGetCurrentFileInfo64(z->file, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
		return refuse(z, e, "found a damaged ZIP archive; expected a whole .xlsx file; get the "
		                    "file again");
	if (info.flag & 1)
		return refuse(z, e, "found an encrypted entry; expected a file without a password; "
		                    "save it without one");
	if (unzOpenCurrentFile(z->file) != UNZ_OK)
		return refuse(z, e, "found a ZIP entry that cannot be unpacked; expected a whole .xlsx "
		                    "file; get the file again");
	z->selected = true;
	z->left = MAX_ENTRY;
	return true;
}

ssize_t zipin_read(void *zipin, char *buffer, size_t size, struct err *e)
{
	struct zipin *z = zipin;
	int n = z->selected ? unzReadCurrentFile(z->file, buffer, (unsigned)size) : 0;

	if (n > 0 && (uint64_t)n > z->left) {
		refuse(z, e, "found an entry that unpacks to more than 512 MiB; expected a workbook; "
		             "the file is damaged or made to do harm");
		return -1;
	}
	z->left -= n > 0 ? (uint64_t)n : 0;
	if (n == 0 && z->selected) {
		z->selected = false;
		n = unzCloseCurrentFile(z->file) == UNZ_OK ? 0 : -1;
	}
	if (n < 0)
		refuse(z, e, "found a ZIP entry whose bytes are not what its checksum says, or that ends "
		             "too early; expected a whole .xlsx file; get the file again");
	return n;
}

void zipin_close(struct zipin *z)
{
	if (!z)
		return;
	unselect(z);
	if (z->file)
		unzClose(z->file);
	free(z);
}

#include "aid/zipin.h"

#include <errno.h>
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
	bool workbook;
	unzFile file;
	bool selected;
	uint64_t left; /* of what may be read from the entry */
};

/* Says what was found, and that a whole file was expected: of a workbook the data are wrong, of packed text the
 * file is (bytein.h). False. */
static bool refuse_broken(const struct zipin *z, const char *found, struct err *e)
{
	struct place at = { z->path, 0, 0, NULL };

	if (z->workbook)
		return err_data(e, &at, "found %s; expected a whole .xlsx file; get the file again", found);
	errno = 0;
	return err_system(e, z->path, "found %s; expected a whole archive; get the file again", found);
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

static struct zipin *open_archive(const char *path, bool workbook, struct err *e)
{
	FILE *f = fopen(path, "rb");

	if (!f) {
		err_system(e, path, "cannot be read");
		return NULL;
	}
	bool whole = ends_whole(f);
	fclose(f);
	struct zipin *z = xcalloc(1, sizeof *z);
	*z = (struct zipin){ .path = path, .workbook = workbook, .file = whole ? unzOpen64(path) : NULL };
	if (z->file)
		return z;
	refuse_broken(z, "no ZIP archive, or the beginning of one", e);
	zipin_close(z);
	return NULL;
}

struct zipin *zipin_open(const char *path, struct err *e)
{
	return open_archive(path, true, e);
}

static void unselect(struct zipin *z)
{
	if (z->selected)
		unzCloseCurrentFile(z->file);
	z->selected = false;
}

/* Begins to read the entry that minizip stands at. */
static bool begin(struct zipin *z, uint64_t most, struct err *e)
{
	struct place at = { z->path, 0, 0, NULL };
	unz_file_info64 info;

	if (unzGetCurrentFileInfo64(z->file, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
		return refuse_broken(z, "a damaged ZIP archive", e);
	if (info.flag & 1)
		return err_data(e, &at, "found an encrypted entry; expected a file without a password; "
		                "save it without one");
	if (unzOpenCurrentFile(z->file) != UNZ_OK)
		return refuse_broken(z, "a ZIP entry that cannot be unpacked", e);
	z->selected = true;
	z->left = most;
	return true;
}

bool zipin_select(struct zipin *z, const char *name, struct err *e)
{
	unselect(z);
	return unzLocateFile(z->file, name, ANY_CASE) == UNZ_OK && begin(z, MAX_ENTRY, e);
}

/* Folders are no files, nor is what macOS adds. */
static bool is_file(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && name[n - 1] != '/' && strncmp(name, "__MACOSX/", 9) != 0;
}

/* How many files there are, and where the first is. */
static size_t count_files(struct zipin *z, unz64_file_pos *first)
{
	char name[1024];
	size_t n = 0;

	for (int status = unzGoToFirstFile(z->file); status == UNZ_OK; status = unzGoToNextFile(z->file)) {
		name[0] = '\0';
		if (unzGetCurrentFileInfo64(z->file, NULL, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK || !is_file(name))
			continue;
		if (n++ == 0)
			unzGetFilePos64(z->file, first);
	}
	return n;
}

struct zipin *zipin_open_only(const char *path, struct err *e)
{
	struct zipin *z = open_archive(path, false, e);
	struct place at = { path, 0, 0, NULL };
	unz64_file_pos first;

	if (!z)
		return NULL;
	size_t n = count_files(z, &first);
	if (n != 1)
		err_data(e, &at, "found a ZIP archive of %zu files; expected text, or an archive of one file; unpack it and "
		         "name the file (of a workbook, write a descriptor with shape = xlsx and its sheet, or save the sheet "
		         "as CSV)", n);
	else if (unzGoToFilePos64(z->file, &first) != UNZ_OK)
		refuse_broken(z, "a damaged ZIP archive", e);
	else if (begin(z, UINT64_MAX, e))
		return z;
	zipin_close(z);
	return NULL;
}

uint64_t zipin_used(const struct zipin *z)
{
	return z->selected ? unzGetCurrentFileZStreamPos64(z->file) : 0;
}

ssize_t zipin_read(void *zipin, char *buffer, size_t size, struct err *e)
{
	struct zipin *z = zipin;
	struct place at = { z->path, 0, 0, NULL };
	int n = z->selected ? unzReadCurrentFile(z->file, buffer, (unsigned)size) : 0;

	if (n > 0 && (uint64_t)n > z->left) {
		err_data(e, &at, "found an entry that unpacks to more than 512 MiB; expected a workbook; "
		         "the file is damaged or made to do harm");
		return -1;
	}
	z->left -= n > 0 ? (uint64_t)n : 0;
	if (n == 0 && z->selected) {
		z->selected = false;
		n = unzCloseCurrentFile(z->file) == UNZ_OK ? 0 : -1;
	}
	if (n < 0)
		refuse_broken(z, "a ZIP entry whose bytes are not what its checksum says, or that ends too early", e);
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

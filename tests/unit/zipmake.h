/* zipmake: writes small ZIP archives for tests, byte for byte the same each time. */
#ifndef TESTS_ZIPMAKE_H
#define TESTS_ZIPMAKE_H

#include <minizip/zip.h>
#include <string.h>

struct zip_part {
	const char *name, *text;
	size_t times;     /* the text is written so many times */
	const char *head; /* once before it; or NULL */
};

/* Writes the parts up to one without a name. */
static inline void zipmake(const char *path, const struct zip_part *parts)
{
	zipFile z = zipOpen64(path, APPEND_STATUS_CREATE);

	for (; parts->name; parts++) {
		zip_fileinfo info;
		memset(&info, 0, sizeof info);
		zipOpenNewFileInZip(z, parts->name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 6);
		if (parts->head)
			zipWriteInFileInZip(z, parts->head, (unsigned)strlen(parts->head));
		for (size_t i = 0; i < parts->times; i++)
			zipWriteInFileInZip(z, parts->text, (unsigned)strlen(parts->text));
		zipCloseFileInZip(z);
	}
	zipClose(z, NULL);
}

#endif

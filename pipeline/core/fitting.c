#include "aid/fitting.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "aid/descriptor.h"
#include "aid/source.h"
#include "aid/str.h"
#include "aid/xmem.h"

static int is_descriptor(const struct dirent *entry)
{
	size_t n = strlen(entry->d_name);

	return n > 4 && strcmp(entry->d_name + n - 4, ".ini") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool fits(const char *descriptor, const char *file)
{
	static const struct source_context nothing = { 0 };
	struct err unsaid = ERR_INIT;
	struct descriptor *d = descriptor_read(descriptor, &unsaid);
	struct source *s = NULL;

	if (d) {
		descriptor_set_input(d, file);
		s = source_open(d, &nothing, &unsaid);
	}
	bool ok = s != NULL;
	source_close(s);
	descriptor_free(d);
	err_release(&unsaid);
	return ok;
}

void fitting_note(const char *folder, const char *file, struct err *e)
{
	struct dirent **entries = NULL;
	struct str found = STR_INIT;
	int n = scandir(folder, &entries, is_descriptor, by_bytes);

	for (int i = 0; i < n; i++) {
		struct str path = STR_INIT;
		str_printf(&path, "%s/%s", folder, entries[i]->d_name);
		if (fits(str_text(&path), file))
			str_printf(&found, "%s%s", found.len > 0 ? ", " : "", str_text(&path));
		str_release(&path);
		free(entries[i]);
	}
	free(entries);
	if (found.len > 0)
		err_note(e, "%s: its columns are those of another descriptor: %s would fit", file,
		         str_text(&found));
	else if (n > 0)
		err_note(e, "%s: its columns fit no descriptor of %s", file, folder);
	str_release(&found);
}

#include "aid/dirlist.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "aid/str.h"
#include "aid/xmem.h"

struct dirlist {
	size_t n, cap;
	char **paths;
};

static int by_text(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static void add(struct dirlist *l, const char *dir, const char *name)
{
	struct str path = STR_INIT;
	struct stat is;

	str_printf(&path, "%s/%s", dir, name);
	if (name[0] != '.' && stat(str_text(&path), &is) == 0 && S_ISREG(is.st_mode)) {
		XGROW(l->paths, l->n, l->cap);
		l->paths[l->n++] = str_take(&path);
	}
	str_release(&path);
}

struct dirlist *dirlist_read(const char *dir, struct err *e)
{
	DIR *d = opendir(dir);
	struct dirent *entry;

	if (!d) {
		err_system(e, dir, "cannot be read");
		return NULL;
	}
	struct dirlist *l = xcalloc(1, sizeof *l);
	while ((entry = readdir(d)) != NULL)
		add(l, dir, entry->d_name);
	closedir(d);
	if (l->n > 0)
		qsort(l->paths, l->n, sizeof *l->paths, by_text);
	return l;
}

const char *dirlist_item(const struct dirlist *l, size_t i)
{
	return i < l->n ? l->paths[i] : NULL;
}

bool dirlist_ends(const char *path, const char *end)
{
	size_t n = strlen(path), k = strlen(end);

	return n > k && strcmp(path + n - k, end) == 0;
}

void dirlist_free(struct dirlist *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->n; i++)
		free(l->paths[i]);
	free(l->paths);
	free(l);
}

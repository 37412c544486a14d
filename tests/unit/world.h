/*
 * world: all that reading rows into a harvest needs, in a folder of its own: a descriptor, the reference tables
 * with a tables.ini of the test's; and a harvest as text, so that two can be compared to the last amount.
 *
 * Includes come after cmocka.
 */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aid/descriptor.h"
#include "aid/gather.h"
#include "aid/partial.h"
#include "aid/source.h"
#include "aid/str.h"
#include "own_folder.h"

static char world_reference[4096];

/* Set-up of the group, begun in the folder of the project; its tear-down is remove_folder. */
static inline int world_begin(void **state)
{
	if (!getcwd(world_reference, sizeof world_reference - sizeof "/data/reference"))
		return -1;
	strcat(world_reference, "/data/reference");
	return make_folder(state);
}

static inline void world_remove(const char *dir)
{
	char path[600];
	DIR *list = opendir(dir);

	for (struct dirent *entry; list && (entry = readdir(list));) {
		snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
		if (entry->d_name[0] != '.')
			unlink(path);
	}
	if (list)
		closedir(list);
	rmdir(dir);
}

static inline void world_write(const char *path, const char *text, size_t len)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

struct world {
	struct converter_options options;
	struct descriptor *d;
	struct countries *countries;
	struct currencies *currencies;
	struct converter *converter;
	struct exclusions *exclusions;
	struct table *sources;       /* the descriptor's, and one more: "u", a strict one */
	struct tableset *tables;
};

static const char world_exclusions[] = "record,scope,reason,evidence\nu:out,all sums,Not paid.,https://example.org/\n";

static inline void world_link_reference(const char *tables)
{
	static const char *const own[] = { "tables.ini", "facts.ini", "exclusions.csv" };
	char from[5000], to[600];
	DIR *list = opendir(world_reference);

	assert_non_null(list);
	world_remove("reference"); /* of a test that failed */
	assert_int_equal(mkdir("reference", 0777), 0);
	for (struct dirent *entry; (entry = readdir(list));) {
		bool linked = entry->d_name[0] != '.';
		for (size_t i = 0; i < sizeof own / sizeof *own; i++)
			linked = linked && strcmp(entry->d_name, own[i]) != 0;
		snprintf(from, sizeof from, "%s/%s", world_reference, entry->d_name);
		snprintf(to, sizeof to, "reference/%s", entry->d_name);
		assert_int_equal(linked ? symlink(from, to) : 0, 0);
	}
	closedir(list);
	world_write("reference/tables.ini", tables, strlen(tables));
	world_write("reference/facts.ini", "", 0);
	world_write("reference/exclusions.csv", world_exclusions, strlen(world_exclusions));
}

static inline struct table *world_sources(const struct descriptor *d)
{
	const char *cells[] = { d->name, d->stock ? "stock" : "flow", d->ledger, "", d->reject ? "reject" : "stop", "", "",
	                        "u", "flow", "l", "", "stop", "", "" };
	struct table *t = gather_sources();

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		table_add_cell(t, cells[i]);
	return t;
}

/* The descriptor is that of the source "t". */
static inline struct world world_open(const char *tables, const char *descriptor)
{
	struct world w = { .options = { "reference", "gdp", DEFAULT_PRICE_YEAR } };
	struct err e = ERR_INIT;

	world_link_reference(tables);
	world_write("t.ini", descriptor, strlen(descriptor));
	w.d = descriptor_read("t.ini", &e);
	w.countries = countries_load("reference", &e);
	w.currencies = currencies_load("reference", &e);
	w.converter = converter_new(&w.options, &e);
	w.exclusions = exclusions_load("reference", &e);
	if (e.kind != ERR_NONE)
		fail_msg("%s", e.problems[0]);
	w.sources = world_sources(w.d);
	w.tables = tableset_open("reference", NULL, w.sources, &e);
	if (!w.tables)
		fail_msg("%s", e.problems[0]);
	return w;
}

static inline void world_close(struct world *w)
{
	tableset_free(w->tables);
	table_free(w->sources);
	exclusions_free(w->exclusions);
	converter_free(w->converter);
	currencies_free(w->currencies);
	countries_free(w->countries);
	descriptor_free(w->d);
	unlink("t.ini");
	world_remove("reference");
}

/* Set-up and tear-down of a group whose tests share one world. */
static inline int world_set_up(void **state, struct world *w, const char *tables, const char *descriptor)
{
	if (world_begin(state) != 0)
		return -1;
	*w = world_open(tables, descriptor);
	return 0;
}

static inline int world_tear_down(void **state, struct world *w)
{
	world_close(w);
	return remove_folder(state);
}

static inline struct harvest *world_harvest(const struct world *w)
{
	const struct harvest_context c = { 2, w->converter, w->exclusions, tableset_specs(w->tables), true,
	                                   (size_t)1 << 26, "." };

	return harvest_new(&c);
}

static inline struct gather world_gather(const struct world *w, struct harvest *h)
{
	return (struct gather){ w->sources, h, w->tables, &w->options, w->converter, w->exclusions, "out" };
}

static inline void world_add_problems(struct str *s, struct faults *f)
{
	struct err e = ERR_INIT;

	harvest_tell(f, &e);
	for (size_t i = 0; i < e.n_problems; i++)
		str_printf(s, "%s\n", e.problems[i]);
	err_release(&e);
}

/* Everything that is known: groups with every amount, counts, rejects, gaps, and the faults. */
static inline struct str world_state(const struct world *w, struct harvest *h)
{
	struct gather g = world_gather(w, h);
	struct outset *out = outset_new();
	int fd = open("state", O_RDWR | O_CREAT | O_TRUNC, 0600);
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	char buffer[4096];

	unlink("state");
	world_add_problems(&s, &h->read);
	world_add_problems(&s, &h->converted);
	assert_true(partial_write(outset_attach(out, fd, "state"), &g, &w->options, true, &e));
	assert_true(outset_commit(out, &e));
	lseek(fd, 0, SEEK_SET);
	for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0;)
		str_add_n(&s, buffer, (size_t)n);
	close(fd);
	outset_free(out);
	err_release(&e);
	return s;
}

/* That two states are the same, to the line. */
static inline void world_same(const struct str *expected, const struct str *found, const char *why)
{
	const char *a = str_text(expected), *b = str_text(found);
	size_t i = 0;

	if (strcmp(a, b) == 0)
		return;
	while (a[i] == b[i])
		i++;
	while (i > 0 && a[i - 1] != '\n')
		i--;
	print_error("%s: expected\n%.300s\nfound\n%.300s\n", why, a + i, b + i);
	fail();
}

#endif

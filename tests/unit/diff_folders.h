/* Folders of processed tables for the tests of aid-diff, in a folder of their own. */
#ifndef TESTS_DIFF_FOLDERS_H
#define TESTS_DIFF_FOLDERS_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "aid/diff.h"
#include "aid/flow.h"
#include "aid/outfile.h"
#include "aid/schema.h"
#include "aid/table.h"

static char folder[] = "/tmp/test_diff.XXXXXX";

static inline int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static inline const char *path_of(const char *dir, const char *name)
{
	static char path[512];

	snprintf(path, sizeof path, "%s/%s%s%s", folder, dir, name[0] ? "/" : "", name);
	return path;
}

static inline int remove_folder(void **state)
{
	static const char *const dirs[] = { "a", "b", "out", "back" };
	(void)state;

	for (size_t i = 0; i < 4; i++) {
		DIR *d = opendir(path_of(dirs[i], ""));
		struct dirent *entry;
		while (d && (entry = readdir(d)) != NULL)
			unlink(path_of(dirs[i], entry->d_name));
		if (d)
			closedir(d);
		rmdir(path_of(dirs[i], ""));
	}
	return rmdir(folder);
}

static inline struct date date(const char *text)
{
	struct date d;

	assert_true(date_parse_own(text, &d));
	return d;
}

static inline void write_text(const char *dir, const char *name, const char *text)
{
	FILE *f = fopen(path_of(dir, name), "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static inline void write_header(struct outset *s, const char *dir, const char *name,
                         const struct schema *schema, struct csvout *o)
{
	struct err e = ERR_INIT;
	struct outfile *f = outset_open(s, path_of(dir, name), &e);

	assert_non_null(f);
	csvout_init(o, f);
	schema_header(schema, o);
}

/* A folder of processed tables with these flows, all of the source s with the checksum given. */
static inline void write_folder(const char *dir, const struct flow *flows, size_t n, const char *checksum)
{
	struct err e = ERR_INIT;
	struct outset *s = outset_new();
	struct csvout o;
	char sources[256];

	mkdir(path_of(dir, ""), 0777);
	write_header(s, dir, "stocks.csv", &schema_stocks, &o);
	write_header(s, dir, "excluded.csv", &schema_excluded, &o);
	write_header(s, dir, "flows.csv", &schema_flows, &o);
	for (size_t i = 0; i < n; i++)
		flow_write(&flows[i], &o);
	assert_true(outset_commit(s, &e));
	outset_free(s);
	snprintf(sources, sizeof sources, "source,title,kind,ledger,checksum\ns,S,flow,l,%s\n",
	         checksum);
	write_text(dir, "sources.csv", sources);
	write_text(dir, "normalize_settings.csv",
	           "setting,value,meaning\nprice_year,2024,\ndeflator,gdp,\n");
}

static inline struct table *run(const char *old, const char *new, const char *out, const char *table)
{
	char a[512], b[512], c[512];
	struct err e = ERR_INIT;
	struct str text = STR_INIT;

	strcpy(a, path_of(old, ""));
	strcpy(b, path_of(new, ""));
	strcpy(c, path_of(out, ""));
	struct diff_options o = { a, b, c, 5 };
	assert_true(diff_run(&o, &text, NULL, &e));
	str_release(&text);
	struct table *t = table_read(path_of(out, table), &e);
	assert_non_null(t);
	return t;
}

static inline int64_t cents(const struct table *t, size_t row, const char *column)
{
	struct number_error why;
	int64_t minor = 0;
	const char *text = table_text(t, row, table_find(t, column));

	assert_true(!text[0] || money_parse(text, NULL, 1, 1, 2, &minor, &why));
	return minor;
}

static inline const char *cell(const struct table *t, size_t row, const char *column)
{
	return table_text(t, row, table_find(t, column));
}

static inline struct flow sample(const char *id, uint64_t line, const char *when, int64_t amount)
{
	return (struct flow){
		.record_id = id, .source = "s", .line = line, .ledger = "l", .date = date(when),
		.donor = "DEU", .donor_name = "Germany", .recipient = "", .programme = "P",
		.aid_type = "military", .stage = "committed", .amount_usd = { amount, true },
		.low_usd = { amount, true }, .high_usd = { amount, true },
		.constant_usd = { amount, true }, .amount = { amount, true }, .decimals = 2,
		.currency = "USD", .rate = "1", .source_url = "", .qualifier = "exact",
		.verification = "", .source_title = "",
	};
}

#endif

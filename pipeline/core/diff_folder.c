#include "aid/diff_folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aid/record.h"
#include "aid/str.h"
#include "aid/xmem.h"

static char *path_of(const struct diff_folder *f, const char *table)
{
	struct str path = STR_INIT;

	str_printf(&path, "%s/%s.csv", f->dir, table);
	return str_take(&path);
}

static struct diff_record *add_record(struct diff_folder *f, size_t *cap)
{
	XGROW(f->records, f->n, *cap);
	struct diff_record *r = &f->records[f->n++];
	*r = (struct diff_record){ .spelling = "", .partner = DIFF_ALONE };
	return r;
}

static void read_flows(struct diff_folder *f, size_t *cap, struct strpool *pool, struct err *e)
{
	char *path = path_of(f, "flows");
	struct flow_reader *in = flow_reader_open(path, pool, e);
	enum csvin_status status = CSVIN_END;
	struct flow flow;

	while (in && (status = flow_reader_next(in, &flow, e)) != CSVIN_END && status != CSVIN_STOP)
		if (status == CSVIN_ROW)
			add_record(f, cap)->flow = flow;
	flow_reader_close(in);
	free(path);
}

static void read_stocks(struct diff_folder *f, struct strpool *pool, struct err *e)
{
	char *path = path_of(f, "stocks");
	struct stock_reader *in = stock_reader_open(path, pool, e);
	enum csvin_status status = CSVIN_END;
	struct stock stock;
	size_t cap = 0;

	while (in && (status = stock_reader_next(in, &stock, e)) != CSVIN_END &&
	       status != CSVIN_STOP) {
		if (status != CSVIN_ROW)
			continue;
		XGROW(f->stocks, f->n_stocks, cap);
		f->stocks[f->n_stocks++] = (struct diff_stock){ stock, stock.source, DIFF_ALONE };
	}
	stock_reader_close(in);
	free(path);
}

static uint64_t count_of(const char *text)
{
	return strtoull(text, NULL, 10); /* written by aid-normalize as a count */
}

/* An excluded record is known by its id alone: excluded.csv says no more of it. */
static bool read_excluded(struct diff_folder *f, size_t *cap, struct strpool *pool, struct err *e)
{
	struct table *t = table_read_in(f->dir, "excluded", e);
	size_t id, source, line, reason;
	const struct table_want wanted[] = {
		{ "record_id", &id }, { "source", &source }, { "line", &line }, { "reason", &reason }, { NULL, NULL },
	};
	bool ok = table_need_all(t, wanted, e);

	for (size_t i = 0; ok && i < table_rows(t); i++) {
		struct diff_record *r = add_record(f, cap);
		const char *none = strpool_text(pool, "");
		r->flow = (struct flow){
			.record_id = strpool_text(pool, table_text(t, i, id)),
			.source = strpool_text(pool, table_text(t, i, source)),
			.line = count_of(table_text(t, i, line)), .ledger = none, .donor = none,
			.donor_name = none, .recipient = none, .programme = none, .aid_type = none,
			.stage = none, .currency = none, .rate = none, .source_url = none,
			.qualifier = none, .verification = none, .source_title = none,
		};
		r->excluded = strpool_text(pool, table_text(t, i, reason));
	}
	table_free(t);
	return ok;
}

struct named {
	const char *id;
	size_t at;
};

static int by_id(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static struct named *index_records(const struct diff_folder *f)
{
	struct named *index = xcalloc(f->n + 1, sizeof *index);

	for (size_t i = 0; i < f->n; i++)
		index[i] = (struct named){ f->records[i].flow.record_id, i };
	qsort(index, f->n, sizeof *index, by_id);
	return index;
}

/* Flows know a donor's code; how the source spells it stands in records.csv. */
static void read_spellings(struct diff_folder *f, struct strpool *pool, struct err *e)
{
	char *path = path_of(f, "records");
	struct record_reader *in =
		access(path, F_OK) == 0 ? record_reader_open(path, pool, e) : NULL;
	struct named *index = in ? index_records(f) : NULL;
	enum csvin_status status;
	struct record r;

	while (in && (status = record_reader_next(in, &r, e)) != CSVIN_END && status != CSVIN_STOP) {
		struct named wanted = { r.id, 0 };
		const struct named *found = status == CSVIN_ROW
			? bsearch(&wanted, index, f->n, sizeof *index, by_id) : NULL;
		if (found)
			f->records[found->at].spelling = r.donor;
	}
	free(index);
	record_reader_close(in);
	free(path);
}

/* Cuts "#2" off where the same folder has the record without it: ingest numbers a second one
 * of the same id so. A source's own "PDA #2" stays what it is. */
static size_t base_length(const char *record_id, const struct strpool *ids)
{
	size_t n = strlen(record_id), base = n;

	while (base > 0 && record_id[base - 1] >= '0' && record_id[base - 1] <= '9')
		base--;
	if (base == n || base < 2 || record_id[base - 1] != '#' ||
	    !strpool_has(ids, record_id, base - 1))
		return n;
	return base - 1;
}

static void name_record(struct diff_record *r, const struct strpool *ids, struct strpool *pool)
{
	const char *id = r->flow.record_id, *colon = strchr(id, ':');
	size_t n = base_length(id, ids), skip = colon ? (size_t)(colon - id) + 1 : 0;
	char line[32];

	r->source = r->flow.source;
	r->donor = r->flow.donor;
	r->id = strpool_intern(pool, id + skip, n > skip ? n - skip : 0);
	snprintf(line, sizeof line, "%llu", (unsigned long long)r->flow.line);
	r->by_line = strcmp(r->id, line) == 0;
	r->trusted = !r->by_line;
}

static void name_all(struct diff_folder *f, struct strpool *pool)
{
	struct strpool *ids = strpool_new();

	for (size_t i = 0; i < f->n; i++)
		strpool_text(ids, f->records[i].flow.record_id);
	for (size_t i = 0; i < f->n; i++)
		name_record(&f->records[i], ids, pool);
	strpool_free(ids);
}

/* What constant_usd is measured in. */
static const char *prices_of(const struct diff_folder *f, struct strpool *pool)
{
	struct str text = STR_INIT;

	str_printf(&text, "%s (%s)", diff_folder_setting(f, "price_year"),
	           diff_folder_setting(f, "deflator"));
	const char *prices = strpool_text(pool, str_text(&text));
	str_release(&text);
	return prices;
}

bool diff_folder_read(struct diff_folder *f, const char *dir, struct strpool *pool, struct err *e)
{
	size_t cap = 0;

	*f = (struct diff_folder){ .dir = dir };
	if (!(f->sources = table_read_in(f->dir, "sources", e)))
		return false;
	f->settings = table_read_in(f->dir, "normalize_settings", e);
	read_flows(f, &cap, pool, e);
	read_excluded(f, &cap, pool, e);
	read_stocks(f, pool, e);
	read_spellings(f, pool, e);
	if (e->kind != ERR_NONE)
		return false;
	name_all(f, pool);
	f->prices = prices_of(f, pool);
	for (size_t i = 0; i < f->n; i++)
		f->records[i].prices = f->prices;
	return true;
}

const char *diff_folder_source(const struct diff_folder *f, const char *source,
                               const char *column)
{
	return table_value(f->sources, "source", source, column);
}

const char *diff_folder_setting(const struct diff_folder *f, const char *setting)
{
	return table_value(f->settings, "setting", setting, "value");
}

void diff_folder_release(struct diff_folder *f)
{
	free(f->records);
	free(f->stocks);
	free(f->now);
	table_free(f->sources);
	table_free(f->settings);
	*f = (struct diff_folder){ .dir = NULL };
}

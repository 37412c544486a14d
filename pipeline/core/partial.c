#include "aid/partial.h"

#include <stdlib.h>
#include <string.h>

#include "aid/partial_text.h"
#include "aid/xmem.h"

enum { AMOUNTS_A_LINE = 1000 };

struct line {
	char *text;   /* without its newline; of a group's amounts, the key */
	size_t group; /* of amounts: their group + 1 */
};

struct lines {
	size_t n, cap;
	struct line *items;
};

static void add(struct lines *l, struct str *s, size_t group)
{
	XGROW(l->items, l->n, l->cap);
	l->items[l->n++] = (struct line){ str_take(s), group };
}

static void add_sources(struct lines *l, const struct gather *g)
{
	static const char *const steps[] = { "read", "converted" };

	for (size_t i = 0; i < table_rows(g->sources); i++) {
		struct str s = STR_INIT;
		str_add(&s, "A");
		partial_put(&s, table_text(g->sources, i, 0));
		str_add_char(&s, '\t');
		for (size_t column = 1; column < table_columns(g->sources); column++)
			partial_put(&s, table_text(g->sources, i, column));
		add(l, &s, 0);
		for (size_t step = 0; step < 2; step++) {
			const struct tally *t = step == 0 ? &g->harvest->sources[i].read
			                                  : &g->harvest->sources[i].converted;
			str_add(&s, "C");
			partial_put(&s, table_text(g->sources, i, 0));
			partial_put(&s, steps[step]);
			str_add_char(&s, '\t');
			partial_put_count(&s, t->rows_in);
			partial_put_count(&s, t->kept);
			partial_put_count(&s, t->excluded);
			partial_put_count(&s, t->refused);
			add(l, &s, 0);
		}
	}
}

static void add_group(struct lines *l, const struct cube *c, size_t group)
{
	const struct cube_group *g = cube_group(c, group);
	const struct cube_cell *cell = cube_cell(c, g->cell);
	struct acc a = brief_acc(&g->sums);
	struct str s = STR_INIT;

	str_add(&s, "G");
	partial_put_group(&s, cell, &g->date);
	str_add_char(&s, '\t');
	partial_put_count(&s, a.n);
	partial_put_count(&s, a.n_undated);
	partial_put_wide(&s, a.undated_cents);
	partial_put_date(&s, &a.first);
	partial_put_date(&s, &a.last);
	for (size_t m = 0; m < N_ACC_MEASURES; m++) {
		partial_put_wide(&s, a.sum[m].cents);
		partial_put_count(&s, a.sum[m].n);
	}
	add(l, &s, 0);
	if (chain_is_empty(&g->values))
		return;
	str_add(&s, "V");
	partial_put_group(&s, cell, &g->date);
	add(l, &s, group + 1);
}

static void add_gaps(struct lines *l, const struct gaps *g)
{
	const struct { const char *name; uint64_t n; } counts[] = {
		{ "amount", g->unknown_amount }, { "rate", g->no_rate },
		{ "money", g->not_money },
	};
	struct str s = STR_INIT;

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		str_printf(&s, "P|%s\t%llu", counts[i].name, (unsigned long long)counts[i].n);
		add(l, &s, 0);
	}
	for (size_t i = 0; i < g->n_periods; i++) {
		str_printf(&s, "P|period|%s\t%llu", g->periods[i].period,
		           (unsigned long long)g->periods[i].n);
		add(l, &s, 0);
	}
}

static void add_rejects(struct lines *l, struct rejects *r)
{
	size_t n, n_counts;
	const struct rejects_row *row = rejects_rows(r, &n);
	const struct rejects_count *count = rejects_counts(r, &n_counts);
	struct str s = STR_INIT;

	for (size_t i = 0; i < n; i++, row++) {
		str_add(&s, "L");
		partial_put(&s, row->source);
		str_printf(&s, "|%020llu|%06u\t", (unsigned long long)row->line,
		           (unsigned)row->part);
		partial_put(&s, row->excluded ? "excluded" : "refused");
		partial_put(&s, row->column);
		partial_put(&s, row->value);
		partial_put(&s, row->reason);
		add(l, &s, 0);
	}
	for (size_t i = 0; i < n_counts; i++, count++) {
		str_add(&s, "N");
		partial_put(&s, count->source);
		partial_put(&s, count->excluded ? "excluded" : "refused");
		partial_put(&s, count->column);
		partial_put(&s, count->reason);
		str_printf(&s, "\t%llu", (unsigned long long)count->n);
		add(l, &s, 0);
	}
}

static void add_rows(struct lines *l, char letter, const struct gather *g,
                     const struct harvest_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct harvest_row *row = &rows->items[i];
		struct str s = STR_INIT;
		str_add_char(&s, letter);
		partial_put(&s, table_text(g->sources, row->source, 0));
		str_printf(&s, "|%020llu\t", (unsigned long long)row->line);
		for (const char *cell = row->cells; cell < row->cells + row->len;
		     cell += strlen(cell) + 1)
			partial_put(&s, cell);
		add(l, &s, 0);
	}
}

static int by_amount(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void put_line(struct outfile *out, const char *line, size_t len, struct partial_seal *seal)
{
	partial_seal_add(seal, line, len);
	outfile_write(out, line, len);
	outfile_write(out, "\n", 1);
}

/* "5 7*3": 7 three times. */
static size_t add_run(struct str *line, const int64_t *values, size_t n, bool first)
{
	size_t count = 1;

	while (count < n && values[count] == values[0])
		count++;
	str_printf(line, count > 1 ? "%s%lld*%zu" : "%s%lld", first ? "" : " ", (long long)values[0],
	           count);
	return count;
}

static void write_amounts(struct outfile *out, const char *key, const struct chain *c,
                          struct partial_seal *seal)
{
	int64_t *values = NULL;
	size_t cap = 0, n = chain_read(c, &values, 0, &cap), on_line = 0, lines = 0;
	struct str line = STR_INIT;

	qsort(values, n, sizeof *values, by_amount);
	for (size_t i = 0; i < n; on_line++) {
		if (on_line % AMOUNTS_A_LINE == 0) {
			if (i > 0)
				put_line(out, line.text, line.len, seal);
			str_clear(&line);
			str_printf(&line, "%s|%08zu\t", key, lines++);
		}
		i += add_run(&line, values + i, n - i, on_line % AMOUNTS_A_LINE == 0);
	}
	put_line(out, line.text, line.len, seal);
	str_release(&line);
	free(values);
}

static int by_text(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	return strcmp(x->text, y->text);
}

static void write_seal(struct outfile *out, const struct partial_seal *seal)
{
	outfile_printf(out, "Z|lines\t|%llu|%llu\n", (unsigned long long)seal->n,
	               (unsigned long long)seal->sum);
}

static void write_lines(struct lines *l, const struct cube *c, struct outfile *out)
{
	struct partial_seal seal = { 0, 0 };

	qsort(l->items, l->n, sizeof *l->items, by_text);
	for (size_t i = 0; i < l->n; i++) {
		struct line *line = &l->items[i];
		if (line->group > 0)
			write_amounts(out, line->text, &cube_group(c, line->group - 1)->values, &seal);
		else
			put_line(out, line->text, strlen(line->text), &seal);
		free(line->text);
	}
	write_seal(out, &seal);
	free(l->items);
}

bool partial_write(struct outfile *out, const struct gather *g, const struct converter_options *o,
                   bool quantiles, struct err *e)
{
	struct lines l = { 0, 0, NULL };
	struct str head = STR_INIT;
	bool ok = partial_head(o, tableset_file(g->tables), quantiles, &head, e);

	if (ok) {
		outfile_text(out, str_text(&head));
		add_sources(&l, g);
		for (size_t i = 0; i < cube_count(g->harvest->cube); i++)
			add_group(&l, g->harvest->cube, i);
		add_gaps(&l, &g->harvest->gaps);
		add_rejects(&l, g->harvest->rejects);
		add_rows(&l, 'S', g, &g->harvest->stocks);
		add_rows(&l, 'X', g, &g->harvest->excluded);
		write_lines(&l, g->harvest->cube, out);
	}
	str_release(&head);
	return ok;
}

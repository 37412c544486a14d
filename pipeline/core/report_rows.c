/* The rows of a view: which, in which order, how many. */
#include "aid/report_view.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/numtext.h"
#include "aid/xmem.h"

enum { ROWS = 200, MOST_ROWS = 1000000 }; /* that are shown, unless the section says how many */

/* True if the row's cell is one of the words between '|'. */
static bool is_one_of(const char *cell, const char *words)
{
	char *copy = xstrdup(words), *rest = copy;
	bool found = false;

	while (rest && !found) {
		char *bar = strchr(rest, '|');
		if (bar)
			*bar = '\0';
		found = strcmp(str_trim(rest), cell) == 0;
		rest = bar ? bar + 1 : NULL;
	}
	free(copy);
	return found;
}

/* Keeps the rows of v->rows that a key "where COLUMN" chooses. */
static bool keep_where(struct view *v, const struct ini *plan, const struct ini_section *s,
                       const struct ini_entry *where, struct err *e)
{
	size_t at, kept = 0;

	if (!view_need(v->t, where->key + strlen("where "), plan, s, where->key, &at, e))
		return false;
	for (size_t i = 0; i < v->n_rows; i++)
		if (is_one_of(table_text(v->t, v->rows[i], at), where->value))
			v->rows[kept++] = v->rows[i];
	v->n_rows = kept;
	return true;
}

/* Numbers before texts, nothing at the end. */
static int compare_cells(const char *a, const char *b, bool down)
{
	bool x = numtext_is(a), y = numtext_is(b);

	if (!a[0] || !b[0])
		return (b[0] != '\0') - (a[0] != '\0');
	if (x != y)
		return x ? -1 : 1;
	int order = x ? numtext_compare(a, b) : strcmp(a, b);
	return down ? -order : order;
}

/* Merges two sorted halves; rows that are equal keep their order. */
static void merge_sort(const struct view *v, size_t *rows, size_t n, size_t at, bool down)
{
	size_t half = n / 2, i = 0, k = half, m = 0;

	if (n < 2)
		return;
	merge_sort(v, rows, half, at, down);
	merge_sort(v, rows + half, n - half, at, down);
	size_t *merged = xcalloc(n, sizeof *merged);
	while (i < half || k < n) {
		bool left = k == n || (i < half && compare_cells(table_text(v->t, rows[i], at),
		                                                 table_text(v->t, rows[k], at), down) <= 0);
		merged[m++] = left ? rows[i++] : rows[k++];
	}
	memcpy(rows, merged, n * sizeof *rows);
	free(merged);
}

static bool sort_rows(struct view *v, const struct ini *plan, const struct ini_section *s,
                      struct err *e)
{
	char **words;
	size_t n = ini_words(ini_get(s, "sort"), &words), at;
	bool down = n == 2 && strcmp(words[1], "down") == 0;
	bool ok = (n == 1 || down) || view_refuse(plan, s, "sort", "a column, or a column and down", e);

	ok = ok && view_need(v->t, words[0], plan, s, "sort", &at, e);
	if (ok)
		merge_sort(v, v->rows, v->n_rows, at, down);
	ini_words_free(words, n);
	return ok;
}

bool view_choose_rows(struct view *v, const struct ini *plan, const struct ini_section *s,
                      struct err *e)
{
	bool ok = true;

	v->n_rows = table_rows(v->t);
	v->rows = xcalloc(v->n_rows + 1, sizeof *v->rows);
	for (size_t i = 0; i < v->n_rows; i++)
		v->rows[i] = i;
	for (size_t i = 0; s && i < s->n; i++)
		if (strncmp(s->entries[i].key, "where ", 6) == 0)
			ok = keep_where(v, plan, s, &s->entries[i], e) && ok;
	if (ok && s && ini_get(s, "sort"))
		ok = sort_rows(v, plan, s, e);
	size_t limit = ROWS;
	if (s && !ini_count(plan, s, "rows", 1, MOST_ROWS, &limit, e))
		return false;
	v->shown = v->n_rows < limit ? v->n_rows : limit;
	return ok;
}

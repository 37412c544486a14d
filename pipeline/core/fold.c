#include "aid/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "aid/str.h"
#include "aid/xmem.h"

char *fold_text(const char *text)
{
	utf8proc_uint8_t *mapped = NULL;
	char *copy = xstrdup(text), *folded;

	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)str_trim(copy), 0, &mapped,
	             UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
	             UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
	/* Not to be taken for a text that cannot be folded: the name would be refused as unknown. */
	if (n == UTF8PROC_ERROR_NOMEM)
		xmem_out(strlen(copy));
	folded = xstrdup(mapped ? (const char *)mapped : copy);
	free(mapped);
	free(copy);
	return folded;
}

/* Code points; bytes that are not UTF-8 stand for themselves. */
static size_t decode(const char *text, int32_t **points)
{
	size_t n = 0, cap = 0;
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;

	*points = NULL;
	while (*p) {
		utf8proc_int32_t point;
		utf8proc_ssize_t used = utf8proc_iterate(p, -1, &point);
		XGROW(*points, n, cap);
		(*points)[n++] = used > 0 ? point : *p;
		p += used > 0 ? used : 1;
	}
	return n;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* rows[0..2]: the rows of the distance matrix before last, last, and now. */
static size_t distance(const int32_t *a, size_t n, const int32_t *b, size_t m, size_t *rows[3])
{
	for (size_t j = 0; j <= m; j++)
		rows[1][j] = j;
	for (size_t i = 1; i <= n; i++) {
		rows[2][0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t best = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
			best = least(best, least(rows[1][j], rows[2][j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				best = least(best, rows[0][j - 2] + 1);
			rows[2][j] = best;
		}
		size_t *oldest = rows[0];
		rows[0] = rows[1];
		rows[1] = rows[2];
		rows[2] = oldest;
	}
	return rows[1][m];
}

size_t fold_distance(const char *a, const char *b)
{
	int32_t *x, *y;
	size_t n = decode(a, &x), m = decode(b, &y);
	size_t *rows[3];

	for (int i = 0; i < 3; i++)
		rows[i] = xcalloc(m + 1, sizeof **rows);
	size_t result = distance(x, n, y, m, rows);
	for (int i = 0; i < 3; i++)
		free(rows[i]);
	free(x);
	free(y);
	return result;
}

#include "aid/marks.h"

#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

char *marks_unquoted(const char *value)
{
	size_t n = strlen(value);

	if (n >= 2 && value[0] == '"' && value[n - 1] == '"')
		return xstrndup(value + 1, n - 2);
	return xstrdup(value);
}

void marks_parse(const char *declared, struct marks *m)
{
	char *copy = xstrdup(declared), *rest = copy;

	*m = (struct marks){ 0, NULL };
	while (rest) {
		char *bar = strstr(rest, " | ");
		if (bar)
			*bar = '\0';
		m->texts = xrealloc(m->texts, (m->n + 1) * sizeof *m->texts);
		m->texts[m->n++] = marks_unquoted(str_trim(rest));
		rest = bar ? bar + 3 : NULL;
	}
	free(copy);
}

bool marks_has(const struct marks *m, const char *text)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->texts[i], text) == 0)
			return true;
	return false;
}

void marks_release(struct marks *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->texts[i]);
	free(m->texts);
	*m = (struct marks){ 0, NULL };
}

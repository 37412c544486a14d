#include "aid/prose.h"

#include <stdlib.h>
#include <string.h>

#include "aid/facttext.h"
#include "aid/str.h"
#include "aid/xmem.h"

static bool add_run(struct prose *p, const char *text, size_t n, const char *href, bool fact,
                    const struct table *facts, const struct place *at, struct err *e)
{
	char *plan = xstrndup(text, n);
	struct str filled = STR_INIT;
	bool ok = facttext_fill(plan, facts, at, &filled, e);

	free(plan);
	p->runs = xrealloc(p->runs, (p->n + 1) * sizeof *p->runs);
	p->runs[p->n++] = (struct prose_run){
		str_take(&filled), href ? xstrdup(href) : NULL, fact
	};
	return ok;
}

static bool is_target(const char *href)
{
	return href[0] == '#' || strncmp(href, "https://", 8) == 0 ||
	       strncmp(href, "table:", 6) == 0;
}

/* The link that begins at text, if one does: the lengths of its words and its target. */
static bool find_link(const char *text, size_t *words, size_t *target)
{
	*words = text[0] == '[' ? strcspn(text, "]") : 0;
	if (*words == 0 || strncmp(text + *words, "](", 2) != 0)
		return false;
	*target = strcspn(text + *words + 2, ")");
	return text[*words + 2 + *target] == ')';
}

static bool add_link(const char *text, size_t words, size_t target, const struct table *facts,
                     const struct place *at, struct prose *p, struct err *e)
{
	char *href = xstrndup(text + words + 2, target);
	bool ok = is_target(href) ||
	          err_data(e, at, "found the target \"%s\" of a link; expected #id, https://… or "
	                   "table:NAME", href);

	ok = add_run(p, text + 1, words - 1, href, false, facts, at, e) && ok;
	free(href);
	return ok;
}

/* A '[' that begins no link is text. */
static size_t plain_length(const char *text)
{
	size_t n = strcspn(text, "{["), words, target;

	while (text[n] == '[' && !find_link(text + n, &words, &target))
		n += 1 + strcspn(text + n + 1, "{[");
	return n;
}

bool prose_fill(const char *text, const struct table *facts, const struct place *at,
                struct prose *p, struct err *e)
{
	size_t words, target, n;
	bool ok = true;

	while (*text) {
		if (find_link(text, &words, &target)) {
			ok = add_link(text, words, target, facts, at, p, e) && ok;
			text += words + target + 3;
			continue;
		}
		bool fact = text[0] == '{';
		n = fact ? strcspn(text, "}") : plain_length(text);
		n += text[n] == '}';
		ok = add_run(p, text, n, NULL, fact, facts, at, e) && ok;
		text += n;
	}
	return ok;
}

void prose_release(struct prose *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->runs[i].text);
		free(p->runs[i].href);
	}
	free(p->runs);
	*p = (struct prose){ 0, NULL };
}

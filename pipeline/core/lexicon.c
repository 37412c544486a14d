#include "aid/lexicon.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "aid/groups.h"
#include "aid/xmem.h"

/* Tuples lie in pieces of so many, which never move. */
enum { PIECE = 64 };

struct lexicon {
	size_t width, n, cap;
	struct groups *numbers; /* by the addresses of the texts */
	const char ***pieces;   /* of tuples of `width` */
};

struct lexicon *lexicon_new(size_t width)
{
	struct lexicon *l = xcalloc(1, sizeof *l);

	assert(width > 0 && width <= LEXICON_MOST);
	l->width = width;
	l->numbers = groups_new(2 * width);
	return l;
}

size_t lexicon_number(struct lexicon *l, const char *const *texts)
{
	uint32_t words[2 * LEXICON_MOST];
	bool fresh;

	for (size_t i = 0; i < l->width; i++) {
		uint64_t address = (uintptr_t)texts[i];
		words[2 * i] = (uint32_t)address;
		words[2 * i + 1] = (uint32_t)(address >> 32);
	}
	size_t number = groups_number(l->numbers, words, &fresh);
	if (fresh && number % PIECE == 0) {
		XGROW(l->pieces, number / PIECE, l->cap);
		l->pieces[number / PIECE] = xmalloc(PIECE * l->width * sizeof *texts);
	}
	if (fresh) {
		memcpy(l->pieces[number / PIECE] + number % PIECE * l->width, texts, l->width * sizeof *texts);
		l->n = number + 1;
	}
	return number;
}

const char *const *lexicon_texts(const struct lexicon *l, size_t number)
{
	return l->pieces[number / PIECE] + number % PIECE * l->width;
}

size_t lexicon_count(const struct lexicon *l)
{
	return l->n;
}

struct entry {
	const char *const *texts;
	size_t width, number;
};

/* Of most pairs that sorting compares, the first texts are the same. */
static int by_texts(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = 0;

	for (size_t i = 0; order == 0 && i < x->width; i++)
		order = x->texts[i] == y->texts[i] ? 0 : strcmp(x->texts[i], y->texts[i]);
	return order;
}

uint32_t *lexicon_ranks(const struct lexicon *l)
{
	struct entry *entries = xcalloc(l->n + 1, sizeof *entries);
	uint32_t *ranks = xcalloc(l->n + 1, sizeof *ranks);

	for (size_t i = 0; i < l->n; i++)
		entries[i] = (struct entry){ lexicon_texts(l, i), l->width, i };
	qsort(entries, l->n, sizeof *entries, by_texts);
	for (size_t i = 0; i < l->n; i++)
		ranks[entries[i].number] = (uint32_t)i;
	free(entries);
	return ranks;
}

void lexicon_free(struct lexicon *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->n; i += PIECE)
		free(l->pieces[i / PIECE]);
	groups_free(l->numbers);
	free(l->pieces);
	free(l);
}

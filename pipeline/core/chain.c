#include "aid/chain.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "aid/outfile.h"
#include "aid/xmem.h"

/* Stands behind the amounts of its block, where chain->end points. */
struct foot {
	int64_t *begin;
	struct foot *older;
	uint64_t used; /* of a block that is not the newest */
};

enum { FOOT_WORDS = sizeof(struct foot) / sizeof(int64_t), LINE_WORDS = 8, MAX_WORDS = 512 };
/* A region in memory is one huge page. */
static const size_t REGION = 1 << 21, FILE_REGION = 1 << 26;

struct region {
	void *memory;
	size_t size;
	bool mapped;
};

struct chainstore {
	size_t limit, taken;
	const char *folder;
	int fd, error;
	int64_t *free, *free_end;
	size_t n, cap;
	struct region *regions;
};

struct chainstore *chainstore_new(size_t limit, const char *folder)
{
	struct chainstore *s = xcalloc(1, sizeof *s);

	s->limit = folder ? limit : SIZE_MAX;
	s->folder = folder;
	s->fd = -1;
	return s;
}

/* The next part of the file, written out beforehand: a full disk must show here and not as a
 * fault when the memory is touched. NULL with the reason in s->error. */
static void *map_file(struct chainstore *s, size_t size)
{
	struct err e = ERR_INIT;
	off_t at = (off_t)(s->taken - s->limit);

	if (s->fd < 0)
		s->fd = outfile_unnamed(s->folder, &e);
	err_release(&e);
	s->error = s->fd < 0 ? errno : posix_fallocate(s->fd, 0, at + (off_t)size);
	if (s->error)
		return NULL;
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, s->fd, at);
	s->error = p == MAP_FAILED ? errno : 0;
	return p == MAP_FAILED ? NULL : p;
}

static void add_region(struct chainstore *s)
{
	bool spill = s->taken >= s->limit && s->error == 0;
	size_t size = spill ? FILE_REGION : REGION;
	void *p = NULL;

	if (spill && s->taken > s->limit && s->n > 0 && !s->regions[s->n - 1].mapped)
		s->limit = s->taken; /* the file begins where memory ended */
	if (spill)
		p = map_file(s, size);
	bool mapped = p != NULL;
	if (!mapped)
		p = xmalloc_huge(size = REGION);
	XGROW(s->regions, s->n, s->cap);
	s->regions[s->n++] = (struct region){ p, size, mapped };
	s->taken += size;
	s->free = p;
	s->free_end = s->free + size / sizeof(int64_t);
}

void chain_grow(struct chainstore *s, struct chain *c)
{
	struct foot *older = (struct foot *)(void *)c->end;
	size_t words = LINE_WORDS;

	if (older) {
		older->used = (uint64_t)(c->next - older->begin);
		words = 2 * ((size_t)(c->end - older->begin) + FOOT_WORDS);
	}
	words = words < MAX_WORDS ? words : MAX_WORDS;
	if ((size_t)(s->free_end - s->free) < words)
		add_region(s);
	c->next = s->free;
	c->end = s->free + words - FOOT_WORDS;
	s->free += words;
	struct foot *foot = (struct foot *)(void *)c->end;
	*foot = (struct foot){ c->next, older, 0 };
}

/* The newest block's count is known by the chain only. */
static struct foot *settle(const struct chain *c)
{
	struct foot *foot = (struct foot *)(void *)c->end;

	if (foot)
		foot->used = (uint64_t)(c->next - foot->begin);
	return foot;
}

void chain_join(struct chain *into, struct chain *from)
{
	if (into->end && from->end) {
		struct foot *oldest = settle(from), *newest = settle(into);
		while (oldest->older)
			oldest = oldest->older;
		oldest->older = newest;
	}
	if (from->end)
		*into = *from;
	*from = (struct chain){ NULL, NULL };
}

uint64_t chain_count(const struct chain *c)
{
	uint64_t n = 0;

	for (const struct foot *f = settle(c); f; f = f->older)
		n += f->used;
	return n;
}

size_t chain_copy(const struct chain *c, int64_t *values)
{
	size_t n = 0;

	for (const struct foot *f = settle(c); f; f = f->older) {
		memcpy(values + n, f->begin, f->used * sizeof *values);
		n += f->used;
	}
	return n;
}

bool chainstore_check(const struct chainstore *s, struct err *e)
{
	if (!s->error)
		return true;
	errno = s->error;
	return err_system(e, s->folder, "no room for the amounts that quantiles need (give a folder "
	                  "with more room, or leave quantiles out)");
}

void chainstore_free(struct chainstore *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++) {
		if (s->regions[i].mapped)
			munmap(s->regions[i].memory, s->regions[i].size);
		else
			free(s->regions[i].memory);
	}
	free(s->regions);
	if (s->fd >= 0)
		close(s->fd);
	free(s);
}

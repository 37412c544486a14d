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
	struct foot *older;
	uint32_t size, used; /* words before the foot; those with amounts, if it is not the newest */
};

/* A first block fills a line of the processor's cache. */
enum { FOOT_WORDS = sizeof(struct foot) / sizeof(int32_t), LINE_WORDS = 16, MAX_WORDS = 1024,
       LARGE_WORDS = 3 };
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
	int32_t *free, *free_end;
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
	s->free_end = s->free + size / sizeof(int32_t);
}

static const int32_t *begin_of(const struct foot *f)
{
	return (const int32_t *)(const void *)f - f->size;
}

/* The newest block's count is known by the chain only. */
static struct foot *settle(const struct chain *c)
{
	struct foot *foot = (struct foot *)(void *)c->end;

	if (foot)
		foot->used = (uint32_t)(c->next - begin_of(foot));
	return foot;
}

void chain_grow(struct chainstore *s, struct chain *c)
{
	struct foot *older = settle(c);
	/* As much as all before together, so that no more than half is empty. */
	size_t words = !older ? LINE_WORDS : (older->size + FOOT_WORDS) * (older->older ? 2 : 1);

	words = words < MAX_WORDS ? words : MAX_WORDS;
	if ((size_t)(s->free_end - s->free) < words)
		add_region(s);
	c->next = s->free;
	c->end = s->free + words - FOOT_WORDS;
	s->free += words;
	struct foot *foot = (struct foot *)(void *)c->end;
	*foot = (struct foot){ older, (uint32_t)(words - FOOT_WORDS), 0 };
}

void chain_add_large(struct chainstore *s, struct chain *c, int64_t amount)
{
	if (c->end - c->next < LARGE_WORDS)
		chain_grow(s, c);
	*c->next = CHAIN_LARGE;
	memcpy(c->next + 1, &amount, sizeof amount);
	c->next += LARGE_WORDS;
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

bool chain_is_empty(const struct chain *c)
{
	return !c->end;
}

static size_t read_block(const struct foot *f, int64_t *values, size_t n)
{
	const int32_t *begin = begin_of(f);

	for (uint32_t i = 0; i < f->used; i++) {
		values[n] = begin[i];
		if (begin[i] == CHAIN_LARGE) {
			memcpy(&values[n], &begin[i + 1], sizeof *values);
			i += LARGE_WORDS - 1;
		}
		n++;
	}
	return n;
}

size_t chain_read(const struct chain *c, int64_t **values, size_t n, size_t *cap)
{
	for (const struct foot *f = settle(c); f; f = f->older) {
		*values = xgrow(*values, n + f->used, cap, sizeof **values);
		n = read_block(f, *values, n);
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

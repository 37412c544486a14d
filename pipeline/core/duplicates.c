#include "aid/duplicates.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"

enum { NAMED = 5 };

struct seen {
	uint64_t a, b; /* the hash of the row's fields */
	size_t line;   /* 0: free */
};

struct duplicates {
	struct seen *slots; /* open addressing, a power of two */
	size_t n_slots, n;
	uint64_t count;
	struct str named;   /* "5 (as 4), 9 (as 4)" */
};

struct duplicates *duplicates_new(void)
{
	struct duplicates *d = xcalloc(1, sizeof *d);

	d->n_slots = 256;
	d->slots = xcalloc(d->n_slots, sizeof *d->slots);
	return d;
}

static uint64_t mix(uint64_t h, uint64_t word, uint64_t odd)
{
	h = (h ^ word) * odd;
	return h ^ h >> 29;
}

/* Eight bytes at a time; the length of each field goes in too, so that a|b is not |ab. */
static void add_field(struct seen *s, const struct csvfield *f)
{
	for (size_t i = 0; i < f->len; i += 8) {
		uint64_t word = 0;
		memcpy(&word, f->text + i, f->len - i < 8 ? f->len - i : 8);
		s->a = mix(s->a, word, 0x9E3779B97F4A7C15u);
		s->b = mix(s->b, word, 0xC2B2AE3D27D4EB4Fu);
	}
	s->a = mix(s->a, f->len, 0x9E3779B97F4A7C15u);
	s->b = mix(s->b, f->len, 0xC2B2AE3D27D4EB4Fu);
}

static struct seen *find(struct seen *slots, size_t n_slots, const struct seen *key)
{
	size_t i = (size_t)key->a & (n_slots - 1);

	while (slots[i].line > 0 && (slots[i].a != key->a || slots[i].b != key->b))
		i = (i + 1) & (n_slots - 1);
	return &slots[i];
}

static void grow(struct duplicates *d)
{
	size_t n_slots = d->n_slots * 2;
	struct seen *slots = xcalloc(n_slots, sizeof *slots);

	for (size_t i = 0; i < d->n_slots; i++)
		if (d->slots[i].line > 0)
			*find(slots, n_slots, &d->slots[i]) = d->slots[i];
	free(d->slots);
	d->slots = slots;
	d->n_slots = n_slots;
}

static void name(struct duplicates *d, size_t line, size_t first)
{
	if (d->count < NAMED)
		str_printf(&d->named, "%s%zu (as %zu)", d->count > 0 ? ", " : "", line, first);
	else if (d->count == NAMED)
		str_add(&d->named, ", …");
	d->count++;
}

void duplicates_see(struct duplicates *d, const struct csvrow *row)
{
	struct seen key = { 1, 2, row->line };
	bool empty = true;

	for (size_t i = 0; i < row->n; i++) {
		add_field(&key, &row->fields[i]);
		empty = empty && row->fields[i].len == 0;
	}
	if (empty)
		return;
	struct seen *slot = find(d->slots, d->n_slots, &key);
	if (slot->line > 0) {
		name(d, row->line, slot->line);
		return;
	}
	*slot = key;
	if (++d->n * 2 > d->n_slots)
		grow(d);
}

uint64_t duplicates_count(const struct duplicates *d)
{
	return d->count;
}

void duplicates_note(const struct duplicates *d, const char *source, struct err *e)
{
	if (d->count > 0)
		err_note(e, "ingest: %s: %llu %s exactly like an earlier row, and kept: line %s; if one was "
		         "entered twice, remove it", source, (unsigned long long)d->count,
		         d->count == 1 ? "row is" : "rows are", str_text(&d->named));
}

void duplicates_free(struct duplicates *d)
{
	if (!d)
		return;
	free(d->slots);
	str_release(&d->named);
	free(d);
}

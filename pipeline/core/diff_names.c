#include "aid/diff_names.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

/* A source of the older folder and the same in the newer one; texts of the tables. */
struct link {
	const char *old, *new; /* NULL: not there */
	bool same_file;
	bool vague;            /* a record of it is known by its line only */
};

struct links {
	size_t n;
	struct link *items;
};

static size_t source_count(const struct diff_folder *f)
{
	return table_rows(f->sources);
}

static const char *source_name(const struct diff_folder *f, size_t i)
{
	size_t column = table_find(f->sources, "source");

	return column == SIZE_MAX ? "" : table_text(f->sources, i, column);
}

static bool has_source(const struct diff_folder *f, const char *name)
{
	for (size_t i = 0; i < source_count(f); i++)
		if (strcmp(source_name(f, i), name) == 0)
			return true;
	return false;
}

struct pair {
	const struct diff_folder *old, *new;
	const char *a, *b; /* a source of each */
};

static bool same_cell(const struct pair *p, const char *column)
{
	const char *x = diff_folder_source(p->old, p->a, column);

	return x[0] && strcmp(x, diff_folder_source(p->new, p->b, column)) == 0;
}

static bool same_file(const struct pair *p)
{
	return same_cell(p, "kind") && same_cell(p, "checksum");
}

static bool same_title(const struct pair *p)
{
	return same_cell(p, "kind") && same_cell(p, "title") && same_cell(p, "ledger");
}

static bool is_of(const struct diff_record *r, const char *source)
{
	/* Flows have sources: NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
	return !r->by_line && strcmp(r->flow.source, source) == 0;
}

static bool same_ids(const struct pair *p)
{
	size_t n_old = 0, n_new = 0, shared = 0;
	struct strpool *ids = strpool_new();

	for (size_t i = 0; i < p->old->n; i++) {
		const struct diff_record *r = &p->old->records[i];
		if (!is_of(r, p->a))
			continue;
		strpool_text(ids, r->id);
		n_old++;
	}
	for (size_t i = 0; i < p->new->n; i++) {
		const struct diff_record *r = &p->new->records[i];
		if (!is_of(r, p->b))
			continue;
		shared += strpool_has(ids, r->id, strlen(r->id));
		n_new++;
	}
	strpool_free(ids);
	return same_cell(p, "kind") && same_cell(p, "ledger") && shared > 0 &&
	       2 * shared >= (n_old < n_new ? n_old : n_new);
}

/* Links sources that only one folder has, by one rule. */
static void link_renamed(struct links *l, const struct diff_folder *old,
                         const struct diff_folder *new, bool (*same)(const struct pair *))
{
	for (size_t i = 0; i < l->n; i++) {
		for (size_t j = 0; !l->items[i].new && j < l->n; j++) {
			struct pair p = { old, new, l->items[i].old, l->items[j].new };
			if (l->items[j].old || !p.b || !same(&p))
				continue;
			l->items[i].new = p.b;
			l->items[j].new = NULL;
		}
	}
}

/* One link for each source of the older folder, then one for each that only the newer has. */
static struct links link_sources(const struct diff_folder *old, const struct diff_folder *new)
{
	struct links l = { 0, xcalloc(source_count(old) + source_count(new) + 1, sizeof *l.items) };

	for (size_t i = 0; i < source_count(old); i++) {
		const char *name = source_name(old, i);
		l.items[l.n++] = (struct link){ .old = name,
		                                .new = has_source(new, name) ? name : NULL };
	}
	for (size_t i = 0; i < source_count(new); i++)
		if (!has_source(old, source_name(new, i)))
			l.items[l.n++] = (struct link){ .new = source_name(new, i) };
	link_renamed(&l, old, new, same_file);
	link_renamed(&l, old, new, same_title);
	link_renamed(&l, old, new, same_ids);
	for (size_t i = 0; i < l.n; i++) {
		struct pair p = { old, new, l.items[i].old, l.items[i].new };
		l.items[i].same_file = p.a && p.b && same_cell(&p, "checksum");
	}
	return l;
}

static struct link *link_of(const struct links *l, const char *source, bool older)
{
	for (size_t i = 0; i < l->n; i++) {
		const char *name = older ? l->items[i].old : l->items[i].new;
		if (name && strcmp(name, source) == 0)
			return &l->items[i];
	}
	return NULL;
}

static const char *new_name(const struct links *l, const char *source, bool older)
{
	const struct link *link = link_of(l, source, older);

	return link && link->new ? link->new : source;
}

static bool is_number(const char *id)
{
	return id[0] && id[strspn(id, "0123456789")] == '\0';
}

/* Where other records of the source have numbers that are not their lines, the source numbers
 * its records itself, and one whose number happens to be its line has an id like them. */
static bool numbers_itself(const struct diff_folder *f, const char *source)
{
	for (size_t i = 0; i < f->n; i++)
		if (is_of(&f->records[i], source) && is_number(f->records[i].id))
			return true;
	return false;
}

/* Records of one source stand together, so the last answer is asked for again and again. */
static void name_sources(struct diff_folder *f, struct links *l, bool older)
{
	const char *last = NULL;
	struct link *link = NULL;
	bool itself = false;

	for (size_t i = 0; i < f->n; i++) {
		struct diff_record *r = &f->records[i];
		if (r->flow.source != last) {
			last = r->flow.source;
			link = link_of(l, last, older);
			itself = numbers_itself(f, last);
		}
		r->source = link && link->new ? link->new : last;
		r->trusted = !r->by_line || itself || (link && link->same_file);
		if (link && !r->trusted)
			link->vague = true;
	}
	for (size_t i = 0; i < f->n_stocks; i++)
		f->stocks[i].source = new_name(l, f->stocks[i].stock.source, older);
}

static void mark_vague(struct diff_folder *f, const struct links *l, bool older)
{
	const char *last = NULL;
	const struct link *link = NULL;

	for (size_t i = 0; i < f->n; i++) {
		struct diff_record *r = &f->records[i];
		if (r->flow.source != last) {
			last = r->flow.source;
			link = link_of(l, last, older);
		}
		r->vague = link && link->vague;
	}
}

static struct strpool *donors_of(const struct diff_folder *f)
{
	struct strpool *p = strpool_new();

	for (size_t i = 0; i < f->n; i++)
		strpool_text(p, f->records[i].donor);
	return p;
}

/* The first record with a donor of this name whose code the older folder has not. */
static const char *renamed_to(const struct diff_folder *new, const struct strpool *old_donors,
                              const char *name)
{
	for (size_t i = 0; i < new->n; i++) {
		const struct flow *f = &new->records[i].flow;
		if (strcmp(f->donor_name, name) == 0 &&
		    !strpool_has(old_donors, f->donor, strlen(f->donor)))
			return f->donor;
	}
	return NULL;
}

static void name_donors(struct diff_folder *old, const struct diff_folder *new)
{
	struct strpool *before = donors_of(old), *after = donors_of(new);
	const char *last = NULL, *now = NULL; /* the code asked for last, and its new one */

	for (size_t i = 0; i < old->n; i++) {
		struct diff_record *r = &old->records[i];
		if (r->excluded || strpool_has(after, r->donor, strlen(r->donor)))
			continue;
		if (r->flow.donor != last) {
			last = r->flow.donor;
			now = renamed_to(new, before, r->flow.donor_name);
		}
		if (now)
			r->donor = now;
	}
	strpool_free(before);
	strpool_free(after);
}

void diff_names(struct diff_folder *old, struct diff_folder *new)
{
	struct links l = link_sources(old, new);

	name_sources(old, &l, true);
	name_sources(new, &l, false);
	mark_vague(old, &l, true);
	mark_vague(new, &l, false);
	name_donors(old, new);
	old->now = xcalloc(source_count(old) + 1, sizeof *old->now);
	for (size_t i = 0; i < source_count(old); i++)
		old->now[i] = l.items[i].new;
	free(l.items);
}

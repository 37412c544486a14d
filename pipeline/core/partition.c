#include "aid/partition.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/blocs.h"
#include "aid/countries.h"
#include "aid/str.h"
#include "aid/xmem.h"

static const char others[] = "others", others_label[] = "Others";

struct part {
	char *name;
	const char *label; /* of the bloc or the country */
	size_t bloc;       /* SIZE_MAX: the single donor of that name */
};

struct partition {
	struct countries *countries;
	struct blocs *blocs;
	size_t n;
	struct part *parts;
};

static bool add_part(struct partition *p, const char *word, const struct place *at,
                     struct err *e)
{
	size_t bloc = blocs_find(p->blocs, word);
	const struct country *donor = bloc == SIZE_MAX ? countries_code(p->countries, word) : NULL;
	struct str known = STR_INIT;

	for (size_t i = 0; i < blocs_count(p->blocs); i++)
		str_printf(&known, "%s%s", i > 0 ? ", " : "", blocs_name(p->blocs, i));
	if (bloc == SIZE_MAX && !donor)
		err_data(e, at, "found the bloc \"%s\"; expected one of blocs.csv (%s), or a code of "
		         "countries.csv such as USA", word, str_text(&known));
	str_release(&known);
	if (bloc == SIZE_MAX && !donor)
		return false;
	p->parts = xrealloc(p->parts, (p->n + 1) * sizeof *p->parts);
	p->parts[p->n++] = (struct part){
		xstrdup(word), donor ? donor->name : blocs_label(p->blocs, bloc), bloc
	};
	return true;
}

static bool add_parts(struct partition *p, const char *words, const struct place *at,
                      struct err *e)
{
	char *copy = xstrdup(words), *rest = copy;
	bool ok = true;

	while (rest) {
		char *end = strchr(rest, '|');
		if (end)
			*end = '\0';
		ok = add_part(p, str_trim(rest), at, e) && ok;
		rest = end ? end + 1 : NULL;
	}
	free(copy);
	return ok;
}

/* A donor that is in both at some time, or NULL. */
static const char *shared(const struct partition *p, const struct part *a, const struct part *b)
{
	if (a->bloc != SIZE_MAX && b->bloc != SIZE_MAX)
		return blocs_shared(p->blocs, a->bloc, b->bloc);
	if (a->bloc == SIZE_MAX && b->bloc == SIZE_MAX)
		/* Parts have names: NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
		return strcmp(a->name, b->name) == 0 ? a->name : NULL;
	const struct part *bloc = a->bloc != SIZE_MAX ? a : b, *donor = bloc == a ? b : a;
	return blocs_ever(p->blocs, bloc->bloc, donor->name) ? donor->name : NULL;
}

static bool check(const struct partition *p, const struct place *at, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < p->n; i++) {
		for (size_t j = i + 1; j < p->n; j++) {
			const char *donor = shared(p, &p->parts[i], &p->parts[j]);
			if (donor)
				ok = err_data(e, at, "found \"%s\" and \"%s\", which share %s; expected "
				              "blocs without a donor in common, as its money would "
				              "stand in both; name them in two tables",
				              p->parts[i].name, p->parts[j].name, donor);
		}
	}
	return ok;
}

struct partition *partition_read(const char *reference_dir, const char *words,
                                 const struct place *at, struct err *e)
{
	struct partition *p = xcalloc(1, sizeof *p);

	p->countries = countries_load(reference_dir, e);
	p->blocs = p->countries ? blocs_load(reference_dir, p->countries, e) : NULL;
	if (p->blocs && add_parts(p, words, at, e) && check(p, at, e))
		return p;
	partition_free(p);
	return NULL;
}

static bool is_in(const struct partition *p, const struct part *part, const char *donor,
                  const struct date *at)
{
	return part->bloc == SIZE_MAX ? strcmp(part->name, donor) == 0
	                              : blocs_member(p->blocs, part->bloc, donor, at);
}

const char *partition_part(const struct partition *p, const char *donor, const struct date *at,
                           const char **label)
{
	for (size_t i = 0; i < p->n; i++) {
		if (is_in(p, &p->parts[i], donor, at)) {
			*label = p->parts[i].label;
			return p->parts[i].name;
		}
	}
	*label = others_label;
	return others;
}

void partition_free(struct partition *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++)
		free(p->parts[i].name);
	free(p->parts);
	blocs_free(p->blocs);
	countries_free(p->countries);
	free(p);
}

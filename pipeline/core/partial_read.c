/* partial_read: lines of partial states, in any order, back into a harvest. */
#include <stdlib.h>
#include <string.h>

#include "aid/linein.h"
#include "aid/bytein.h"
#include "aid/partial.h"
#include "aid/partial_text.h"
#include "aid/schema.h"
#include "aid/strpool.h"
#include "aid/xmem.h"

enum { MAX_WORDS = 64 };

/* A source by its number in the harvest. */
struct known {
	const char *name, *kind, *ledger, *overlaps, *on_error, *release, *data_through; /* NULL: not told of yet */
};

struct partial {
	struct converter_options o;
	struct converter *converter;
	struct exclusions *exclusions;
	struct tableset *tables;
	struct harvest *harvest;
	struct strpool *pool;
	struct table *sources;
	size_t n, cap, tallies_cap;
	struct known *known;
	bool has_quantiles;      /* as the first state says */
	struct str head;         /* of the first state read */
	struct str heads;        /* what a state must begin with, for either setting of quantiles */
	struct partial_seal read, sealed; /* lines that came, and those that the states say they have */
	uint64_t begun;          /* states, by their first lines */
	size_t ended, seals_cap; /* and by their last */
	struct partial_seal *seals;
	struct place at;
	char *words[MAX_WORDS], *state[MAX_WORDS];
	size_t n_words, n_state;
};

struct partial *partial_new(const struct converter_options *o, const char *tables, size_t memory, const char *folder,
                            struct err *e)
{
	struct partial *p = xcalloc(1, sizeof *p);

	p->o = *o;
	p->pool = strpool_new();
	p->converter = converter_new(o, e);
	p->exclusions = exclusions_load(o->reference_dir, e);
	p->tables = tableset_open(o->reference_dir, tables, NULL, e);
	if (p->converter && p->exclusions && p->tables && partial_head(o, tables, true, &p->heads, e) &&
	    partial_head(o, tables, false, &p->heads, e)) {
		struct harvest_context c = { 0, p->converter, p->exclusions,
		                             tableset_specs(p->tables), true, memory, folder };
		p->harvest = harvest_new(&c);
		return p;
	}
	partial_free(p);
	return NULL;
}

static bool refuse(struct partial *p, const char *expected, struct err *e)
{
	return err_data(e, &p->at, "found a line that does not hold %s; expected a state as aid-run "
	                "--partial writes it", expected);
}

static size_t source_of(struct partial *p, const char *name)
{
	size_t i = 0;

	while (i < p->n && strcmp(p->known[i].name, name) != 0)
		i++;
	if (i < p->n)
		return i;
	XGROW(p->known, i, p->cap);
	XGROW(p->harvest->sources, i, p->tallies_cap);
	p->known[i] = (struct known){ .name = strpool_text(p->pool, name) };
	p->harvest->sources[i] = (struct harvest_source){ { 0, 0, 0, 0 }, { 0, 0, 0, 0 } };
	p->n = p->harvest->n_sources = i + 1;
	return i;
}

/* The version, fingerprints and settings must be ours; a message names the first that is not. */
static bool take_head(struct partial *p, const char *line, struct err *e)
{
	struct str whole = STR_INIT;

	str_printf(&whole, "%s\n", line);
	p->begun += strncmp(line, "!0", 2) == 0;
	bool same = strstr(str_text(&p->heads), str_text(&whole)) != NULL;
	bool again = strstr(str_text(&p->head), str_text(&whole)) != NULL;
	if (!again)
		str_add(&p->head, str_text(&whole));
	str_release(&whole);
	return same || err_data(e, &p->at, "found \"%.*s\" of other content or value; expected the "
	                        "same tables.ini, reference tables and settings for all states and "
	                        "for aid-merge", (int)strcspn(line + 2, "\t"), line + 2);
}

static bool same_or_first(struct partial *p, const char **text, const char *new)
{
	const char *own = strpool_text(p->pool, new);
	bool ok = !*text || *text == own;

	*text = own;
	return ok;
}

static bool take_source(struct partial *p, struct err *e)
{
	if (p->n_words != 2 || p->n_state != 7)
		return refuse(p, "a source", e);
	size_t source = source_of(p, p->words[1]);
	struct known *k = &p->known[source];
	bool ok = same_or_first(p, &k->kind, p->state[1]);
	ok = same_or_first(p, &k->ledger, p->state[2]) && ok;
	ok = same_or_first(p, &k->overlaps, p->state[3]) && ok;
	ok = same_or_first(p, &k->on_error, p->state[4]) && ok;
	ok = same_or_first(p, &k->release, p->state[5]) && ok;
	ok = same_or_first(p, &k->data_through, p->state[6]) && ok;
	return ok || err_data(e, &p->at, "found the source \"%s\" with another kind, ledger, overlaps, "
	                      "on_error, release or data_through; expected one descriptor for all states", k->name);
}

static bool take_counts(struct partial *p, struct err *e)
{
	struct tally t = { 0, 0, 0, 0 };
	bool ok = p->n_words == 3 && p->n_state == 5 && partial_count(p->state[1], &t.rows_in) &&
	          partial_count(p->state[2], &t.kept) && partial_count(p->state[3], &t.excluded) &&
	          partial_count(p->state[4], &t.refused);

	if (!ok)
		return refuse(p, "the counts of a source", e);
	size_t source = source_of(p, p->words[1]);
	struct harvest_source *s = &p->harvest->sources[source];
	tally_add(strcmp(p->words[2], "read") == 0 ? &s->read : &s->converted, &t);
	return true;
}

/* The cell and date that a key names. */
static bool find_cell(struct partial *p, size_t *cell, struct date *d)
{
	struct flow f = { .source = p->words[1], .ledger = p->words[2], .donor = p->words[3],
	                  .donor_name = p->words[4], .recipient = p->words[5],
	                  .programme = p->words[6], .aid_type = p->words[7], .stage = p->words[8] };

	if (!date_parse_own(p->words[PARTIAL_GROUP_WORDS], d))
		return false;
	*cell = cube_cell_of(p->harvest->cube, &f);
	return true;
}

static bool take_group(struct partial *p, struct err *e)
{
	struct acc a = { .n = 0 };
	struct chain none = { NULL, NULL };
	struct date d;
	size_t cell = 0;
	bool ok = p->n_words == PARTIAL_GROUP_WORDS + 1 && p->n_state == PARTIAL_SUM_WORDS + 1 &&
	          partial_count(p->state[1], &a.n) && partial_count(p->state[2], &a.n_undated) &&
	          partial_wide(p->state[3], &a.undated_cents) &&
	          date_parse_own(p->state[4], &a.first) && date_parse_own(p->state[5], &a.last) &&
	          find_cell(p, &cell, &d);

	for (size_t m = 0; ok && m < N_ACC_MEASURES; m++)
		ok = partial_wide(p->state[6 + 2 * m], &a.sum[m].cents) &&
		     partial_count(p->state[7 + 2 * m], &a.sum[m].n);
	if (!ok)
		return refuse(p, "the sums of a group", e);
	struct brief sums = brief_of(&a);
	cube_put(p->harvest->cube, cell, &d, &sums, &none);
	brief_release(&sums);
	return true;
}

/* "5 7*3" */
static bool take_amounts(struct partial *p, struct err *e)
{
	struct date d;
	size_t cell = 0;
	bool ok = p->n_words == PARTIAL_GROUP_WORDS + 2 && p->n_state == 1 &&
	          find_cell(p, &cell, &d);
	struct cube_group *g = ok ? cube_group_of(p->harvest->cube, cell, &d) : NULL;

	for (char *word = ok ? strtok(p->state[0], " ") : NULL; word && ok; word = strtok(NULL, " ")) {
		char *star = strchr(word, '*');
		uint64_t count = 1;
		money_wide cents = 0;
		if (star)
			*star = '\0';
		ok = partial_wide(word, &cents) && money_fits(cents) &&
		     (!star || partial_count(star + 1, &count));
		for (uint64_t i = 0; ok && i < count; i++)
			chain_add(p->harvest->store, &g->values, (int64_t)cents);
	}
	return ok || refuse(p, "the amounts of a group", e);
}

static bool take_reject(struct partial *p, struct err *e)
{
	uint64_t line, part;

	if (p->n_words != 4 || p->n_state != 5 || !partial_count(p->words[2], &line) ||
	    !partial_count(p->words[3], &part))
		return refuse(p, "a reject", e);
	struct rejects_row row = { p->words[1], p->state[2], p->state[3], p->state[4], line,
	                           (uint32_t)part, strcmp(p->state[1], "excluded") == 0 };
	rejects_list(p->harvest->rejects, &row);
	return true;
}

static bool take_reject_count(struct partial *p, struct err *e)
{
	struct rejects_count count = { NULL, NULL, NULL, false, 0 };

	if (p->n_words != 5 || p->n_state != 1 || !partial_count(p->state[0], &count.n))
		return refuse(p, "a number of rejects", e);
	count.source = p->words[1];
	count.excluded = strcmp(p->words[2], "excluded") == 0;
	count.column = p->words[3];
	count.reason = p->words[4];
	rejects_add_count(p->harvest->rejects, &count);
	return true;
}

static bool take_gap(struct partial *p, struct err *e)
{
	struct gaps *g = &p->harvest->gaps;
	struct date d;
	uint64_t n;

	if (p->n_words < 2 || p->n_state != 1 || !partial_count(p->state[0], &n))
		return refuse(p, "a number of records", e);
	if (strcmp(p->words[1], "amount") == 0)
		g->unknown_amount += n;
	else if (strcmp(p->words[1], "rate") == 0)
		g->no_rate += n;
	else if (strcmp(p->words[1], "money") == 0)
		g->not_money += n;
	else if (p->n_words == 3 && (strcmp(p->words[2], "undated") == 0 ||
	                             date_parse_own(p->words[2], &d)))
		gaps_add_period(g, p->words[2], n);
	else
		return refuse(p, "a number of records", e);
	return true;
}

static bool take_row(struct partial *p, struct err *e)
{
	bool stock = p->words[0][0] == 'S';
	size_t cells = stock ? schema_stocks.n : 4;
	struct str text = STR_INIT;
	uint64_t line;

	if (p->n_words != 3 || p->n_state != cells + 1 || !partial_count(p->words[2], &line))
		return refuse(p, "a stated total or an excluded record", e);
	for (size_t i = 1; i <= cells; i++)
		str_add_n(&text, p->state[i], strlen(p->state[i]) + 1);
	harvest_add_row(stock ? &p->harvest->stocks : &p->harvest->excluded,
	                source_of(p, p->words[1]), line, text.text, text.len);
	if (!stock)
		exclusions_find(p->exclusions, p->state[1]);
	str_release(&text);
	return true;
}

static bool take_seal(struct partial *p, struct err *e)
{
	struct partial_seal s;

	if (p->n_words != 2 || p->n_state != 3 || !partial_count(p->state[1], &s.n) ||
	    !partial_count(p->state[2], &s.sum))
		return refuse(p, "the number of a state's lines", e);
	XGROW(p->seals, p->ended, p->seals_cap);
	p->seals[p->ended++] = s;
	p->sealed.n += s.n;
	p->sealed.sum += s.sum;
	return true;
}

static bool take_line(struct partial *p, char *line, struct err *e)
{
	static const struct {
		char letter;
		bool (*take)(struct partial *p, struct err *e);
	} kinds[] = {
		{ 'A', take_source }, { 'C', take_counts }, { 'G', take_group }, { 'V', take_amounts },
		{ 'L', take_reject }, { 'N', take_reject_count }, { 'P', take_gap }, { 'S', take_row },
		{ 'X', take_row }, { 'Z', take_seal },
	};
	char *tab = strchr(line, '\t');

	if (line[0] == '!' && tab)
		return take_head(p, line, e);
	if (!tab)
		return refuse(p, "a key and a state with a tab between", e);
	if (line[0] != 'Z')
		partial_seal_add(&p->read, line, strlen(line));
	*tab = '\0';
	p->n_words = partial_cut(line, p->words, MAX_WORDS);
	p->n_state = partial_cut(tab + 1, p->state, MAX_WORDS);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (p->words[0][0] == kinds[i].letter && p->words[0][1] == '\0')
			return kinds[i].take(p, e);
	return refuse(p, "a known kind of state", e);
}

bool partial_read(struct partial *p, const char *path, struct err *e)
{
	struct bytein *bytes = bytein_open(path, e);
	struct linein *in = bytes ? linein_new(bytein_read, bytes, path) : NULL;
	struct textline line;
	struct str copy = STR_INIT;
	bool ok = bytes != NULL;

	p->at = (struct place){ path, 0, 0, NULL };
	while (in && linein_next(in, &line, e)) {
		p->at = (struct place){ path, line.number, 0, NULL };
		str_clear(&copy);
		str_add_n(&copy, line.text, line.len);
		if (line.text[line.len - 1] == '\n')
			copy.text[--copy.len] = '\0';
		else
			ok = err_data(e, &p->at, "found a line without an end; expected a whole "
			              "state; it was cut off");
		ok = take_line(p, copy.text, e) && ok;
	}
	if (bytes)
		ok = bytein_explain(bytes, e) && ok;
	if (ok && p->at.line == 0)
		ok = err_data(e, &p->at, "found nothing; expected a state; write it again");
	linein_free(in);
	bytein_close(bytes);
	str_release(&copy);
	return ok;
}

static int by_name(const void *a, const void *b)
{
	const struct known *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

/* Sources in the order of their names, and all that goes by their numbers. */
static void sort_sources(struct partial *p)
{
	struct known **sorted = xcalloc(p->n + 1, sizeof *sorted);
	struct harvest_source *tallies = xcalloc(p->n + 1, sizeof *tallies);
	struct harvest_rows *rows[2] = { &p->harvest->stocks, &p->harvest->excluded };
	size_t *place = xcalloc(p->n + 1, sizeof *place);

	for (size_t i = 0; i < p->n; i++)
		sorted[i] = &p->known[i];
	qsort(sorted, p->n, sizeof *sorted, by_name);
	p->sources = gather_sources();
	for (size_t i = 0; i < p->n; i++) {
		const struct known *k = sorted[i];
		place[k - p->known] = i;
		tallies[i] = p->harvest->sources[k - p->known];
		table_add_cell(p->sources, k->name);
		table_add_cell(p->sources, k->kind ? k->kind : "");
		table_add_cell(p->sources, k->ledger ? k->ledger : "");
		table_add_cell(p->sources, k->overlaps ? k->overlaps : "");
		table_add_cell(p->sources, k->on_error ? k->on_error : "");
		table_add_cell(p->sources, k->release ? k->release : "");
		table_add_cell(p->sources, k->data_through ? k->data_through : "");
	}
	for (size_t r = 0; r < 2; r++)
		for (size_t i = 0; i < rows[r]->n; i++)
			rows[r]->items[i].source = place[rows[r]->items[i].source];
	free(p->harvest->sources);
	p->harvest->sources = tallies;
	free(sorted);
	free(place);
}

/* Every state has a whole head, and all the same. */
static bool check_head(const struct partial *p, struct err *e)
{
	struct str all = STR_INIT, none = STR_INIT;
	size_t len = p->head.len;
	bool ok = partial_head(&p->o, tableset_file(p->tables), true, &all, e) &&
	          partial_head(&p->o, tableset_file(p->tables), false, &none, e) &&
	          (len == all.len || len == none.len);

	str_release(&all);
	str_release(&none);
	return ok || err_data(e, &p->at, "found states of different settings, or one without its first "
	                      "lines; expected whole states of one version, tables.ini, reference and "
	                      "settings");
}

/* No line was lost, changed or read twice. */
static bool check_seals(const struct partial *p, struct err *e)
{
	if (p->begun != p->ended)
		return err_data(e, &p->at, "found the beginnings of %llu states and the ends of %llu; expected "
		                "whole states; one was cut off: write it again",
		                (unsigned long long)p->begun, (unsigned long long)p->ended);
	if (p->read.n != p->sealed.n)
		return err_data(e, &p->at, "found %llu lines of states that say they have %llu; expected "
		                "whole states; lines were lost or doubled: write them again",
		                (unsigned long long)p->read.n, (unsigned long long)p->sealed.n);
	return p->read.sum == p->sealed.sum ||
	       err_data(e, &p->at, "found lines that are not as they were written; expected states as "
	                "aid-run --partial wrote them; one was damaged: write it again");
}

static int by_sum(const void *a, const void *b)
{
	const struct partial_seal *x = a, *y = b;

	return (x->sum > y->sum) - (x->sum < y->sum);
}

/* Parts may be alike by chance, small ones above all; but a part that is added twice is worth a word. */
static void note_alike(struct partial *p, struct err *e)
{
	size_t alike = 0;

	if (p->ended > 0)
		qsort(p->seals, p->ended, sizeof *p->seals, by_sum);
	for (size_t i = 1; i < p->ended; i++)
		alike += p->seals[i].sum == p->seals[i - 1].sum;
	if (alike > 0)
		err_note(e, "merge: %zu of %zu states are the same as another; if one was given twice, all in "
		         "it is counted twice", alike, p->ended);
}

bool partial_finish(struct partial *p, struct gather *g, struct err *e)
{
	if (!check_head(p, e) || !check_seals(p, e))
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (!p->known[i].kind)
			return err_data(e, &p->at, "found rows of the source \"%s\" but no line of the "
			                "source itself; expected whole states", p->known[i].name);
	note_alike(p, e);
	sort_sources(p);
	*g = (struct gather){ p->sources, p->harvest, p->tables, &p->o, p->converter,
	                      p->exclusions, g->output_dir };
	return tableset_check(p->tables, p->sources, e);
}

void partial_free(struct partial *p)
{
	if (!p)
		return;
	harvest_free(p->harvest);
	tableset_free(p->tables);
	exclusions_free(p->exclusions);
	converter_free(p->converter);
	table_free(p->sources);
	strpool_free(p->pool);
	str_release(&p->head);
	str_release(&p->heads);
	free(p->known);
	free(p->seals);
	free(p);
}

#include "aid/reading.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aid/fold.h"
#include "aid/xmem.h"

enum { LONGEST = 5 }; /* words in a phrase that is looked up as one */

struct words {
	size_t n, cap;
	char **items;
};

/* The words without the signs and possessives at their ends. */
static struct words split(const char *text)
{
	struct words w = { 0, 0, NULL };

	for (const char *p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " "), kept = n;
		while (kept > 0 && strchr(",.;:'()", p[kept - 1]))
			kept--;
		if (kept > 2 && p[kept - 2] == '\'' && p[kept - 1] == 's')
			kept -= 2;
		XGROW(w.items, w.n, w.cap);
		if (kept > 0)
			w.items[w.n++] = xstrndup(p, kept);
		p += n;
	}
	return w;
}

static void words_free(struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->items[i]);
	free(w->items);
}

static char *join(const struct words *w, size_t at, size_t n)
{
	struct str s = STR_INIT;

	for (size_t i = at; i < at + n; i++)
		str_printf(&s, "%s%s", i > at ? " " : "", w->items[i]);
	return str_take(&s);
}

static const char *interned(const struct vocabulary *v, const char *phrase,
                            const char *(*field)(const struct flow *f))
{
	for (size_t i = 0; i < v->book->n_flows; i++)
		if (strcmp(field(&v->book->flows[i]), phrase) == 0)
			return field(&v->book->flows[i]);
	return NULL;
}

static const char *ledger_of(const struct flow *f) { return f->ledger; }
static const char *programme_of(const struct flow *f) { return f->programme; }
static const char *aid_type_of(const struct flow *f) { return f->aid_type; }
static const char *stage_of(const struct flow *f) { return f->stage; }

static bool say_subject(struct subject *s, const char *phrase, const struct vocabulary *v)
{
	static const struct { const char *noun, *stage; } nouns[] = {
		{ "appropriations", "appropriated" }, { "pledges", "pledged" },
		{ "commitments", "committed" }, { "allocations", "allocated" },
		{ "obligations", "obligated" }, { "disbursements", "disbursed" },
		{ "deliveries", "delivered" },
	};
	const char *found;
	size_t bloc;

	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (strcmp(nouns[i].noun, phrase) == 0)
			phrase = nouns[i].stage;
	if ((found = interned(v, phrase, ledger_of)))
		s->ledger = found;
	else if ((found = interned(v, phrase, programme_of)) && found[0])
		s->programme = found;
	else if ((found = interned(v, phrase, aid_type_of)) && found[0])
		s->aid_type = found;
	else if ((found = interned(v, phrase, stage_of)) && found[0])
		s->stage = found;
	else if ((bloc = blocs_find(v->blocs, phrase)) != SIZE_MAX)
		s->bloc = bloc;
	else
		return false;
	return true;
}

static bool say_people(struct subject *s, const char *phrase, const struct vocabulary *v)
{
	for (size_t i = 0; i < blocs_count(v->blocs); i++) {
		char *label = fold_text(blocs_label(v->blocs, i)), *said = fold_text(phrase);
		bool same = strcmp(label, said) == 0;
		free(label);
		free(said);
		if (same) {
			s->bloc = i;
			return true;
		}
	}
	const struct country *c = countries_find(v->countries, phrase);
	if (!c)
		return false;
	s->donor = c->code;
	s->donor_name = c->name;
	return true;
}

struct parsing {
	const struct vocabulary *v;
	struct reading *r;
	struct subject *now; /* the subject that is being named */
	bool since, until, fiscal; /* a day, or a year, must follow */
};

static bool say_measure(struct parsing *p, const char *phrase)
{
	static const struct { const char *phrase; enum reading_measure measure; } measures[] = {
		{ "first accession year", READ_FOUNDED },
		{ "count of founding members", READ_FOUNDERS },
		{ "year of the first", READ_FIRST_YEAR },
		{ "sum across overlapping sources", READ_ADDED },
		{ "share of", READ_SHARE }, { "over", READ_RATIO },
	};

	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
		if (strcmp(measures[i].phrase, phrase) != 0)
			continue;
		p->r->measure = measures[i].measure;
		if (p->r->measure == READ_SHARE || p->r->measure == READ_RATIO)
			p->now = &p->r->other;
		return true;
	}
	return false;
}

static bool say_counting(struct reading *r, const char *phrase)
{
	static const struct { const char *word; enum reading_counting counting; } words[] = {
		{ "announced", COUNTING_ANNOUNCED }, { "counted", COUNTING_COUNTED },
		{ "reannounced", COUNTING_REANNOUNCED },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, phrase) == 0) {
			r->counting = words[i].counting;
			return true;
		}
	return false;
}

/* A period that a figure is of: 2023, 2024-Q1, FY2024, and the words "fiscal year 2024". */
static bool say_within(struct parsing *p, const char *phrase)
{
	struct str text = STR_INIT;
	struct date d;

	str_printf(&text, "%s%s", p->fiscal ? "FY" : "", phrase);
	bool found = date_parse_own(str_text(&text), &d) && d.precision != DATE_NONE;
	if (found)
		p->r->since = p->r->until = d;
	p->fiscal = !found && (strcmp(phrase, "FY") == 0 || strcmp(phrase, "fiscal year") == 0);
	str_release(&text);
	return found || p->fiscal;
}

static bool say_time(struct parsing *p, const char *phrase)
{
	if (p->since || p->until) {
		struct date *d = p->since ? &p->r->since : &p->r->until;
		p->since = p->until = false;
		return date_parse_own(phrase, d) && d->precision != DATE_NONE;
	}
	p->since = strcmp(phrase, "since") == 0;
	p->until = strcmp(phrase, "until") == 0;
	return p->since || p->until || say_within(p, phrase);
}

static bool is_filler(const char *word)
{
	static const char *const fillers[] = {
		"the", "The", "of", "in", "to", "and", "a", "an", "under", "record", "records", "all",
		"aid", "sum", "total", "for", "from", "by", "during",
	};

	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
		if (strcmp(word, fillers[i]) == 0)
			return true;
	return false;
}

static bool say(struct parsing *p, const char *phrase, bool single)
{
	if (p->since || p->until || p->fiscal)
		return single && say_time(p, phrase);
	return say_measure(p, phrase) || say_counting(p->r, phrase) ||
	       say_subject(p->now, phrase, p->v) || say_people(p->now, phrase, p->v) ||
	       say_time(p, phrase) || (single && is_filler(phrase));
}

static void list(struct str *out, const struct vocabulary *v, const char *what,
                 const char *(*field)(const struct flow *f))
{
	struct str seen = STR_INIT;

	for (size_t i = 0; i < v->book->n_flows; i++) {
		const char *text = field(&v->book->flows[i]);
		struct str key = STR_INIT;
		str_printf(&key, "|%s|", text);
		if (text[0] && !strstr(str_text(&seen), str_text(&key)))
			str_printf(&seen, "|%s|", text);
		str_release(&key);
	}
	str_printf(out, "; %s:", what);
	for (const char *p = str_text(&seen); *p; p += strspn(p, "|")) {
		size_t n = strcspn(p, "|");
		if (n > 0)
			str_printf(out, " %.*s", (int)n, p);
		p += n;
	}
	str_release(&seen);
}

static void tell_words(struct str *why, const struct vocabulary *v)
{
	str_add(why, "what can be said: a donor by name");
	list(why, v, "programmes", programme_of);
	list(why, v, "ledgers", ledger_of);
	list(why, v, "types of aid", aid_type_of);
	list(why, v, "stages", stage_of);
	str_add(why, "; groups:");
	for (size_t i = 0; i < blocs_count(v->blocs); i++)
		str_printf(why, "%s %s", i > 0 ? "," : "", blocs_label(v->blocs, i));
	str_add(why, "; announced, counted or reannounced; since DATE, until DATE, FY2024; A share of B; A over B");
}

static void tell_fault(const struct parsing *p, const char *word, bool day, struct str *why)
{
	str_printf(why, "found \"%s\"; ", word);
	if (day)
		str_add(why, "expected a day such as 2021-01-20, a month or a year");
	else
		tell_words(why, p->v);
}

bool reading_parse(const char *text, const struct vocabulary *v, struct reading *r,
                   struct str *why)
{
	static const struct subject nothing = { NULL, NULL, NULL, NULL, NULL, NULL, SIZE_MAX };
	struct words w = split(text);
	struct parsing p = { v, r, &r->subject, false, false, false };
	bool ok = true, day = false;

	*r = (struct reading){ .subject = nothing, .other = nothing };
	for (size_t at = 0; ok && at < w.n;) {
		size_t n = w.n - at < LONGEST ? w.n - at : LONGEST;
		for (; n > 0; n--) {
			char *phrase = join(&w, at, n);
			day = p.since || p.until || p.fiscal;
			bool known = say(&p, phrase, n == 1);
			free(phrase);
			if (known)
				break;
		}
		ok = n > 0;
		if (!ok) {
			tell_fault(&p, w.items[at], day, why);
		}
		at += n;
	}
	if (ok && (p.since || p.until || p.fiscal)) {
		ok = false;
		str_add(why, "found no day at the end; expected since or until with a day such as "
		             "2021-01-20, or a fiscal year such as FY2024");
	}
	words_free(&w);
	return ok;
}

static bool fits(const struct subject *s, const struct flow *f)
{
	return (!s->programme || strcmp(s->programme, f->programme) == 0) &&
	       (!s->donor || strcmp(s->donor, f->donor) == 0) &&
	       (!s->stage || strcmp(s->stage, f->stage) == 0) &&
	       (!s->aid_type || strcmp(s->aid_type, f->aid_type) == 0);
}

/* 2: the ledger has stated totals since that day; 1: it has stated totals. */
static int standing(const struct book *b, const char *ledger, const struct date *since)
{
	int best = 0;

	for (size_t i = 0; i < b->n_stocks; i++) {
		const struct stock *s = &b->stocks[i];
		if (strcmp(s->total_of, ledger) != 0)
			continue;
		bool same = since->precision != DATE_NONE && s->since.precision != DATE_NONE &&
		            date_first_day(&s->since) == date_first_day(since);
		best = same ? 2 : best ? best : 1;
	}
	return best;
}

bool reading_resolve(struct reading *r, const struct vocabulary *v, struct str *why)
{
	struct subject *s = r->subject.ledger || r->measure != READ_SHARE ? &r->subject : &r->other;
	struct str several = STR_INIT;
	const char *best = s->ledger;
	int rank = -1;

	for (size_t i = 0; !s->ledger && i < v->book->n_flows; i++) {
		const struct flow *f = &v->book->flows[i];
		if (!fits(s, f) || (best && strcmp(f->ledger, best) == 0))
			continue;
		int own = standing(v->book, f->ledger, &r->since);
		if (own > rank) {
			best = f->ledger;
			rank = own;
			str_clear(&several);
		} else if (own == rank && !strstr(str_text(&several), f->ledger)) {
			str_printf(&several, " or %s", f->ledger);
		}
	}
	bool one = best && several.len == 0;
	if (!best)
		str_add(why, "found no flow of such a programme, donor, stage and type; ");
	else if (!one)
		str_printf(why, "found more than one ledger that this may mean; expected its name: "
		           "%s%s; or ", best, str_text(&several));
	if (!one)
		tell_words(why, v);
	str_release(&several);
	r->subject.ledger = r->other.ledger = best;
	return one;
}

bool reading_is_within(const struct reading *r)
{
	return r->since.precision != DATE_NONE && memcmp(&r->since, &r->until, sizeof r->since) == 0;
}

struct selection reading_selection(const struct reading *r, const struct subject *s,
                                   const struct vocabulary *v)
{
	return (struct selection){
		.ledger = s->ledger, .programme = s->programme, .donor = s->donor,
		.aid_type = s->aid_type, .stage = s->stage, .since = r->since, .until = r->until,
		.begun = true,
		.blocs = s->bloc != SIZE_MAX ? v->blocs : NULL, .bloc = s->bloc,
	};
}

int64_t reading_value(const struct book_sum *sum, enum reading_counting counting)
{
	return counting == COUNTING_REANNOUNCED ? sum->reannounced
	       : counting == COUNTING_COUNTED   ? sum->announced - sum->reannounced
	                                        : sum->announced;
}

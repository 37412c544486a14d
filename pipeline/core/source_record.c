#include "aid/source_record.h"

#include <stdarg.h>
#include <string.h>

#include "aid/wordmap.h"
#include "aid/xmem.h"

static const char *const stages[] = {
	"appropriated", "pledged", "committed", "allocated", "obligated", "disbursed",
	"delivered", NULL
};
static const char *const aid_types[] = { "military", "humanitarian", "financial", "mixed", NULL };
static const char *const qualifiers[] = { "exact", "about", "at_least", "at_most", NULL };

void source_record_reject(struct source *s, const char *column, const char *value,
                          const char *reason, bool excluded)
{
	struct reject r = { s->d->name, s->row.line, column, value, reason, excluded };

	s->c->reject(s->c->sink, &r);
}

/* Refuses the current row at a column (SIZE_MAX: where the field is declared). False. */
static struct place place_of(const struct source *s, enum descriptor_field f, size_t column)
{
	return column == SIZE_MAX ? descriptor_place(s->d, s->recipe, f)
	                          : rowin_place(s->in, &s->row, column);
}

static void list_reject(struct source *s, const struct place *at, size_t column, const char *reason)
{
	source_record_reject(s, at->name ? at->name : "",
	                     column == SIZE_MAX ? "" : s->row.fields[column].text, reason, false);
}

static bool refuse(struct source *s, enum descriptor_field f, size_t column, struct err *e,
                   const char *fmt, ...) __attribute__((format(printf, 5, 6)));
static bool refuse(struct source *s, enum descriptor_field f, size_t column, struct err *e,
                   const char *fmt, ...)
{
	struct str reason = STR_INIT;
	struct place at = place_of(s, f, column);
	va_list args;

	va_start(args, fmt);
	str_vprintf(&reason, fmt, args);
	va_end(args);
	if (!s->d->reject)
		err_data(e, &at, "%s", str_text(&reason));
	list_reject(s, &at, column, str_text(&reason));
	str_release(&reason);
	return false;
}

/* Known names like this one. A search takes as long as thousands of rows, and a name that is missing stands in
 * many: the first MEMO_MOST are remembered. */
static const char *nearest_to(struct source *s, const char *name)
{
	uint32_t i = memo_get(&s->unknown, name, strlen(name));

	if (i != MEMO_NONE)
		return s->nearest[i];
	struct str names = STR_INIT;
	countries_nearest(s->c->countries, name, &names);
	const char *kept = strpool_text(s->c->pool, str_text(&names));
	str_release(&names);
	if (s->unknown.n < MEMO_MOST) {
		i = (uint32_t)s->unknown.n;
		XGROW(s->nearest, i, s->nearest_cap);
		s->nearest[i] = kept;
		memo_put(&s->unknown, name, strlen(name), i);
	}
	return kept;
}

/* An unknown name is told once for all its rows, with the row to add; each row is listed. */
static bool refuse_name(struct source *s, enum descriptor_field f, size_t column, const char *name,
                        struct err *e)
{
	const char *nearest = nearest_to(s, name);
	struct place at = place_of(s, f, column);
	struct str reason = STR_INIT;

	str_printf(&reason, "found \"%s\"; expected a name or alias of countries.csv%s%s; correct it, "
	           "or add it to the aliases of its row there", name,
	           nearest[0] ? ", nearest are " : "", nearest);
	if (!s->d->reject)
		countries_refuse(s->c->countries, &at, name, nearest, e);
	list_reject(s, &at, column, str_text(&reason));
	str_release(&reason);
	return false;
}

static bool in_list(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

static void list_words(struct str *s, const char *const *words)
{
	for (size_t i = 0; words[i]; i++)
		str_printf(s, "%s%s", i == 0 ? "" : words[i + 1] ? ", " : " or ", words[i]);
}

static bool eval(struct source *s, enum descriptor_field f, size_t *column)
{
	return expr_eval(descriptor_expr(s->d, s->recipe, f), &s->row, &s->d->missing, &s->text,
	                 column);
}

bool source_record_has_amount(struct source *s)
{
	size_t column;

	return eval(s, FIELD_AMOUNT, &column);
}

/* Puts the field's text, as declared and mapped, into s->text; *column is where it came from. */
static bool make_text(struct source *s, enum descriptor_field f, size_t *column, struct err *e)
{
	const struct ini_section *map = s->d->maps[f];

	if (!eval(s, f, column) || !map)
		return true;
	str_clear(&s->word);
	str_add_n(&s->word, str_text(&s->text), s->text.len);
	return wordmap_find(map, str_text(&s->word), &s->text) ||
	       refuse(s, f, *column, e, "found \"%s\"; expected a word that [%s] knows; add it to "
	              "%s", str_text(&s->word), map->name, s->d->ini->path);
}

static bool read_text(struct source *s, enum descriptor_field f, const char **text,
                      struct err *e)
{
	size_t column;
	bool ok = make_text(s, f, &column, e);

	*text = strpool_intern(s->c->pool, str_text(&s->text), s->text.len);
	return ok;
}

/* A word of a fixed list; "" passes only if it may be absent. */
static bool read_word(struct source *s, enum descriptor_field f, const char *const *words,
                      bool optional, const char **word, struct err *e)
{
	size_t column;
	struct str expected = STR_INIT;

	*word = "";
	if (!make_text(s, f, &column, e))
		return false;
	if (f == FIELD_STAGE && s->text.len == 0)
		str_add(&s->text, s->d->stage);
	*word = strpool_intern(s->c->pool, str_text(&s->text), s->text.len);
	if ((optional && !**word) || in_list(*word, words))
		return true;
	list_words(&expected, words);
	refuse(s, f, column, e, "found \"%s\"; expected %s; correct the row or map the word in %s",
	       *word, str_text(&expected), s->d->ini->path);
	str_release(&expected);
	return false;
}

static bool read_date(struct source *s, enum descriptor_field f, struct date *d, struct err *e)
{
	size_t column;
	struct str forms = STR_INIT;

	*d = (struct date){ 0 };
	if (!make_text(s, f, &column, e))
		return false;
	if (s->text.len == 0 && f == FIELD_SINCE && s->d->stock)
		return refuse(s, f, column, e, "found no date; expected the day from which the "
		              "total counts; a total without a baseline cannot be checked");
	if (s->text.len == 0 || date_parse(str_text(&s->text), &s->d->dates, d))
		return true;
	for (size_t i = 0; i < s->d->dates.n; i++)
		str_printf(&forms, "%s%s", i > 0 ? " or " : "", s->d->dates.form[i]);
	refuse(s, f, column, e, "found \"%s\"; expected a date that exists, from 1900 to 2100, written %s; "
	       "correct the row or declare its form in %s", str_text(&s->text), str_text(&forms),
	       s->d->ini->path);
	str_release(&forms);
	return false;
}

static bool read_currency(struct source *s, struct record *r, struct err *e)
{
	size_t column;

	r->currency = "";
	if (!make_text(s, FIELD_CURRENCY, &column, e))
		return false;
	r->currency = strpool_intern(s->c->pool, str_text(&s->text), s->text.len);
	r->decimals = currencies_decimals(s->c->currencies, r->currency);
	return r->decimals >= 0 ||
	       refuse(s, FIELD_CURRENCY, column, e, "found \"%s\"; expected an ISO 4217 code such "
	              "as USD or EUR; correct it or add it to currencies.csv", r->currency);
}

/* The scale of an amount, and by what a column of the row multiplies it; *known is false if that
 * column states nothing. */
static bool read_scale(struct source *s, enum descriptor_field f, int64_t *num, int64_t *den,
                       bool *known, struct err *e)
{
	const struct expr *x = descriptor_expr(s->d, s->recipe, f);
	size_t column = x->factor.column;

	*num = x->scale_num;
	*den = x->scale_den;
	*known = !x->factor.text || (column != SIZE_MAX &&
	         !marks_has(&s->d->missing, s->row.fields[column].text));
	return !x->factor.text || !*known || expr_scale(num, den, s->row.fields[column].text) ||
	       refuse(s, f, column, e, "found \"%s\"; expected a plain number from 0, such as 12.5, by "
	              "which the amount is multiplied; correct the row", s->row.fields[column].text);
}

static bool read_money(struct source *s, enum descriptor_field f, const struct record *r,
                       struct money *m, struct err *e)
{
	struct number_error why;
	size_t column;
	int64_t num, den;
	bool known;

	*m = (struct money){ 0, false };
	if (!make_text(s, f, &column, e) || !read_scale(s, f, &num, &den, &known, e))
		return false;
	if (s->text.len == 0 || !known)
		return true; /* unknown, which is not zero */
	m->known = true;
	return money_parse(str_text(&s->text), &s->d->numbers, num, den,
	                   r->decimals < 0 ? 2 : r->decimals, &m->minor, &why) ||
	       refuse(s, f, column, e, "found \"%s\"; expected %s; %s", str_text(&s->text),
	              why.expected, why.fix);
}

/* Puts the alpha-3 code for an alpha-2 one, where the descriptor says that the field holds those. */
static void spell_out(struct source *s, enum descriptor_field f)
{
	bool declared = f == FIELD_DONOR ? s->d->alpha2_donor : s->d->alpha2_recipient;
	const struct country *c = declared ? countries_alpha2(s->c->countries, str_text(&s->text)) : NULL;

	if (!c)
		return;
	str_clear(&s->text);
	str_add(&s->text, c->code);
}

/* A name must be in countries.csv; the record keeps the source's spelling. */
static bool read_donor(struct source *s, enum descriptor_field f, bool optional,
                       const char **donor, struct err *e)
{
	size_t column;

	*donor = "";
	if (!make_text(s, f, &column, e))
		return false;
	spell_out(s, f);
	*donor = strpool_intern(s->c->pool, str_text(&s->text), s->text.len);
	if ((optional && s->text.len == 0) ||
	    strpool_has(s->known_donors, str_text(&s->text), s->text.len))
		return true;
	if (countries_find(s->c->countries, str_text(&s->text))) {
		strpool_intern(s->known_donors, str_text(&s->text), s->text.len);
		return true;
	}
	return refuse_name(s, f, column, *donor, e);
}

/* True if the id so far, with this number behind it, was given before. */
static bool is_taken(const struct source *s, struct str *id, size_t base, size_t number)
{
	id->len = base;
	str_printf(id, "#%zu", number);
	return strpool_has(s->ids, str_text(id), id->len);
}

/* The numbers of one id follow each other, so that a free one behind them is found by halving: an id may stand in a
 * million rows. */
static void make_unique(const struct source *s, struct str *id)
{
	size_t base = id->len, taken = 1, free_one = 2;

	if (!strpool_has(s->ids, str_text(id), id->len))
		return;
	for (; is_taken(s, id, base, free_one); free_one *= 2)
		taken = free_one;
	while (free_one - taken > 1) {
		size_t middle = taken + (free_one - taken) / 2;
		if (is_taken(s, id, base, middle))
			taken = middle;
		else
			free_one = middle;
	}
	id->len = base;
	str_printf(id, "#%zu", free_one);
}

/* <source>:<id>, or <source>:<line> where the source has no id; records of one row that share it
 * are told apart by their names, a second one gets #2. */
static void make_id(struct source *s, struct record *r)
{
	struct str id = STR_INIT;
	size_t column;

	r->id = "";
	if (s->c->no_ids)
		return;
	str_printf(&id, "%s:", s->d->name);
	if (eval(s, FIELD_ID, &column))
		str_add(&id, str_text(&s->text));
	else
		str_printf(&id, "%zu", s->row.line);
	if (s->recipe && s->recipe->fields[FIELD_ID].n == 0)
		str_printf(&id, "/%s", s->recipe->name);
	make_unique(s, &id);
	r->id = strpool_intern(s->ids, str_text(&id), id.len);
	str_release(&id);
}

static bool read_words(struct source *s, struct record *r, struct err *e)
{
	bool ok = read_text(s, FIELD_PROGRAMME, &r->programme, e);

	ok = read_text(s, FIELD_VERIFICATION, &r->verification, e) && ok;
	ok = read_text(s, FIELD_SOURCE_URL, &r->source_url, e) && ok;
	ok = read_text(s, FIELD_AGENCY, &r->agency, e) && ok;
	ok = read_text(s, FIELD_SOURCE_TITLE, &r->source_title, e) && ok;
	ok = read_word(s, FIELD_AID_TYPE, aid_types, s->d->stock, &r->aid_type, e) && ok;
	ok = read_word(s, FIELD_STAGE, stages, s->d->stock, &r->stage, e) && ok;
	return read_word(s, FIELD_QUALIFIER, qualifiers, false, &r->qualifier, e) && ok;
}

/* All fields are read even after a refusal, so that one run tells of every fault. */
bool source_record_read(struct source *s, struct record *r, struct err *e)
{
	*r = (struct record){
		.source = s->d->name, .line = s->row.line, .ledger = s->d->ledger,
		.kind = s->d->stock ? "stock" : "flow",
	};
	bool ok = read_date(s, FIELD_DATE, &r->date, e);
	ok = read_donor(s, FIELD_DONOR, s->d->stock, &r->donor, e) && ok;
	ok = read_donor(s, FIELD_RECIPIENT, true, &r->recipient, e) && ok;
	ok = read_date(s, FIELD_SINCE, &r->since, e) && ok;
	ok = read_currency(s, r, e) && ok;
	ok = read_money(s, FIELD_AMOUNT, r, &r->amount, e) && ok;
	ok = read_money(s, FIELD_REANNOUNCED, r, &r->reannounced, e) && ok;
	ok = read_words(s, r, e) && ok;
	if (ok)
		make_id(s, r);
	return ok;
}

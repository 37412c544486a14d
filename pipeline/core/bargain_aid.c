/* Aid by donor and quarter, from the flows of the ledgers that bargaining.ini names. */
#include "aid/bargain_inputs.h"

#include <stdlib.h>
#include <string.h>

#include "aid/flow.h"
#include "aid/str.h"
#include "aid/table.h"
#include "aid/xmem.h"

enum { AFTER_LAST_YEAR = 2101 }; /* date.h ends with 2100 */

struct reading {
	struct bargain_inputs *in;
	const struct bargain_setup *s;
	size_t capacity; /* quarters */
};

static bool has_word(const char *list, const char *word)
{
	size_t len = strlen(word);

	for (const char *p = list; *(p += strspn(p, " |")); p += strcspn(p, " |"))
		if (strcspn(p, " |") == len && memcmp(p, word, len) == 0)
			return true;
	return false;
}

/* True if a source of ledger a says that it overlaps ledger b. */
static bool overlaps(const struct table *sources, size_t ledger, size_t others,
                     const struct bargain_ledger *a, const struct bargain_ledger *b)
{
	for (size_t i = 0; i < table_rows(sources); i++)
		if (strcmp(table_text(sources, i, ledger), a->name) == 0 &&
		    has_word(table_text(sources, i, others), b->name))
			return true;
	return false;
}

static bool check_ledgers(const struct reading *r, const char *dir, struct err *e)
{
	struct table *t = table_read_in(dir, "sources", e);
	size_t ledger, others;
	const struct table_want wanted[] = { { "ledger", &ledger }, { "overlaps", &others }, { NULL, NULL } };
	bool ok = true;

	if (!table_need_all(t, wanted, e)) {
		table_free(t);
		return false;
	}
	for (size_t i = 0; i < r->s->n_ledgers; i++)
		for (size_t j = 0; j < i; j++) {
			const struct bargain_ledger *a = &r->s->ledgers[j], *b = &r->s->ledgers[i];

			if (a->until >= b->from && b->until >= a->from &&
			    (overlaps(t, ledger, others, a, b) ||
			     overlaps(t, ledger, others, b, a)))
				ok = err_data(
					e, &b->at,
					"found %s and %s in the same quarters; expected "
					"one, since they hold some of the same money; set from or "
					"until",
					a->name, b->name);
		}
	table_free(t);
	return ok;
}

static const struct bargain_ledger *ledger_of(const struct reading *r, const struct flow *f)
{
	if (strcmp(f->recipient, r->s->a) != 0 ||
	    (strcmp(f->aid_type, r->s->military) != 0 && strcmp(f->aid_type, r->s->financial) != 0))
		return NULL;
	for (size_t i = 0; i < r->s->n_ledgers; i++) {
		const struct bargain_ledger *l = &r->s->ledgers[i];

		for (size_t j = 0; strcmp(l->name, f->ledger) == 0 && j < l->n_stages; j++)
			if (strcmp(l->stages[j], f->stage) == 0)
				return l;
	}
	return NULL;
}

static int64_t *donor_military(struct reading *r, const struct flow *f)
{
	struct bargain_inputs *in = r->in;

	for (size_t i = 0; i < in->n_donors; i++)
		if (in->donors[i].code == f->donor)
			return in->donors[i].military;
	in->donors = xrealloc(in->donors, (in->n_donors + 1) * sizeof *in->donors);
	struct bargain_donor *d = &in->donors[in->n_donors++];
	*d = (struct bargain_donor){ f->donor, f->donor_name,
		                     xcalloc(r->capacity, sizeof *d->military) };
	return d->military;
}

static bool add(struct reading *r, const struct flow *f, size_t t, const struct place *at,
                struct err *e)
{
	/* What had been announced before is no new aid. */
	int64_t cents = f->amount_usd.minor;
	bool ok = !f->reannounced_usd.known || money_add(&cents, -f->reannounced_usd.minor);

	if (strcmp(f->aid_type, r->s->military) == 0) {
		ok = ok && money_add(&donor_military(r, f)[t], cents) &&
		     money_add(&r->in->military[t], cents);
		if (t >= r->in->n)
			r->in->n = t + 1;
	} else {
		ok = ok && money_add(&r->in->financial[t], cents);
	}
	r->in->kept++;
	return ok ||
	       err_data(e, at, "found a sum that does not fit 64 bits of cents; expected less");
}

static bool take(struct reading *r, const struct flow *f, const struct place *at, struct err *e)
{
	const struct bargain_ledger *l = ledger_of(r, f);

	r->in->rows_in++;
	if (!l) {
		r->in->left_out.other++;
		return true;
	}
	if (f->date.precision == DATE_NONE) {
		r->in->left_out.undated++;
		return true;
	}
	/* Money of a year or so is all there only at its end. */
	struct date d = date_of_day(date_last_day(&f->date));
	int quarter = bargain_setup_quarter(d.year, (d.month + 2) / 3);
	if (quarter < l->from || quarter > l->until || quarter < r->in->first) {
		r->in->left_out.outside++;
		return true;
	}
	if (!f->amount_usd.known) {
		r->in->left_out.unknown++;
		return true;
	}
	return add(r, f, (size_t)(quarter - r->in->first), at, e);
}

static bool read_flows(struct reading *r, const char *path, struct err *e)
{
	struct flow_reader *flows = flow_reader_open(path, r->in->pool, e);
	enum csvin_status status;
	struct flow f;
	bool ok = flows != NULL;

	while (flows && (status = flow_reader_next(flows, &f, e)) != CSVIN_END) {
		struct place at = flow_reader_place(flows);

		ok = status == CSVIN_ROW && take(r, &f, &at, e) && ok;
		if (status == CSVIN_STOP)
			break;
	}
	flow_reader_close(flows);
	return ok;
}

/* The model's shares are only shares while resources are not negative. */
static bool check_sums(const struct reading *r, const char *path, struct err *e)
{
	struct place at = { path, 0, 0, NULL };
	bool ok = true;

	for (size_t t = 0; t < r->capacity; t++) {
		char text[BARGAIN_QUARTER_TEXT];

		bargain_setup_quarter_text(r->in->first + (int)t, text);
		if (r->in->military[t] < 0 || r->in->financial[t] < 0)
			ok = err_data(e, &at,
			              "found aid below 0 in %s; expected at least 0 in every "
			              "quarter; look for a correction booked in the wrong quarter",
			              text);
	}
	return ok;
}

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct bargain_donor *)a)->code,
	              ((const struct bargain_donor *)b)->code);
}

bool bargain_aid_read(struct bargain_inputs *in, const struct bargain_setup *s, const char *dir,
                      struct err *e)
{
	struct reading r = { in, s, (size_t)(AFTER_LAST_YEAR * 4 - in->first) };
	struct str path = STR_INIT;

	in->military = xcalloc(r.capacity, sizeof *in->military);
	in->financial = xcalloc(r.capacity, sizeof *in->financial);
	str_printf(&path, "%s/flows.csv", dir);
	bool ok = check_ledgers(&r, dir, e);
	ok = read_flows(&r, str_text(&path), e) && ok;
	ok = ok && check_sums(&r, str_text(&path), e);
	str_release(&path);
	if (in->n_donors > 0)
		qsort(in->donors, in->n_donors, sizeof *in->donors, by_code);
	return ok;
}

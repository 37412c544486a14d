#include "aid/bargain_inputs.h"

#include <stdlib.h>

#include "aid/deflators.h"
#include "aid/xmem.h"

static const double CENTS_PER_BILLION = 1e11;

static struct date quarter_date(int quarter)
{
	return (struct date){ .year = (int16_t)(quarter / 4),
		              .quarter = (uint8_t)(quarter % 4 + 1),
		              .precision = DATE_QUARTER };
}

/* The factor of the last month up to the end of a quarter that the index has; months are
 * looked for back to the first quarter. False if there is none. */
static bool last_known_factor(const struct deflators *f, int quarter, int first, double *factor)
{
	for (int month = quarter * 3 + 2; month >= first * 3; month--) {
		struct date d = { .year = (int16_t)(month / 12),
			          .month = (uint8_t)(month % 12 + 1),
			          .precision = DATE_MONTH };
		money_wide num, den;

		if (deflators_find(f, &d, &num, &den, NULL) == DEFLATOR_FOUND) {
			*factor = (double)num / (double)den;
			return true;
		}
	}
	return false;
}

static bool read_prices(struct bargain_inputs *in, const struct bargain_setup *s,
                        const char *reference_dir, struct err *e)
{
	struct deflators *f = deflators_load(reference_dir, s->deflator, s->price_year, e);
	int known = in->first;
	bool ok = f != NULL;

	for (size_t t = 0; ok && t < in->n; t++) {
		int quarter = in->first + (int)t;
		struct date d = quarter_date(quarter);
		char text[BARGAIN_QUARTER_TEXT];
		money_wide num, den;

		bargain_setup_quarter_text(quarter, text);
		if (deflators_find(f, &d, &num, &den, NULL) == DEFLATOR_FOUND) {
			in->to_constant[t] = (double)num / (double)den;
			known = quarter;
			continue;
		}
		in->prices_carried[t] = true;
		if (quarter - known > s->carry_quarters ||
		    !last_known_factor(f, quarter, in->first, &in->to_constant[t]))
			ok = err_data(
				e, &(struct place){ reference_dir, 0, 0, NULL },
				"found no %s for "
				"%s in deflators.csv; expected it, or a known quarter at most %d "
				"before; add it, or raise carry_quarters",
				deflators_title(f), text, s->carry_quarters);
	}
	if (f) {
		in->deflator = xstrdup(deflators_title(f));
		in->deflator_last = xstrdup(deflators_last(f));
	}
	deflators_free(f);
	return ok;
}

static bool check_quarters(const struct bargain_inputs *in, const struct bargain_setup *s,
                           struct err *e)
{
	int last = in->first + (int)in->n - 1;
	char text[BARGAIN_QUARTER_TEXT];
	struct place at = { s->ini->path, 0, 0, NULL };

	bargain_setup_quarter_text(last, text);
	if (in->n == 0)
		return err_data(e, &at,
		                "found no aid in any quarter; expected flows of the "
		                "ledgers, stages and aid types declared there");
	if (s->show_from > last || s->base_quarter > last)
		return err_data(e, &at,
		                "found show_from or base_quarter after %s; expected both up "
		                "to there, where the aid data end",
		                text);
	return true;
}

struct bargain_inputs *bargain_inputs_read(const struct bargain_setup *s, const char *dir,
                                           const char *reference_dir, struct err *e)
{
	struct bargain_inputs *in = xcalloc(1, sizeof *in);

	in->first = s->start;
	in->pool = strpool_new();
	if (bargain_aid_read(in, s, dir, e) && check_quarters(in, s, e)) {
		in->to_constant = xcalloc(in->n, sizeof *in->to_constant);
		in->prices_carried = xcalloc(in->n, sizeof *in->prices_carried);
		bool ok = read_prices(in, s, reference_dir, e);
		if (bargain_spending_read(in, s, reference_dir, e) && ok)
			return in;
	}
	bargain_inputs_free(in);
	return NULL;
}

enum bargain_basis bargain_inputs_basis(enum bargain_mode mode)
{
	return mode == BARGAIN_FLOW ? BARGAIN_CURRENT : BARGAIN_CONSTANT_PRICES;
}

bool bargain_inputs_carried(const struct bargain_inputs *in, enum bargain_basis basis, size_t t)
{
	int year = (in->first + (int)t) / 4;

	return year > in->own[basis][0].last_year || year > in->own[basis][1].last_year;
}

void bargain_inputs_series(const struct bargain_inputs *in, const struct bargain_setup *s,
                           enum bargain_basis basis, size_t without,
                           struct bargain_quarter *quarters, struct bargain_series *series)
{
	const struct bargain_spending *own = in->own[basis];

	for (size_t t = 0; t < in->n; t++) {
		double factor = basis == BARGAIN_CURRENT ? 1 : in->to_constant[t];
		int64_t left_out = without < in->n_donors ? in->donors[without].military[t] : 0;

		quarters[t] = (struct bargain_quarter){
			.own_a = own[0].quarters[t],
			.own_b = own[1].quarters[t],
			.aid = (double)(in->military[t] - left_out) / CENTS_PER_BILLION * factor,
			.financial = (double)in->financial[t] / CENTS_PER_BILLION * factor,
		};
	}
	*series = (struct bargain_series){ in->n, quarters, own[0].before, own[1].before,
		                           (size_t)(s->base_quarter - in->first) };
}

void bargain_inputs_free(struct bargain_inputs *in)
{
	if (!in)
		return;
	for (int basis = 0; basis < BARGAIN_BASES; basis++)
		for (int side = 0; side < 2; side++)
			free(in->own[basis][side].quarters);
	for (size_t i = 0; i < in->n_donors; i++)
		free(in->donors[i].military);
	free(in->donors);
	free(in->military);
	free(in->financial);
	free(in->to_constant);
	free(in->prices_carried);
	free(in->vintage);
	free(in->deflator);
	free(in->deflator_last);
	strpool_free(in->pool);
	free(in);
}

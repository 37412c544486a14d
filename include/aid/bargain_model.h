/*
 * bargain_model: what a stream of aid does to the settlements that both sides prefer to war
 * (docs/model.md). Arithmetic only: no files, no chance, no names of countries.
 *
 * A receives the aid, B is its opponent; index 0 is without aid, 1 with it. Money is in
 * billions of US dollars of one price basis. Doubles are right here: this is a model.
 */
#ifndef AID_BARGAIN_MODEL_H
#define AID_BARGAIN_MODEL_H

#include <stdbool.h>
#include <stddef.h>

enum bargain_form { BARGAIN_RATIO, BARGAIN_LOGIT };

/* How long spending lasts; the mode fixes depreciation and price basis. */
enum bargain_mode { BARGAIN_FLOW, BARGAIN_STOCK, BARGAIN_CUMULATIVE };

/* The parameters, by the names of docs/model.md; the order is that of their draws. */
enum bargain_parameter {
	BARGAIN_G,
	BARGAIN_U,
	BARGAIN_L,
	BARGAIN_D,
	BARGAIN_CA,
	BARGAIN_CB,
	BARGAIN_PI,
	BARGAIN_F,
	BARGAIN_PARAMETERS
};

struct bargain_parameters {
	double value[BARGAIN_PARAMETERS];
};

/* One quarter's inputs. */
struct bargain_quarter {
	double own_a, own_b; /* own military spending */
	double aid;          /* military aid allocated */
	double financial;    /* financial aid allocated */
};

struct bargain_series {
	size_t n;
	const struct bargain_quarter *quarters; /* borrowed */
	double before_a, before_b;              /* own spending per quarter before the first */
	size_t base; /* the quarter that fixes the scale of the logit form */
};

/* One quarter's outcome. */
struct bargain_point {
	double released, pipeline; /* of the aid: delivered in the quarter, still under way */
	double d;                  /* the delivered aid in dollars of own spending */
	double sa0, sa1, sb;
	double p0, p1;
};

struct bargain_range {
	double lo, hi, mid;            /* mid: the equal-power split */
	double lo_clipped, hi_clipped; /* inside 0 and 1 */
};

/* Chance that A wins; g > 0. One side at 0 decides it, both at 0 give 1/2. */
double bargain_model_ratio(double sa, double sb, double g);
/* k in 1/(USD bn). */
double bargain_model_logit(double sa, double sb, double k);

struct bargain_range bargain_model_range(double p, double ca, double cb);
/* True if power moves faster than the costs of war can hold (a diagnostic). */
bool bargain_model_fast_shift(double before, double now, double ca, double cb);

/* Depreciation of the mode: its own, or d for stocks. */
double bargain_model_depreciation(enum bargain_mode mode, double d);

/* Fills points[0 … n - 1]. Parameter d is the depreciation itself: 1 is flow, 0 cumulative. */
void bargain_model_run(const struct bargain_series *s, const struct bargain_parameters *p,
                       enum bargain_form form, struct bargain_point *points);

#endif

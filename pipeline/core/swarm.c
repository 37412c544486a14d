#include "aid/swarm.h"

#include <math.h>

/* 0, 1, −1, 2, −2 … */
static int lane_of(int turn)
{
	return turn % 2 == 1 ? (turn + 1) / 2 : -turn / 2;
}

/* How far the i-th point would be from the nearest before it: the square of it, in sizes. */
static double distance(const double *places, const int *lanes, size_t i, double size, int lane)
{
	double nearest = HUGE_VAL;

	for (size_t k = i; k > 0 && places[i] - places[k - 1] < size; k--) {
		double x = (places[i] - places[k - 1]) / size, y = (lane - lanes[k - 1]) / 2.0;
		nearest = fmin(nearest, x * x + y * y);
	}
	return nearest;
}

bool swarm_lanes(const double *places, size_t n, double size, int most, int *lanes)
{
	const double touching = 1 - 1e-9;
	bool apart = true;

	for (size_t i = 0; i < n; i++) {
		double farthest = -1;
		for (int turn = 0; turn <= 2 * most && farthest < touching; turn++) {
			double d = distance(places, lanes, i, size, lane_of(turn));
			if (d > farthest) {
				farthest = d;
				lanes[i] = lane_of(turn);
			}
		}
		apart = apart && farthest >= touching;
	}
	return apart;
}

#include "aid/parallel.h"

#include <pthread.h>
#include <stdatomic.h>

struct share {
	size_t n, step;
	void (*work)(void *context, size_t begin, size_t end);
	void *context;
	atomic_size_t ranges; /* taken so far */
};

static void *take_ranges(void *context)
{
	struct share *s = context;
	size_t all = s->n / s->step + (s->n % s->step > 0);

	for (size_t i; (i = atomic_fetch_add(&s->ranges, 1)) < all;) {
		size_t begin = i * s->step, left = s->n - begin;
		s->work(s->context, begin, begin + (left < s->step ? left : s->step));
	}
	return NULL;
}

void parallel_ranges(size_t threads, size_t n, size_t step,
                     void (*work)(void *context, size_t begin, size_t end), void *context)
{
	struct share s = { .n = n, .step = step, .work = work, .context = context };
	pthread_t others[PARALLEL_MOST];
	size_t started = 0;

	/* One that cannot be started leaves its share to the others. */
	while (started + 1 < threads && started < PARALLEL_MOST && (started + 1) * step < n &&
	       pthread_create(&others[started], NULL, take_ranges, &s) == 0)
		started++;
	take_ranges(&s);
	while (started > 0)
		pthread_join(others[--started], NULL);
}

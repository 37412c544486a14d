#include "aid/scan.h"

#include <stdlib.h>

const struct scan_variant *const scan_variants[] = { &scan_avx512, &scan_avx2, &scan_sse2, &scan_plain,
                                                     NULL };

void scan_text(struct scan *s, const struct scan_options *o, const char *text, size_t len)
{
	size_t i = 0;

	/* The plain one before the end always is: NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	while (!scan_variants[i]->supported())
		i++;
	scan_variants[i]->scan(s, o, text, len);
}

void scan_release(struct scan *s)
{
	free(s->ends);
	free(s->rows);
	free(s->odd);
	free(s->inner);
	free(s->bad);
	*s = (struct scan){ 0 };
}

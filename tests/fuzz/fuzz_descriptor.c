/*
 * fuzz_descriptor: any descriptor, over any file. What stands before a line "----" is the descriptor, what
 * stands after it the file, whatever shape is declared. Every row is accounted for, and every refusal
 * has its reason.
 */
#include "fuzz.h"

#include "aid/source.h"

static void take_reject(void *sink, const struct reject *r)
{
	MUST(r->source[0] && r->reason[0]);
	(*(size_t *)sink)++;
}

static const struct countries *countries(void)
{
	static struct countries *c;
	struct err e = ERR_INIT;

	if (!c && !(c = countries_load("data/reference", &e)))
		exit(3);
	return c;
}

static const struct currencies *currencies(void)
{
	static struct currencies *c;
	struct err e = ERR_INIT;

	if (!c && !(c = currencies_load("data/reference", &e)))
		exit(3);
	return c;
}

static void read_rows(struct descriptor *d)
{
	struct err e = ERR_INIT;
	struct strpool *pool = strpool_new();
	size_t rejected = 0;
	struct source_context c = { .countries = countries(), .currencies = currencies(), .pool = pool,
	                            .reject = take_reject, .sink = &rejected };
	struct source *s = source_open(d, &c, &e);
	struct record r;
	uint64_t kept = 0;

	MUST(s || e.kind != ERR_NONE);
	while (s && source_next(s, &r, &e)) {
		kept++;
		MUST(r.id[0] && (!r.amount.known || r.currency[0]));
	}
	if (s) {
		const struct tally *t = source_tally(s);
		MUST(t->kept == kept && t->rows_in == t->kept + t->excluded + t->refused);
		MUST(t->refused + t->excluded == 0 || rejected > 0);
		MUST(t->refused == 0 || d->reject || e.kind != ERR_NONE);
	}
	source_close(s);
	strpool_free(pool);
	err_release(&e);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char descriptor_path[80];
	static const char separator[] = "\n----\n";
	struct err e = ERR_INIT;
	char *text = fuzz_text(data, size), *rows = strstr(text, separator);
	size_t head = rows ? (size_t)(rows - text) + 1 : size;

	/* Two files in turn under one name would be one: the rows lie beside. */
	const char *path = fuzz_file(data, head, ".ini");
	snprintf(descriptor_path, sizeof descriptor_path, "%s.rows", path);
	struct descriptor *d = descriptor_read(path, &e);
	MUST(d || e.kind == ERR_DATA);
	if (d && rows) {
		const uint8_t *begin = data + head + sizeof separator - 2;
		FILE *f = fopen(descriptor_path, "wb");
		if (!f || fwrite(begin, 1, size - (size_t)(begin - data), f) != size - (size_t)(begin - data) ||
		    fclose(f) != 0)
			exit(3);
		descriptor_set_input(d, descriptor_path);
		read_rows(d);
	}
	descriptor_free(d);
	err_release(&e);
	free(text);
	return 0;
}

/*
 * fuzz_sniff: any file looked at for a proposal. The proposal is text that says the same twice, or there is a
 * reason why there is none; and the reader of descriptors can answer it, marks and all.
 */
#include "fuzz.h"

#include "aid/descriptor.h"
#include "aid/sniff.h"
#include "aid/sniff_column.h"
#include "aid/textcheck.h"

/* A proposal is a descriptor of which not all is confirmed: taken or refused, as any. */
static void read_back(const struct str *proposal)
{
	struct err e = ERR_INIT;
	const char *path = fuzz_file((const uint8_t *)str_text(proposal), proposal->len, ".ini");
	struct descriptor *d = descriptor_read(path, &e);

	MUST(d || e.kind == ERR_DATA);
	descriptor_free(d);
	err_release(&e);
}

static void is_text(const struct str *proposal)
{
	size_t at;

	for (const char *p = str_text(proposal), *end; *p; p = end + 1) {
		end = strchr(p, '\n');
		MUST(end && !textcheck_line(p, (size_t)(end - p), false, &at));
	}
}

/* What begins as packed data do and is none is a file that cannot be read. */
static bool seems_packed(const uint8_t *data, size_t size)
{
	return (size >= 2 && memcmp(data, "\x1F\x8B", 2) == 0) ||
	       (size >= 4 && (memcmp(data, "\x28\xB5\x2F\xFD", 4) == 0 || memcmp(data, "PK\3\4", 4) == 0));
}

/* Loaded once: it takes longer than most files. */
static const struct sniff_context *context(void)
{
	static struct sniff_hints hints;
	static struct sniff_context x;
	struct err e = ERR_INIT;

	if (!x.hints) {
		x.countries = countries_load("data/reference", &e);
		x.currencies = currencies_load("data/reference", &e);
		if (!sniff_hints_load("data/reference", &hints, &e) || !x.countries || !x.currencies)
			exit(3);
		x.hints = &hints;
	}
	return &x;
}

static bool sniff(const uint8_t *data, size_t size, struct str *out)
{
	struct err e = ERR_INIT;
	bool ok = sniff_file(fuzz_file(data, size, ".csv"), context(), out, &e);

	MUST(ok || e.kind == ERR_DATA || (e.kind == ERR_SYSTEM && seems_packed(data, size)));
	err_release(&e);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str first = STR_INIT, second = STR_INIT;

	if (sniff(data, size, &first)) {
		MUST(sniff(data, size, &second));
		MUST(strcmp(str_text(&first), str_text(&second)) == 0);
		is_text(&first);
		read_back(&first);
	}
	str_release(&first);
	str_release(&second);
	return 0;
}

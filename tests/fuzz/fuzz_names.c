/*
 * fuzz_names: any text looked up among the real names and aliases. Known or not, it is answered; a name that is
 * known is still known with blanks around it, and what is not gets advice.
 */
#include "fuzz.h"

#include "aid/countries.h"
#include "aid/wordmap.h"

static const struct countries *load(void)
{
	static struct countries *c;
	struct err e = ERR_INIT;

	if (!c && !(c = countries_load("data/reference", &e))) {
		fprintf(stderr, "%s\n", e.problems[0]);
		exit(3);
	}
	return c;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct countries *c = load();
	struct str advice = STR_INIT, padded = STR_INIT;
	struct place at = { "f", 1, 1, "donor" };
	struct err e = ERR_INIT;
	char *text = fuzz_text(data, size > 4096 ? 4096 : size), *second = strchr(text, '\n');
	const struct country *found = countries_find(c, text);

	str_printf(&padded, " %s ", text);
	MUST(countries_find(c, str_text(&padded)) == found);
	MUST(!found || countries_code(c, found->code) == found);
	/* The nearest names take most of the time: asked for some inputs only. */
	if (size > 0 && data[0] % 64 == 0) {
		countries_advise(c, text, &advice);
		MUST(!countries_refuse(c, &at, text, NULL, &e) && e.n_problems == 1);
	}
	if (second) {
		const char *any = "";
		size_t len = 0;
		*second++ = '\0';
		if (wordmap_match(text, second, &any, &len) && any)
			MUST(any >= second && any + len <= second + strlen(second));
	}
	str_release(&advice);
	str_release(&padded);
	err_release(&e);
	free(text);
	return 0;
}

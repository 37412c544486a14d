/*
 * fuzz_amount: a text is an amount wholly or not at all; what is read and printed is read again as the
 * same. The first byte chooses the format, the second the scale.
 */
#include "fuzz.h"

#include "aid/money.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int64_t scales[] = { 1, 1000, 1000000, 1000000000, INT64_MAX, 3 };
	struct number_error why = { NULL, NULL };
	char printed[MONEY_TEXT_MAX];
	int64_t minor = 0, again = 0;

	if (size < 2)
		return 0;
	char *text = fuzz_text(data + 2, size - 2);
	struct number_format f = { data[0] & 1 ? ',' : '.', data[0] & 2 ? (data[0] & 1 ? '.' : ',') : '\0',
	                           data[0] & 4 };
	int decimals = (data[0] >> 3) & 3;
	bool ok = money_parse(text, &f, scales[data[1] % 6], scales[(data[1] >> 4) % 4], decimals, &minor,
	                      &why);
	MUST(ok || (why.expected && why.fix));
	if (ok) {
		/* Only what a number is written with. */
		MUST(strspn(text, "-().,0123456789") == strlen(text) && strpbrk(text, "0123456789"));
		money_format(printed, minor, decimals);
		MUST(money_parse(printed, NULL, 1, 1, decimals, &again, &why) && again == minor);
		MUST(money_format_short(printed, minor) < MONEY_TEXT_MAX);
		money_format(printed, minor, decimals);
		MUST(money_group(printed) < MONEY_TEXT_MAX);
	}
	free(text);
	return 0;
}

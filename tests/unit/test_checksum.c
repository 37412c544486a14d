#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/checksum.h"

/* From the standard (FIPS 180-2), in base64. */
static void test_checksum__base64_of_known_texts(void **state)
{
	char sum[CHECKSUM_BASE64_MAX];
	(void)state;

	checksum_base64("", sum);
	assert_string_equal(sum, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
	checksum_base64("abc", sum);
	assert_string_equal(sum, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_checksum__base64_of_known_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "aid/jsonout.h"

static void test_jsonout__order_and_escapes(void **state)
{
	struct jsonout *j = jsonout_new();
	(void)state;

	jsonout_text(j, "z", "a \"quote\", a \\ and a line\nbreak/ \xc3\xbc");
	jsonout_count(j, "n", 1234567890123u);
	jsonout_bool(j, "yes", true);
	jsonout_known(j, "unknown", "");
	struct jsonout *list = jsonout_array(j, "a");
	jsonout_text(list, NULL, "1234.50");
	jsonout_known(list, NULL, NULL);
	jsonout_text(jsonout_object(list, NULL), "b", "");
	jsonout_array(j, "none");
	char *text = jsonout_print(j);
	assert_string_equal(text, "{\n"
	                    "  \"z\": \"a \\\"quote\\\", a \\\\ and a line\\nbreak/ \xc3\xbc\",\n"
	                    "  \"n\": 1234567890123,\n"
	                    "  \"yes\": true,\n"
	                    "  \"unknown\": null,\n"
	                    "  \"a\": [\n"
	                    "    \"1234.50\",\n"
	                    "    null,\n"
	                    "    {\n"
	                    "      \"b\": \"\"\n"
	                    "    }\n"
	                    "  ],\n"
	                    "  \"none\": []\n"
	                    "}\n");
	free(text);
	jsonout_free(j);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_jsonout__order_and_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

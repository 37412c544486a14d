#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "aid/evidence.h"

static void test_evidence__reads_parts_with_their_keys(void **state)
{
	struct evidence v;
	(void)state;

	evidence_read("flows ledger=us-packages programme=USAI appropriations since=2022-02-24; 23 records, a:b "
	              "to a:c over flows ledger=l bloc=nato members_at=2025-06-05", &v);
	assert_int_equal(v.n, 2);
	assert_string_equal(v.parts[0].table, "flows");
	assert_string_equal(v.parts[0].values[EVIDENCE_LEDGER], "us-packages");
	assert_string_equal(v.parts[0].values[EVIDENCE_PROGRAMME], "USAI appropriations");
	assert_string_equal(v.parts[0].values[EVIDENCE_SINCE], "2022-02-24");
	assert_null(v.parts[0].values[EVIDENCE_DONOR]);
	assert_int_equal(v.parts[0].joint, EVIDENCE_AND);
	assert_int_equal(v.parts[1].joint, EVIDENCE_OVER);
	assert_string_equal(v.parts[1].values[EVIDENCE_BLOC], "nato");
	assert_string_equal(v.parts[1].values[EVIDENCE_MEMBERS_AT], "2025-06-05");
	evidence_release(&v);
}

static void test_evidence__names_of_records_hold_any_words(void **state)
{
	struct evidence v;
	(void)state;

	evidence_read("stocks record_id=n:CAP, by Allies and partners over all less the rest less flows record_id=p:Directed on 26 Sep",
	              &v);
	assert_int_equal(v.n, 2);
	assert_string_equal(v.parts[0].values[EVIDENCE_RECORD], "n:CAP, by Allies and partners over all less the rest");
	assert_string_equal(v.parts[1].values[EVIDENCE_RECORD], "p:Directed on 26 Sep");
	assert_int_equal(v.parts[1].joint, EVIDENCE_LESS);
	evidence_release(&v);
	evidence_read("flows ledger=l until=2024-01-20 counting=counted; 2 records", &v);
	assert_string_equal(v.parts[0].values[EVIDENCE_UNTIL], "2024-01-20");
	assert_string_equal(v.parts[0].values[EVIDENCE_COUNTING], "counted");
	evidence_release(&v);
	evidence_read("", &v);
	assert_int_equal(v.n, 0);
	evidence_release(&v);
	evidence_read("something else", &v);
	assert_int_equal(v.n, 0);
	evidence_release(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_evidence__reads_parts_with_their_keys),
		cmocka_unit_test(test_evidence__names_of_records_hold_any_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#!/bin/sh
# Searches with every fuzz target in turn: run.sh BUILD_DIR SECONDS [TARGET…]
#
# What is found beyond the seeds is kept in BUILD_DIR/corpus, so that the next search goes on from
# there. An input that breaks something is left in BUILD_DIR/findings: mend the fault, then add the
# input to tests/fuzz/corpus/<name>, where every run meets it again.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 3
seconds=$2
shift 2
cd "$root" || exit 3
[ $# -gt 0 ] || set -- $(ls tests/fuzz/fuzz_*.c | sed 's|.*/fuzz_||; s|\.c$||')

# What the charts are drawn from.
mkdir -p "$build/tables" "$build/findings"
(cd "$build/tables" && . "$root/tests/oddtables.sh" && odd_tables negative)
export FUZZ_TABLES="$build/tables/processed"

failed=0
for name; do
	mkdir -p "$build/corpus/$name"
	if "$build/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1500 -max_len=8192 \
		-print_final_stats=1 -artifact_prefix="$build/findings/$name-" \
		"$build/corpus/$name" "tests/fuzz/corpus/$name" >"$build/$name.log" 2>&1; then
		echo "ok      $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log") inputs"
	else
		failed=$((failed + 1))
		tail -n 40 "$build/$name.log"
		echo "FAILED  $name (see $build/findings)"
	fi
done
[ "$failed" -eq 0 ]

#!/bin/sh
# Runs all tests: check.sh BUILD_DIR. One closing line; not zero if anything failed.
set -u

build=$1
root=$(cd "$(dirname "$0")/.." && pwd)
failed=0 ran=0

run() { # run NAME COMMAND…: quiet if it passes
	name=$1
	shift
	ran=$((ran + 1))
	if "$@" >"$build/$name.log" 2>&1; then
		echo "ok      $name: $(tail -n 1 "$build/$name.log")"
	else
		failed=$((failed + 1))
		cat "$build/$name.log"
		echo "FAILED  $name"
	fi
}

cd "$root" || exit 3
for test in "$build"/tests/test_*; do
	case $test in *.[od]) continue ;; esac
	[ -x "$test" ] && run "$(basename "$test")" "$test"
done
# What was ever found to break something, or begins a search for it: every target over its corpus.
fuzz() { # fuzz NAME
	(mkdir -p "$build/fuzz/tables" && cd "$build/fuzz/tables" && . "$root/tests/oddtables.sh" &&
		odd_tables negative) || return 3
	FUZZ_TABLES="$build/fuzz/tables/processed" "$build/fuzz/fuzz_$1" tests/fuzz/corpus/"$1"/*
}
for target in tests/fuzz/fuzz_*.c; do
	name=$(basename "$target" .c)
	run "$name" fuzz "${name#fuzz_}"
done
# A selection; make faults is all of it. A sanitizer's library has to be the first.
nm "$build/aid-ingest" 2>/dev/null | grep -q __asan_init ||
	run faults tests/faults/run.sh "$build" "$build/faults.so" 1 aid-ingest aid-normalize aid-bargain aid-diff
# Every table, and one in two hundred columns; make faults is all of them.
run tables tests/faults/tables.sh "$build" 200 aid-normalize aid-aggregate aid-bargain aid-reconcile aid-plot \
	aid-report aid-diff aid-explain
run architecture tests/architecture.sh "$build"
run cases tests/run.sh "$build"

grep -h 'FAILED TEST\|^\[  FAILED  \] [1-9]' "$build"/test_*.log 2>/dev/null
echo "$((ran - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]

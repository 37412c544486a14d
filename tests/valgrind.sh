#!/bin/sh
# Every unit test, and every program once, under valgrind's memory checker: valgrind.sh BUILD_DIR
# Reading what nothing wrote, and memory that nothing frees, are faults. Slow: not part of check.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd) || exit 3
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
failed=0 ran=0

watch() { # watch COMMAND…: quiet if valgrind finds nothing and the command is content
	ran=$((ran + 1))
	valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,possible --error-exitcode=99 \
		"$@" >"$work/out" 2>"$work/err" && return
	failed=$((failed + 1))
	echo "FAILED  $*"
	cat "$work/err" "$work/out"
}

cd "$root" || exit 3
for test in "$build"/tests/test_*; do
	case $test in *.[od]) continue ;; esac
	watch "$test"
done

cd "$work" || exit 3
cp -r "$root/data/raw" "$root/data/reference" .
refer="--reference reference"
# shellcheck disable=SC2086
{
	watch "$build/aid-ingest" $refer -o processed raw/*.ini
	watch "$build/aid-ingest" $refer --sniff raw/us_pda.csv
	watch "$build/aid-normalize" $refer processed
	watch "$build/aid-aggregate" $refer processed
	watch "$build/aid-reconcile" $refer processed
	watch "$build/aid-bargain" $refer processed
	watch "$build/aid-manifest" $refer -d processed raw/*.ini
	watch "$build/aid-describe" $refer processed
	cp -r processed old
	watch "$build/aid-diff" -o changes old processed
	watch "$build/aid-plot" $refer -o plots processed
	watch "$build/aid-report" $refer -o plots/report.html processed
	watch "$build/aid-explain" $refer -d processed summary donor=USA programme=PDA
	watch "$build/aid-run" $refer -j 2 -o run raw/*.ini
	watch "$build/aid-run" $refer -j 2 --partial part raw/*.ini
	watch "$build/aid-merge" $refer -o merged part
}
echo "$((ran - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]

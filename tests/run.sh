#!/bin/sh
# Runs the end-to-end cases: run.sh [BUILD_DIR [STAGE/CASE…]]
#
# A case is a folder tests/cases/<stage>/<nnn-slug>/ with
#   cmd        a shell script, run in an empty folder; it sees BIN (the programs), CASE (the
#              case's folder), ROOT (the repository), and the folders of originals that AIDFLOW_…
#              may name, no other variables
#   expout     what it must print         } a file that is not there stands for
#   experr     its messages               } nothing printed, or exit code 0
#   exit       its exit code              }
# Exit code 77 means skipped, for the reason that it printed (lib.sh: skip).
#   expfiles/  files that it must leave under the same names
# A case that differs is shown as a diff; what it did stays in BUILD_DIR/cases/<case>.
# BLESS=1 makes what the cases do now what is expected; review it with git diff.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${1:-$root/build}" && pwd) || exit 3
[ $# -gt 0 ] && shift
export LC_ALL=C

# Compares (or blesses) one output; the difference goes to standard output.
compare() { # compare EXPECTED ACTUAL
	if [ -n "${BLESS:-}" ]; then
		if [ -s "$2" ]; then cp "$2" "$1"; else rm -f "$1"; fi
		return 0
	fi
	expected=$1
	[ -e "$expected" ] || expected=/dev/null
	cmp -s "$expected" "$2" || diff -u --label "expected $(basename "$1")" --label actual \
		"$expected" "$2"
}

run_case() { # run_case CASE: leaves its differences in $work/report
	case=$root/tests/cases/$1
	work=$build/cases/$1
	rm -rf "$work"
	mkdir -p "$work/dir"
	(cd "$work/dir" && env -i LC_ALL=C PATH="$PATH" BIN="$build" CASE="$case" ROOT="$root" \
		AIDFLOW_KIEL="${AIDFLOW_KIEL:-}" AIDFLOW_SAMPLES="${AIDFLOW_SAMPLES:-}" \
		sh -eu "$case/cmd" >../out 2>../err </dev/null)
	status=$?
	if [ "$status" -eq 77 ]; then
		grep '^skipped: ' "$work/out" >"$work/skipped"
		: >"$work/report"
		return
	fi
	if [ "$status" -ne 0 ]; then echo "$status"; fi >"$work/exit"
	{
		compare "$case/expout" "$work/out"
		compare "$case/experr" "$work/err"
		compare "$case/exit" "$work/exit"
		[ ! -d "$case/expfiles" ] || (cd "$case/expfiles" && find . -type f) | sort |
			while read -r file; do
				compare "$case/expfiles/$file" "$work/dir/$file"
			done
	} >"$work/report" 2>&1
	# What a case made is kept only for one that failed.
	[ -s "$work/report" ] || rm -rf "$work/dir"
}

if [ "${1:-}" = --one ]; then
	run_case "$2"
	exit 0
fi

[ $# -gt 0 ] || set -- $(cd "$root/tests/cases" && find . -name cmd | sed 's|^\./||; s|/cmd$||' |
	sort)
# Two at a time; the reports are shown in the order of the names.
printf '%s\n' "$@" | xargs -P 2 -I '{}' "$0" "$build" --one '{}'
passed=0 failed=0 skipped=0
for name; do
	if [ -e "$build/cases/$name/skipped" ]; then
		skipped=$((skipped + 1))
		echo "SKIPPED $name: $(sed 's/^skipped: //' "$build/cases/$name/skipped")"
		continue
	fi
	if [ -e "$build/cases/$name/report" ] && [ ! -s "$build/cases/$name/report" ]; then
		passed=$((passed + 1))
		continue
	fi
	failed=$((failed + 1))
	echo "FAILED  $name (see $build/cases/$name)"
	cat "$build/cases/$name/report"
done
note=; [ "$skipped" -eq 0 ] || note=" $skipped skipped,"
echo "$passed passed,$note $failed failed"
[ "$failed" -eq 0 ]

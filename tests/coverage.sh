#!/bin/sh
# How much of pipeline/ the tests ran, by gcov: coverage.sh BUILD_DIR
# A line for each file, the least covered first, and the sum; BUILD_DIR/coverage.txt shows every line with its
# counts. A branch is covered if it was taken. Those of an assert do not count: only a bug of ours takes them.
set -u

root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd) || exit 3
cd "$root" || exit 3
find "$build/pipeline" -name '*.gcda' | sort |
	xargs -r -n 50 gcov --branch-probabilities --branch-counts --stdout >"$build/coverage.txt" || exit 3
awk '
	$2 ~ /^0:Source:/ { file = substr($2, 10); next }
	file !~ /^pipeline\// { next }
	$1 == "branch" {
		if (counts) { branches[file]++; taken[file] += $4 ~ /^[1-9]/ }
		next
	}
	/^ *[^ :]+: *[1-9][0-9]*:/ {
		counts = !/assert\(/
		if ($1 != "-:") { lines[file]++; hit[file] += $1 !~ /^[#=]/ }
	}
	function percent(a, b) { return b > 0 ? 100 * a / b : 100 }
	function row(name, h, l, t, b) {
		return sprintf("%6.1f %% of %5d lines %6.1f %% of %5d branches  %s", percent(h, l), l, percent(t, b), b, name)
	}
	END {
		for (f in lines) {
			print row(f, hit[f], lines[f], taken[f], branches[f]) | "sort -n -k 6"
			l += lines[f]; h += hit[f]; b += branches[f]; t += taken[f]
		}
		close("sort -n -k 6")
		print row("pipeline/", h, l, t, b)
	}' "$build/coverage.txt"

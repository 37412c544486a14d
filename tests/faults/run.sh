#!/bin/sh
# Makes calls of every stage fail, one at a time: run.sh BUILD_DIR LIBRARY [MOST]
#
# For each program over a small set of data, and each kind of call, call number 1, 2, … fails (with MOST: at
# most so many, spread over all). Then the program must exit with 3 and say why, leave its folder as it
# was, byte for byte, and no temporary. A call whose failure does no harm (a read ahead, the close of a file
# that was read) may leave exit 0 and then the right bytes.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 3
library=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
most=${3:-0}
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
export LC_ALL=C
ROOT=$root BIN=$build
. "$root/tests/lib.sh"

data
tables
quietly "$BIN/aid-manifest" --reference reference -d processed raw/*.ini
quietly "$BIN/aid-describe" --reference reference processed
quietly "$BIN/aid-plot" --reference reference -o plots processed
mkdir good
cp -r processed plots good

failed=0 tried=0 library_crashes=0
bad() { # bad WHAT
	failed=$((failed + 1))
	echo "FAILED  $program, $kind $n: $1"
}

check() { # after call number n of a kind failed: $code and err tell the rest
	case $code in
	3) [ -s err ] || bad 'exit 3 without a word' ;;
	0) [ "$kind" != write ] && [ "$kind" != fsync ] && [ "$kind" != rename ] || bad 'exit 0' ;;
	# GSL 2.7.1 frees what it could not allocate; nothing that calls it can help that.
	139) [ "$program $kind" = 'aid-aggregate alloc' ] && library_crashes=$((library_crashes + 1)) ||
		bad 'a crash' ;;
	*) bad "exit $code: $(head -n 2 err)" ;;
	esac
	diff -rq good/processed processed >differs 2>&1 && diff -rq good/plots plots >>differs 2>&1 || {
		bad "$(head -n 3 differs)"
		rm -rf processed plots
		cp -r good/processed good/plots .
	}
}

stage() { # stage PROGRAM ARGUMENT…
	program=$1
	shift
	for kind in alloc open read write close fsync rename; do
		LD_PRELOAD=$library FAULT=$kind FAULT_COUNT="$work/count" "$BIN/$program" "$@" >/dev/null 2>err
		calls=$(cat count)
		step=1
		[ "$most" -eq 0 ] || [ "$calls" -le "$most" ] || step=$((calls / most))
		n=1
		while [ "$n" -le "$calls" ]; do
			LD_PRELOAD=$library FAULT=$kind FAULT_AT=$n "$BIN/$program" "$@" >/dev/null 2>err
			code=$?
			tried=$((tried + 1))
			check
			n=$((n + step))
		done
	done
}

stage aid-ingest --reference reference -o processed raw/*.ini
stage aid-normalize --reference reference processed
stage aid-aggregate --reference reference processed
stage aid-reconcile --reference reference processed
stage aid-bargain --reference reference processed
stage aid-manifest --reference reference -d processed raw/*.ini
stage aid-describe --reference reference processed
stage aid-plot --reference reference -o plots processed
echo "$tried faults, $library_crashes crashes inside GSL, $failed not as they should be"
[ "$failed" -eq 0 ]

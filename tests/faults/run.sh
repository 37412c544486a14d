#!/bin/sh
# Makes calls of every program fail, one at a time: run.sh BUILD_DIR LIBRARY [MOST [PROGRAM…]]
#
# Each program works on data that lack a row first, then on all of them, so that it replaces what the first run
# left. In the second run call number 1, 2, … of each kind fails (with MOST: that many of each kind, spread over
# all). Then the program must exit with 3 and name the file, or say that memory is out; everything that was there must still be
# there, byte for byte, and no temporary. A call whose failure does no harm (a read ahead, the close of a file that
# was read) may leave exit 0, and then the new output, whole. Where PROGRAMs are named only those are tried, and of the
# others only those run that make what these read.
set -u

. "$(dirname "$0")/begin.sh"
build_dir=$1
library=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
[ -f "$library" ] || { echo "$library: not there; build it with make $2" >&2; exit 3; }
most=${3:-0}
[ $# -lt 3 ] && shift $# || shift 3
chosen=$*
begin "$build_dir"

outputs='processed plots changed ran merged states'
keep() { # keep NAME: a copy of all outputs
	rm -rf "$1"
	mkdir "$1"
	cp -r $outputs "$1"
}
put_back() { rm -rf $outputs && cp -r "$1"/. .; }
same() { # same NAME: nothing more, less or other than in the copy
	for folder in $outputs; do
		diff -rq "$1/$folder" "$folder" || return 1
	done >differs 2>&1
}

tried=0 harmless=0 failed=0
bad() { # bad WHAT
	failed=$((failed + 1))
	echo "FAILED  $program, $kind $n: $1"
	head -n 2 err
}

names_it() { # the message names what failed
	if [ "$kind" = alloc ]; then
		grep -qi 'memory' err
	else
		grep -qE '^(gnuplot|standard output|threads|([^ ]*/)?(raw|reference|processed|plots|changed|before|ran|merged|states)[^ ]*): ' err
	fi
}

# The next run clears up where memory ended in the midst of drawing, and where a scratch folder cannot be opened to be
# emptied.
clear_up() {
	case $kind$code$program in
	alloc[03]aid-plot | open0*) find $outputs -name '.scratch.*' -prune -exec rm -rf '{}' + ;;
	esac
}

check() { # after call number n of a kind failed: $code, out and err tell the rest
	tried=$((tried + 1))
	clear_up
	case $code in
	3)
		names_it || bad 'exit 3, but the message names no file'
		# What is printed, and the memory for it, comes after what is written.
		same good || { grep -q '^standard output: \|out of memory' err && same after; } ||
			bad "exit 3, but $(head -n 1 differs)"
		;;
	0)
		harmless=$((harmless + 1))
		# Where an early flush of libxlsxwriter's fails, the later one may do: then the workbook is the right one.
		case $kind$program in
		writeaid-report) ;;
		write* | fsync* | rename*) bad 'exit 0' ;;
		esac
		same after && cmp -s out out.after || bad "exit 0, but other output: $(head -n 1 differs)"
		;;
	*) bad "exit $code" ;;
	esac
	same good || put_back good
}

numbers() { # numbers CALLS: which of them fail
	awk -v calls="$1" -v most="$most" 'BEGIN {
		n = most == 0 || calls < most ? calls : most
		for (i = 0; i < n; i++) print 1 + int((i + 0.5) * calls / n)
	}'
}

is_chosen() { # is_chosen PROGRAM
	case " $chosen " in *" $1 "* | '  ') return 0 ;; esac
	return 1
}
is_needed() { # is_needed PROGRAM: by those that are chosen
	case $1 in
	aid-ingest | aid-normalize) return 0 ;;
	aid-aggregate) users='aid-reconcile aid-explain aid-describe aid-plot aid-report' ;;
	aid-bargain | aid-reconcile) users='aid-describe aid-plot aid-report' ;;
	aid-manifest) users=aid-describe ;;
	aid-plot) users=aid-report ;;
	aid-run) users=aid-merge ;;
	*) users= ;;
	esac
	for user in "$1" $users; do
		is_chosen "$user" && return
	done
	return 1
}

stage() { # stage PROGRAM ARGUMENT…
	program=$1
	shift
	is_needed "$program" || return
	keep good
	LD_PRELOAD=$library FAULT_COUNT=$work/count "$BIN/$program" "$@" >out.after 2>err || {
		kind=none n=0
		bad 'failed by itself'
	}
	keep after
	is_chosen "$program" && sweep "$@"
	put_back after
}

sweep() { # sweep ARGUMENT…
	put_back good
	begun=$tried
	while read -r kind calls; do
		for n in $(numbers "$calls"); do
			LD_PRELOAD=$library FAULT=$kind FAULT_AT=$n "$BIN/$program" "$@" >out 2>err
			code=$?
			check
		done
	done <count
	echo "$program: $((tried - begun)) calls failed"
}

pipeline() { # pipeline COMMAND: each program by it, in the order of make plots, then the others
	"$1" aid-ingest --reference reference -o processed raw/*.ini
	"$1" aid-normalize --reference reference processed
	"$1" aid-aggregate --reference reference processed
	"$1" aid-bargain --reference reference processed
	"$1" aid-reconcile --reference reference processed
	"$1" aid-manifest --reference reference -d processed raw/*.ini
	"$1" aid-describe --reference reference processed
	# Drawing takes long: one chart is another.
	undisturbed aid-plot --reference reference -o plots processed
	for kind in gp svg; do echo '#' >>plots/us_packages_cumulative.$kind; done
	"$1" aid-plot --reference reference -o plots processed
	"$1" aid-report --reference reference -o plots/report.html processed
	[ -d before ] || cp -r processed before
	"$1" aid-diff -o changed before processed
	"$1" aid-explain --reference reference -d processed summary donor=USA programme=PDA
	"$1" aid-run -j 2 --keep-records --reference reference -o ran raw/*.ini
	"$1" aid-run -j 2 --reference reference --partial states/one raw/nato_*.ini
	"$1" aid-run -j 2 --reference reference --partial states/two raw/us_*.ini raw/donor_*.ini
	"$1" aid-merge --reference reference -o merged states/one states/two
}
undisturbed() {
	program=$1
	shift
	is_needed "$program" || return
	quietly "$BIN/$program" "$@" || exit 3
}

data
for source in us_usai nato_cap donor_allocations; do
	sed -i.whole '$d' "raw/$source.csv"
done
mkdir $outputs
pipeline undisturbed
for source in us_usai nato_cap donor_allocations; do
	mv "raw/$source.csv.whole" "raw/$source.csv"
done
pipeline stage
echo "$tried calls failed: $((tried - harmless)) refused, $harmless harmless, $failed not as they should be"
[ "$failed" -eq 0 ]

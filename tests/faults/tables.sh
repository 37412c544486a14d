#!/bin/sh
# Takes columns and tables away from every program, one at a time: tables.sh BUILD_DIR [EVERY [PROGRAM…]]
#
# Of each table that a program reads (by the date of its last access), but does not make itself, each column in
# turn loses its name (with EVERY: each so many-th of all columns), then its end is damaged, and then the table is
# gone. A program that needed it exits with 1 (3 for a table that is gone) and names it; what it had written before
# stays. Another does what it always does.
set -u

. "$(dirname "$0")/begin.sh"
begin "$1"
every=${2:-1}
[ $# -gt 2 ] && shift 2 || set --
programs=" $* "

columns=0 tried=0 refused=0 failed=0
bad() { # bad WHAT
	failed=$((failed + 1))
	echo "FAILED  $program without $missing: $1"
	head -n 2 err
}

is_due() { # each so many-th column
	columns=$((columns + 1))
	[ $((columns % every)) -eq 0 ]
}

changed() { ! { diff -rq good/processed processed && diff -rq good/plots plots; } >differs; }

try() { # try WORD: $program, whose message has to hold the word if it refuses
	tried=$((tried + 1))
	"$BIN/$program" $arguments >out 2>err
	code=$?
	case $code$arguments in
	0*) ;;
	# A column that was asked for is missed as a wrong question.
	[13]* | 2*" $1="*)
		refused=$((refused + 1))
		grep -qF -- "$1" err || bad "the message does not name $1"
		;;
	*) bad "exit $code" ;;
	esac
}

take_away() { # take_away FILE: its columns, and itself
	cp -p "$1" kept
	for column in $(head -n 1 "$1" | tr ',' ' '); do
		missing="$column of $1"
		is_due || continue
		sed "1s/^$column\$/gone/; 1s/^$column,/gone,/; 1s/,$column,/,gone,/; 1s/,$column\$/,gone/" kept >"$1"
		try "$column"
		cp -p kept "$1"
		same_outputs "$1"
	done
	# A row that is cut short, and a quote that is never closed.
	missing="the end of $1"
	[ "$(head -n 1 kept | tr -dc , | wc -c)" -eq 0 ] || echo x >>"$1"
	echo '"x' >>"$1"
	try "$(basename "$1")"
	cp -p kept "$1"
	same_outputs "$1"
	missing=$1
	rm "$1"
	try "$(basename "$1" .csv)"
	cp -p kept "$1"
	same_outputs "$1"
}

same_outputs() {
	changed || return
	[ "$code" -eq 0 ] || bad "exit $code, but $(head -n 1 differs)"
	rm -rf processed plots
	cp -rp good/processed good/plots .
}

are_tables() { find processed reference -name '*.csv' "$@" | sort; }

stage() { # stage PROGRAM ARGUMENT…: makes its tables; then takes away what it reads
	program=$1
	shift
	arguments=$*
	are_tables >before
	"$BIN/$program" $arguments >out 2>err || bad 'failed by itself'
	case $programs in "  " | *" $program "*) ;; *) return ;; esac
	touch -a -d 2000-01-01 processed/*.csv reference/*.csv
	"$BIN/$program" $arguments >out 2>err || bad 'failed by itself'
	are_tables -newerat 2001-01-01 | comm -12 before - >files
	rm -rf good
	mkdir good
	cp -rp processed plots good
	begun=$refused
	for file in $(cat files); do
		take_away "$file"
	done
	echo "$program: $((refused - begun)) refused"
}

data
mkdir plots
quietly ingest raw/*.ini
stage aid-normalize --reference reference processed
stage aid-aggregate --reference reference processed
stage aid-bargain --reference reference processed
stage aid-reconcile --reference reference processed
quietly "$BIN/aid-manifest" --reference reference -d processed raw/*.ini
stage aid-describe --reference reference processed
quietly "$BIN/aid-plot" --reference reference -o plots processed
stage aid-plot --reference reference --check processed
stage aid-report --reference reference -o plots/report.html processed
cp -r processed last
stage aid-diff -o plots last processed
stage aid-explain --reference reference -d processed donors ledger=us-packages
stage aid-explain --reference reference -d processed claims claim_id=C20
stage aid-explain --reference reference -d processed facts fact=us_total
echo "$tried tables and columns taken away or damaged: $refused refused, $failed not as they should be"
[ "$failed" -eq 0 ]

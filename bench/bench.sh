#!/bin/sh
# bench.sh BUILD: aid-run beside the tools that its users would take instead, on files of bench/generate.c.
#
# First every tool's table is held against ours, cell by cell (compare.awk); a tool that gives other
# numbers is not timed. Then whole processes are timed in pairs, ours and theirs in turn, and medians are
# printed. What is set by the environment:
#   ROWS_NARROW, ROWS_WIDE  (10000000, 2000000; as many of credits)   PAIRS (5)   SHAPES (narrow wide credits)
#   PEERS (duckdb polars); data_table pandas miller are slow: those are timed once, and not with credits
#   UNDER  as prepare.sh says
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../build}" && pwd)
work=${WORK:-$build/bench}
threads=2
: "${ROWS_NARROW:=10000000}" "${ROWS_WIDE:=2000000}" "${PAIRS:=5}" "${SHAPES:=narrow wide credits}" "${PEERS=duckdb polars}"
: "${SLOW=data_table pandas miller}"
. "$here/prepare.sh"
mkdir -p "$work/peers"
cp "$here"/peers/* "$work/peers/"

prepare() { # the files, the reference tables with the one table asked for, the rates as peers want them
	generator
	for shape in $SHAPES; do
		rows=$ROWS_WIDE
		[ "$shape" = narrow ] && rows=$ROWS_NARROW
		ln -sf "$(generated "$shape" "$rows")" "$work/$shape.csv"
	done
	reference "$here/tables.ini"
	awk -F, 'NR == 1 { print "month,currency,rate"; next } { print $1 "," $2 "," $3 }' \
		"$work/reference/exchange_rates.csv" >"$work/rates.csv"
}

run() { # run TOOL SHAPE [THREADS]
	file=$work/$2.csv out=$work/$1.$2.csv n=${3:-$threads}
	case $1 in
	ours)
		# A table that is there with the same bytes would not be written to disk again.
		rm -rf "$work/ours.$2"
		set -- "$build/aid-run" -j "$n" -r "$work/reference" -o "$work/$1.$2" --input "$file" "$here/$2.ini"
		;;
	duckdb) set -- node "$work/peers/duckdb.mjs" "$2" "$file" "$work/rates.csv" "$out" "$n" ;;
	polars) set -- env POLARS_MAX_THREADS="$n" node "$work/peers/polars.mjs" "$2" "$file" "$work/rates.csv" "$out" ;;
	data_table) set -- Rscript "$work/peers/data_table.R" "$2" "$file" "$work/rates.csv" "$out" "$n" ;;
	pandas) set -- /usr/bin/python3 "$work/peers/pandas_peer.py" "$2" "$file" "$work/rates.csv" "$out" ;;
	miller) set -- sh "$work/peers/miller.sh" "$2" "$file" "$work/rates.csv" "$out" ;;
	lines) set -- wc -l "$file" ;;
	esac
	timed "$@"
}

compare() { # compare TOOL SHAPE
	awk -f "$here/compare.awk" "$work/reference/countries.csv" "$work/ours.$2/donor_month.csv" "$work/$1.$2.csv"
}

pairs() { # pairs SHAPE PEER TIMES [THREADS]: medians of both, and of the ratio within a pair
	: >"$work/a"; : >"$work/b"; : >"$work/r"
	for i in $(seq "$3"); do
		run ours "$1" "${4:-$threads}"; read -r a memory <"$work/time"
		run "$2" "$1"; read -r b peer_memory <"$work/time"
		echo "$a" >>"$work/a"; echo "$b" >>"$work/b"
		echo "$a $b" | awk '{ print $1 / $2 }' >>"$work/r"
	done
	printf '| %s | %s (%s thread%s) | %.2f | %.2f | %.3f | %.0f | %.0f |\n' "$1" "$2" "${4:-$threads}" \
		"$([ "${4:-2}" = 1 ] || echo s)" "$(median <"$work/a")" "$(median <"$work/b")" "$(median <"$work/r")" \
		"$((memory / 1024))" "$((peer_memory / 1024))"
}

prepare
echo "Comparing answers:"
for shape in $SHAPES; do
	run ours "$shape"
	for peer in $PEERS; do
		run "$peer" "$shape" && echo "  $shape, $peer: $(compare "$peer" "$shape")"
	done
done
echo
echo "| shape | against | ours, s | theirs, s | ratio (median of pairs) | ours, MB | theirs, MB |"
echo "|---|---|---|---|---|---|---|"
for shape in $SHAPES; do
	pairs "$shape" lines "$PAIRS" 1
	for peer in $PEERS; do pairs "$shape" "$peer" "$PAIRS"; done
	for peer in $SLOW; do
		[ "$shape" = credits ] && continue
		run "$peer" "$shape" && compare "$peer" "$shape" >&2 && pairs "$shape" "$peer" 1
	done
done

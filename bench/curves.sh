#!/bin/sh
# curves.sh BUILD: what aid-run costs, alone, for more and more rows and groups, how long it takes to begin and where no
# byte of the file is in memory, and make plots.
#   ROWS    ('10000 100000 1000000 10000000 100000000'); the last takes 10 GB of disk
#   TIMES   (3) runs of which the median is printed
#   UNDER   as prepare.sh says
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../build}" && pwd)
work=${WORK:-$build/bench}
: "${ROWS:=10000 100000 1000000 10000000 100000000}" "${TIMES:=3}"
. "$here/prepare.sh"

run() { # run FILE: the median of seconds, and megabytes of the last run
	: >"$work/a"
	for i in $(seq "$TIMES"); do
		rm -rf "$work/curve"
		timed "$build/aid-run" -j 2 -r "$work/reference" -o "$work/curve" --input "$1" "$here/narrow.ini"
		read -r seconds kilobytes <"$work/time"
		echo "$seconds" >>"$work/a"
	done
	echo "$(median <"$work/a") $((kilobytes / 1024))"
}

table() { # table KEYS PERIOD: a file of tables with one that tells these apart
	printf '[curve]\ntitle = Amounts\nshape = spread\nperiod = %s\nkeys = ledger %s\nstages = bench: committed\n' \
		"$2" "$1" >"$work/tables.ini"
	reference "$work/tables.ini"
}

generator
echo "| rows | s | µs a row | MB |"
echo "|---|---|---|---|"
reference "$here/tables.ini"
for rows in $ROWS; do
	cost=$(run "$(generated narrow "$rows")")
	echo "$rows $cost" | awk '{ printf "| %d | %.2f | %.3f | %d |\n", $1, $2, 1e6 * $2 / $1, $3 }'
done

echo
echo "| told apart by | groups | s | MB |"
echo "|---|---|---|---|"
file=$(generated narrow 10000000)
while IFS='|' read -r keys period; do
	table "$keys" "$period"
	cost=$(run "$file")
	echo "$(wc -l <"$work/curve/curve.csv") $cost" |
		awk -v what="$keys, $period" '{ printf "| %s | %d | %.2f | %d |\n", what, $1 - 1, $2, $3 }'
done <<'END'
donor|year
donor|month
donor programme|month
donor|day
donor programme aid_type stage|day
END

echo
reference "$here/tables.ini"
cost=$(run "$(generated narrow 1)")
echo "A file of one row, the reference tables read: ${cost% *} s, ${cost#* } MB"
sync "$file"
dd if="$file" iflag=nocache count=0 2>"$work/messages" # the kernel drops what it holds of the file
cost=$(TIMES=1 && run "$file")
echo "$(basename "$file") from the disk: ${cost% *} s"
cd "$here/.."
timed "$build/aid-run" -r data/reference -o "$work/curve" data/raw/*.ini
read -r seconds kilobytes <"$work/time"
echo "All sources of data/raw, all tables, one process: $seconds s, $((kilobytes / 1024)) MB"
rm -rf "$work/made"
timed make plots O="$build" P="$work/made/processed" PLOTS="$work/made/plots"
read -r seconds kilobytes <"$work/time"
echo "make plots, from nothing: $seconds s"
timed make plots O="$build" P="$work/made/processed" PLOTS="$work/made/plots"
read -r seconds kilobytes <"$work/time"
echo "make plots, nothing to do: $seconds s"

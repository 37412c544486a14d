#!/bin/sh
# What changed since the last run (docs/updates.md):
#   changes.sh AID_DIFF DIR   compares the tables in DIR with those of the last run that came to
#                             its end, into DIR/changes; says what changed, if anything did
#   changes.sh --keep DIR     the run came to its end: keeps its tables for the next comparison
#
# DIR/.last holds the tables of that run, DIR/.before those of the last one that had others. Both
# are links to the files: outfile never writes into a file that has a name already.
set -eu

compared='flows.csv stocks.csv sources.csv excluded.csv normalize_settings.csv records.csv'

same() { # same DIR DIR
	for table in $compared; do
		cmp -s "$1/$table" "$2/$table" || return 1
	done
}

if [ "$1" = --keep ]; then
	dir=$2
	same "$dir/.last" "$dir" && exit
	rm -rf "$dir/.new"
	mkdir "$dir/.new"
	for table in $compared; do
		ln "$dir/$table" "$dir/.new" 2>/dev/null || cp -p "$dir/$table" "$dir/.new"
	done
	[ ! -d "$dir/.last" ] || { rm -rf "$dir/.before" && mv "$dir/.last" "$dir/.before"; }
	mv "$dir/.new" "$dir/.last"
	exit
fi

diff=$1 dir=$2
base=$dir/.last show=cat
# Made again without another number: what changed last is still what changed last.
if same "$base" "$dir"; then base=$dir/.before show=true; fi
# The first run has nothing to compare with.
if [ ! -d "$base" ]; then base=$dir show=true; fi
code=0
text=$("$diff" -o "$dir/changes" "$base" "$dir") || code=$?
if [ "$code" -eq 1 ]; then
	echo "changes: the tables of the last run cannot be compared with these; what changed is not told"
	show=true code=0
	text=$("$diff" -o "$dir/changes" "$dir" "$dir") || code=$?
fi
echo "$text" | $show
exit "$code"

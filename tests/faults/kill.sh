#!/bin/sh
# Kills make plots at random moments: kill.sh BUILD_DIR KILLS SEED
#
# The run that is killed (SIGKILL, with all that it started) brings tables, charts and report from data that lack
# rows to all of them. The next make plots must leave the bytes of a run that nobody disturbed, and
# nothing else. Then two of it run at once.
set -u

. "$(dirname "$0")/begin.sh"
kills=$2 seed=$3
begin "$1"

failed=0
bad() {
	failed=$((failed + 1))
	echo "FAILED  $*"
}

put_back() { # put_back NAME: all files as they were kept, with their dates
	rm -rf processed plots
	cp -rp "$1"/. .
}

right() { # right WHAT: the run after it comes to its end, with the right bytes and no others
	project plots >log 2>&1 || bad "$1: $(tail -n 1 log)"
	for folder in processed plots; do
		diff -rq "whole/$folder" "$folder"
	done >differs || bad "$1: $(head -n 3 differs)"
}

data
for source in us_usai nato_cap donor_allocations; do
	sed -i.whole '$d' "raw/$source.csv"
done
quietly project plots || exit 3
mkdir less whole
cp -rp processed plots less
for source in us_usai nato_cap donor_allocations; do
	mv "raw/$source.csv.whole" "raw/$source.csv"
	touch "raw/$source.csv"
done
begin=$(date +%s.%N)
quietly project plots || exit 3
end=$(date +%s.%N)
cp -rp processed plots whole

for moment in $(awk -v n="$kills" -v seed="$seed" -v begin="$begin" -v end="$end" 'BEGIN {
	srand(seed)
	for (i = 0; i < n; i++) printf "%.3f\n", rand() * (end - begin)
}'); do
	put_back less
	setsid make -s -C "$ROOT" O="$BIN" RAW="$PWD/raw" REF="$PWD/reference" P="$PWD/processed" \
		PLOTS="$PWD/plots" plots >log 2>&1 &
	sleep "$moment"
	kill -KILL -- "-$!" 2>/dev/null
	wait "$!" 2>/dev/null
	right "killed after $moment seconds"
done

put_back less
project plots >one.log 2>&1 &
project plots >two.log 2>&1 || bad "two at once: $(tail -n 1 two.log)"
wait "$!" || bad "two at once: $(tail -n 1 one.log)"
[ "$(cat one.log two.log | grep -c '^waiting for another')" = 1 ] || bad 'two at once: none waited'
right 'two at once'
echo "make plots: killed $kills times, run twice at once, $failed not as they should be"
[ "$failed" -eq 0 ]

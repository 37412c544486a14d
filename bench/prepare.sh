# What the scripts of this folder share, read by them with: . prepare.sh, after here=, build= and work= are set.
#   UNDER  a command to run everything under, such as 'chrt -f 10' on a machine that others use

mkdir -p "$work"
: "${UNDER=}"

generator() { # the generator of files
	cc -std=c11 -O2 -o "$work/generate" "$here/generate.c"
}

generated() { # generated SHAPE ROWS: the path of such a file, which is made if it is not there
	[ -e "$work/$1.$2.csv" ] || "$work/generate" "$1" "$2" >"$work/$1.$2.csv"
	echo "$work/$1.$2.csv"
}

reference() { # reference TABLES: the reference tables with no table but those of that file
	rm -rf "$work/reference"
	cp -r "$here/../data/reference" "$work/reference"
	cp "$1" "$work/reference/tables.ini"
	: >"$work/reference/facts.ini"
}

timed() { # timed COMMAND…: runs it under UNDER; seconds and kilobytes are in $work/time, what it says in $work/messages
	# shellcheck disable=SC2086
	/usr/bin/time -o "$work/time" -f '%e %M' $UNDER "$@" >"$work/out" 2>"$work/messages" || {
		cat "$work/messages" >&2
		return 1
	}
}

median() { sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

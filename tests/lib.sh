# Helpers of the cases; a cmd reads them with: . "$ROOT/tests/lib.sh"

# Copies of the real data to work on, as the folders raw and reference.
data() {
	cp -r "$ROOT/data/raw" raw
	cp -r "$ROOT/data/reference" reference
}

# Runs a command; what it prints is shown only if it fails.
quietly() {
	"$@" >quiet.log 2>&1 || {
		code=$?
		cat quiet.log
		return "$code"
	}
}

ingest() { "$BIN/aid-ingest" --reference reference -o processed "$@"; }

# The stages up to the tables, on the folders raw and reference, into processed.
tables() {
	quietly ingest raw/*.ini
	quietly "$BIN/aid-normalize" --reference reference processed
	quietly "$BIN/aid-aggregate" --reference reference processed
	quietly "$BIN/aid-bargain" --reference reference processed
	quietly "$BIN/aid-reconcile" --reference reference processed
}

# The first two stages alone, on the folders raw and reference, into processed.
stages() {
	quietly ingest raw/*.ini
	quietly "$BIN/aid-normalize" --reference reference "$@" processed
}

# add_up LEDGER: that the changes in out/diff.csv lead from the total in old to that in processed.
add_up() {
	for pair in amount_usd:change_usd constant_usd:change_constant_usd; do
		before=$(sum old/flows.csv "${pair%:*}" ledger="$1")
		after=$(sum processed/flows.csv "${pair%:*}" ledger="$1")
		moved=$(sum out/diff.csv "${pair#*:}" ledger="$1")
		echo "$1 ${pair%:*}: $before + $moved = $after"
		echo "$before $moved $after" | tr -d . | awk '$1 + $2 != $3 { print "does not add up" }'
	done
}

# The Makefile of the project on the folders of this case.
project() {
	make -s -C "$ROOT" O="$BIN" RAW="$PWD/raw" REF="$PWD/reference" P="$PWD/processed" \
		PLOTS="$PWD/plots" "$@"
}

# For awk, whose own rand() differs from one awk to another: random() is the same in each, once seed is set.
# shellcheck disable=SC2034
random='function random() { seed = seed * 16807 % 2147483647; return seed / 2147483647 }'

# change FILE LINE SED-COMMAND: one line of a file; the case fails if nothing changes.
change() {
	sed "$2$3" "$1" >changed.tmp
	! cmp -s "$1" changed.tmp || { echo "change: nothing to change in $1:$2"; return 1; }
	mv changed.tmp "$1"
}

# sum FILE COLUMN [NAME=VALUE]…: the exact sum of a column of a CSV file over the rows in which
# each named column has the value; NAME>=VALUE compares as text. An own reader of CSV on
# purpose: it shares no code with the programs. Prints two decimals.
sum() {
	file=$1
	shift
	awk -v args="$*" '
	function fields(line,    n, i, c, quoted, text) {
		n = 0; text = ""; quoted = 0
		for (i = 1; i <= length(line); i++) {
			c = substr(line, i, 1)
			if (c == "\"") quoted = !quoted
			else if (c == "," && !quoted) { f[++n] = text; text = "" }
			else text = text c
		}
		f[++n] = text
		return n
	}
	function hundredths(text,    parts) {
		if (text == "") return 0
		if (text !~ /^-?[0-9]+(\.[0-9][0-9]?)?$/) { print "no amount: " text; exit 1 }
		split(text, parts, ".")
		parts[2] = substr(parts[2] "00", 1, 2)
		return (parts[1] < 0 || text ~ /^-/) ? parts[1] * 100 - parts[2] \
		                                     : parts[1] * 100 + parts[2]
	}
	function chosen(    i) {
		for (i in equal) if (f[at[i]] != equal[i]) return 0
		for (i in least) if (f[at[i]] < least[i]) return 0
		return 1
	}
	NR == 1 {
		n = fields($0)
		for (i = 1; i <= n; i++) column[f[i]] = i
		n = split(args, arg, " ")
		wanted = column[arg[1]]
		if (!wanted) { print "no column " arg[1]; exit 1 }
		for (i = 2; i <= n; i++) {
			name = arg[i]
			sub(/>?=.*/, "", name)
			at[i] = column[name]
			if (!at[i]) { print "no column " name; exit 1 }
			value = arg[i]
			sub(/^[^=]*=/, "", value)
			if (arg[i] ~ /^[^=]*>=/) least[i] = value; else equal[i] = value
		}
		next
	}
	{ fields($0); if (chosen()) total += hundredths(f[wanted]) }
	END { printf "%s%.0f.%02.0f\n", total < 0 ? "-" : "", int(abs(total) / 100), abs(total) % 100 }
	function abs(x) { return x < 0 ? -x : x }
	' "$file"
}

# format NAME FILE: what the descriptor data/sources/NAME.ini makes of a file: the accounting, the
# sum of each stage, each record's line, date, donor, recipient, programme, type, stage and amount,
# and the rows that are no records. Leaves the tables in processed.
format() {
	"$BIN/aid-ingest" --reference "$ROOT/data/reference" --input "$2" -o processed \
		"$ROOT/data/sources/$1.ini" 2>err || {
		sed "s|$ROOT/||g" err
		return
	}
	head -n 1 err
	for stage in appropriated pledged committed allocated obligated disbursed delivered; do
		grep -q ",$stage,flow," processed/records.csv &&
			echo "$stage $(sum processed/records.csv amount stage=$stage)"
	done
	cut -d, -f1,3-9,12,14 processed/records.csv
	tail -n +2 processed/rejects.csv | sed "s|$ROOT/||g"
}

# A case that needs what is not here: it counts neither as passed nor as failed.
skip() {
	echo "skipped: $*"
	exit 77
}

# Tables that any sources may have, in place of those of the real data.
few_tables() {
	printf '[%s]\nshape = %s\nkeys = ledger donor programme aid_type stage\n' summary summary \
		>reference/tables.ini
	printf '[monthly]\nshape = period\nperiod = month\nkeys = ledger donor programme aid_type stage\n' \
		>>reference/tables.ini
	: >reference/facts.ini
}

#!/bin/sh
# Checks what must never be (ARCHITECTURE.md) on the sources: architecture.sh [BUILD_DIR [ROOT]]
# Each finding is printed as file:line:text under the rule that it breaks.
# tests/cases/architecture breaks every rule once and asserts that it is found.
set -u

root=$(cd "${2:-$(dirname "$0")/..}" && pwd) || exit 3
build=$(mkdir -p "${1:-$root/build}" && cd "${1:-$root/build}" && pwd) || exit 3
work=$build/architecture
CC=${CC:-gcc}
passed=0 failed=0

# The sources without comments, with lines kept, twice: text/ with string literals, code/ with
# empty ones. So a word in a comment breaks no rule, and one in a message no rule on code.
strip='
function out(s) { text = text s; code = code s }
FNR == 1 { comment = 0 }
{
	text = code = ""; n = length($0); quote = ""
	for (i = 1; i <= n; i++) {
		c = substr($0, i, 1); two = substr($0, i, 2)
		if (comment) { if (two == "*/") { comment = 0; i++ } }
		else if (quote != "") {
			text = text c
			if (c == "\\") { i++; text = text substr($0, i, 1) }
			else if (c == quote) { quote = ""; code = code c }
		}
		else if (two == "/*") { comment = 1; i++ }
		else if (two == "//") break
		else {
			if (c == "\"" || c == "\047") quote = c
			out(c)
		}
	}
	if ($0 ~ /^#[ \t]*include/) code = $0
	print text > (work "/text/" FILENAME); print code > (work "/code/" FILENAME)
}
FNR == 1 && NR > 1 { close(work "/text/" last); close(work "/code/" last) }
{ last = FILENAME }'

cd "$root" || exit 3
rm -rf "$work"
files=$(find pipeline include tests/unit -name '*.[ch]' 2>/dev/null | sort)
for folder in $(for f in $files; do dirname "$f"; done | sort -u); do
	mkdir -p "$work/text/$folder" "$work/code/$folder"
done
# shellcheck disable=SC2086
awk -v work="$work" "$strip" $files

rule() { # rule "what must hold" CHECK: CHECK prints what breaks it
	name=$1
	shift
	found=$("$@" | sort -u)
	if [ -z "$found" ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	printf 'FAILED  %s\n%s\n' "$name" "$found"
}

# look code|text REGEX FILE…: the lines that match, as file:line:text.
look() {
	view=$1 regex=$2
	shift 2
	[ $# -eq 0 ] || (cd "$work/$view" && grep -sHnE "$regex" "$@")
}
all() { echo "$files" | grep -E "$1"; }
all_but() { all "$1" | grep -vE "$2"; }

engine='^pipeline/(core|charts)/'
drawing='^pipeline/(charts/|core/(plot|chart|axis|layout|panel|chartseries|stated|endlabels|eventmarks|notshown|palette|colour|picture|textsize|gnuplot|report|html)[a-z_]*\.c|aid-(plot|report)\.c)'

# The stage of a file, or of a header that it includes: the program, or the module of the same
# name and prefix. Two stages may share neither.
stages_apart() {
	stages=$(ls pipeline/aid-*.c | sed 's|.*/aid-||; s|\.c$||')
	# shellcheck disable=SC2046,SC2086
	look code '#[[:space:]]*include[[:space:]]*".*\.c"|include[[:space:]]*"(\.\.|pipeline|core|charts)/' $files
	# shellcheck disable=SC2046
	look code '#[[:space:]]*include[[:space:]]*"aid/' $(all '^(pipeline|include)/') |
		awk -v stages="$(echo $stages)" '
		function stage_of(path,    i) {
			sub(/.*\//, "", path); sub(/^aid-/, "", path)
			for (i = 1; i <= n; i++) if (index(path, stage[i]) == 1) return stage[i]
			return ""
		}
		BEGIN { n = split(stages, stage, " ") }
		{
			file = $0; sub(/:.*/, "", file)
			header = $0; sub(/.*"aid\//, "", header); sub(/".*/, "", header)
			other = stage_of(header)
			if (other != "" && other != stage_of(file)) print
		}'
}

core_is_pure() {
	words='getopt|getopt_long|optarg|optind|printf|vprintf|puts|putchar|perror|stdin|stdout|stderr|STD(IN|OUT|ERR)_FILENO'
	words="$words|exit|_Exit|quick_exit|abort|atexit|getenv|secure_getenv|setenv|putenv|setlocale"
	words="$words|time|clock|clock_gettime|gettimeofday|localtime|gmtime|strftime|sleep|nanosleep|isatty"
	words="$words|rand|srand|random|srandom|drand48|system|popen"
	look code "\\b($words)[[:space:]]*\\(|\\b(stdin|stdout|stderr|optarg|optind|environ|STD(IN|OUT|ERR)_FILENO)\\b" \
		$(all_but "$engine" '/xmem\.c$')
	look code '<(getopt|locale|time)\.h>' $(all "$engine")
}

# Names of sources, and raw columns that are no column of ours, whole words, in any string or
# identifier: they belong to descriptors.
no_source_in_code() {
	sources=$(ls data/raw/*.csv data/raw/*.ini | sed 's|.*/||; s|\.[a-z]*$||' | sort -u)
	ours=$(cat "$work"/text/pipeline/core/*.c | sed -n 's/^[[:space:]]*{ "\([a-z0-9_]*\)", COLUMN_.*/\1/p')
	columns=$(for f in data/raw/*.csv; do head -n 1 "$f"; done | tr ',' '\n' |
		grep _ | sort -u | grep -vxF "$ours")
	regex=$(printf '%s\n' $sources $columns | paste -s -d '|')
	look text "\\b($regex)\\b" $(all '^(pipeline|include)/')
}

drawing_does_no_sums() {
	look code '"aid/money\.h"|\bmoney_(add|scale|divide|parse|wide)\b|__int128|(\.|->)minor\b' \
		$(all "$drawing")
}

headers_hide_libraries() {
	look code 'include[[:space:]]*<(csv|ini|cmocka|expat|minizip/[a-z]*|jansson|utf8proc|sha2?|getopt)\.h>|<gsl/' $(all '^include/')
}

# fence REGEX FILES: what may be spelled only there.
fence() {
	look text "$1" $(all_but '^(pipeline|include)/' "$2")
}
fences() {
	fence '<csv\.h>' '^pipeline/core/csv(in|out)\.c$'
	fence '<gsl/' '^pipeline/core/stat[a-z_]*\.c$'
	fence '<ini\.h>' '^pipeline/core/ini\.c$'
	fence '<expat\.h>' '^pipeline/core/xmlin\.c$'
	fence '<minizip/' '^pipeline/core/zipin\.c$'
	fence '<utf8proc\.h>' '^pipeline/core/fold\.c$'
	fence '<xlsxwriter\.h>' '^pipeline/core/xlsx_out\.c$'
	fence '<jansson\.h>' '^pipeline/core/jsonout\.c$'
	fence '<sha2\.h>|<sha256\.h>' '^pipeline/core/checksum\.c$'
	fence '<zlib\.h>|<zstd\.h>' '^pipeline/core/bytein\.c$'
	fence '<getopt\.h>' '^pipeline/cli/'
	fence '<cmocka\.h>' '^$'
	fence '"([a-z/]*/)?gnuplot( -[^"]*)?"' '^pipeline/core/gnuplot\.c$'
}

# Files come into being in one module only: whole or absent, and never in data/raw. What gnuplot
# draws passes through a scratch folder, which plot makes and clears.
one_writer() {
	look text '\b(rename|remove|creat|mkstemp|tmpfile|truncate|ftruncate)[[:space:]]*\(|\bO_(CREAT|WRONLY|RDWR)\b|fopen[[:space:]]*\([^;]*"[wa]|"r[b]?\+' \
		$(all_but '^pipeline/' '^pipeline/core/outfile\.c$')
	look text '\b(unlink|rmdir|mkdir|mkdtemp)[[:space:]]*\(' \
		$(all_but '^pipeline/' '^pipeline/core/(outfile|scratch)\.c$')
	look text '"data/' $(all "$engine|^include/")
}

# Definitions of objects begin in the first column; what they are must be const to the end.
no_mutable_state() {
	look code '^[a-z][^(]*[]a-z0-9_]( =|;)' $(all "$engine|^pipeline/cli/|^pipeline/aid-") | awk '{
		line = $0; sub(/^[^:]*:[0-9]+:/, "", line)
		sub(/ \{[^}]*\}/, "", line) # the body of a struct named on the way
		if (line ~ /^(typedef|goto|return)|^(struct|enum|union) [a-z_]+;/) next
		sub(/( =|;).*/, "", line)
		constant = line ~ /\*/ ? line ~ /\* *const [a-z0-9_]+(\[.*\])*$/ : line ~ /(^| )const /
		if (!constant) print
	}'
}

tests_are_closed() {
	look code '\b(time|clock|clock_gettime|gettimeofday|sleep|socket|connect|getaddrinfo)[[:space:]]*\(|<(time|netdb|sys/socket)\.h>' \
		$(all '^tests/unit/')
	find tests/cases tests/lib.sh -name cmd -o -name lib.sh 2>/dev/null | sort |
		xargs -r grep -nHE '(^|[;&|({[:space:]])(curl|wget|ssh|git|python3?|perl|apt-get|sleep|date)[[:space:]]' /dev/null
}

own_header_first() {
	# shellcheck disable=SC2046
	look code '^#include' $(all '^pipeline/(core|cli)/.*\.c$') | awk -F: '
		$1 == last { next }
		{
			last = $1; base = $1; sub(/.*\//, "", base); sub(/\.c$/, "", base)
			own = "aid/" base ".h"
			if ((getline line < ("include/" own)) < 0) next
			close("include/" own)
			if ($0 !~ "#include \"" own "\"$") print
		}'
}

no_file_too_long() {
	# shellcheck disable=SC2086
	awk 'FNR == 501 { print FILENAME ":" FNR ": expected at most 500 lines" }' $files
}

# Twice, so that a missing guard shows.
headers_stand_alone() {
	for f in $(all '^include/'); do
		printf '#include "%s"\n#include "%s"\ntypedef int unit;\n' \
			"${f#include/}" "${f#include/}" |
			$CC -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror \
			    -Iinclude -fsyntax-only -x c - 2>&1 | grep ': error:'
	done
}

rule 'a stage includes no other stage' stages_apart
rule 'the library knows no options, streams, exit, environment, clock or chance' core_is_pure
rule 'no name of a source and no raw column in code' no_source_in_code
rule 'plot, report and charts do no arithmetic on money' drawing_does_no_sums
rule 'headers include no library' headers_hide_libraries
rule 'each library stays behind its fence' fences
rule 'only outfile makes, renames and removes files; the library knows no data folder' one_writer
rule 'no mutable state at file level' no_mutable_state
rule 'tests use no network and no clock' tests_are_closed
rule 'a module includes its own header first' own_header_first
rule 'no file is longer than 500 lines' no_file_too_long
rule 'each header compiles alone' headers_stand_alone
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

# compare.awk: awk -f compare.awk COUNTRIES OURS THEIRS: holds a peer's table against ours, cell by cell.
#
# Ours names donors by code, theirs as the file does. We round each converted amount to the cent, they
# add doubles: a sum may differ by half a cent a record and unit of its currency, any other amount by three halves of a cent,
# or by 1 in 10^9.
function fields(line,    n, i, c, quoted, text) {
	if (line !~ /"/) return split(line, f, ",")
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
function period(text) {
	if (text !~ /^[A-Z]/) return text
	return substr(text, 4) "-" sprintf("%02d", index("JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", substr(text, 1, 3)) / 3 + 1)
}
function abs(x) { return x < 0 ? -x : x }
function near(a, b, room) {
	if (a == "" || b == "") return a == b
	return abs(a - b) <= room || abs(a - b) <= 1e-9 * abs(a)
}
FNR == 1 { file++ }
file == 1 {
	fields($0); code[f[3]] = f[2]
	n = split(f[4], alias, "|")
	for (i = 1; i <= n; i++) code[alias[i]] = f[2]
}
file == 2 && FNR > 1 {
	fields($0)
	key = f[2] "|" f[3] "|" f[4] "|" f[5] "|" f[6]
	ours[key] = f[7] "|" f[8] "|" f[9] "|" f[10] "|" f[11] "|" f[12] "|" f[13] "|" f[14] "|" f[15] "|" f[16]
	groups++
}
file == 3 {
	fields($0)
	key = code[f[1]] "|" f[2] "|" f[3] "|" f[4] "|" period(f[5])
	if (!(key in ours)) { print "only there: " key; bad++; next }
	split(ours[key], o, "|")
	delete ours[key]
	for (i = 1; i <= 10; i++) {
		cells++
		if (f[5 + i] == "NA") f[5 + i] = ""
		if (i == 2) { o[i] += 0; f[5 + i] += 0 } # of unknown amounts only
		if (!near(o[i], f[5 + i], i == 1 ? 0 : i == 2 ? 0.006 * o[1] + 0.01 : 0.0151)) {
			if (bad++ < 5) print key ", cell " i ": ours " o[i] ", theirs " f[5 + i]
		}
	}
}
END {
	for (key in ours) { left++; if (left < 5) print "only here: " key }
	print groups " groups, " cells " cells compared, " bad + 0 " differ, " left + 0 " missing"
	exit bad + left > 0
}

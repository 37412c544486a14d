# Tables with odd contents, for the charts to be drawn from: odd_tables SET writes into processed a
# table of periods (period.csv), one of a total (total.csv), one by donor and type of aid (types.csv),
# a ranking (ranking.csv), sums against stated totals (reckoning.csv), steps (steps.csv), a pace
# (pace.csv), a Lorenz curve (lorenz.csv), single amounts (amounts.csv) and their quartiles (boxes.csv), a model by quarter (model.csv), what pulls at it (pulls.csv), stated totals and no facts. odd_sets names the sets.
odd_sets='none one two_equal sixty long_names non_latin all_zero single_point negative one_dollar range unknown'

odd_tables() {
	mkdir -p processed
	awk -v set="$1" '
	function name(i) {
		if (set == "long_names") return "The United Federation of Very Long Names of Donors, Agencies and Foundations, number " i
		if (set == "non_latin") return (i % 3 == 0) ? "Міністерство оборони України " i : (i % 3 == 1) ? "日本国際協力機構日本国際協力機構 " i : "وزارة الدفاع " i
		return "Donor " i
	}
	function amount(i, q) {
		if (set == "all_zero") return 0
		if (set == "two_equal") return 1000000 * q
		if (set == "one_dollar") return 1
		if (set == "negative") return (q == 3) ? -250000000 * i : 100000000 * i
		if (set == "range") return 10 ^ (i - 1)
		if (set == "unknown" && i == 2) return "x"
		return 7000000 * (n - i + 1) + 1000000 * q
	}
	# Donors from the smallest up, of those above zero; of one alone there is no curve.
	function lorenz(    i, k, m, all, so_far, order) {
		for (i = 1; i <= n; i++) {
			if (total[i] <= 0) continue
			all += total[i]
			for (k = ++m; k > 1 && total[order[k - 1]] > total[i]; k--) order[k] = order[k - 1]
			order[k] = i
		}
		for (k = 0; k <= m && m > 1; k++) {
			i = order[k]
			so_far += total[i]
			printf "%d,%.4f,%.4f,%s,%s,%s\n", k, 100 * k / m, 100 * so_far / all, k ? "D" i : "", \
				k ? quoted(name(i)) : "", k ? sprintf("%.4f", 100 * total[i] / all) : "" >"processed/lorenz.csv"
		}
	}
	# A chance, and the ends of a range about it that are cut to 0 and 1.
	function chance(x) {
		if (set == "all_zero") return 0
		if (set == "negative") return 1 - x
		return x > 1 ? 1 : x
	}
	function cut(x) { return x < 0 ? 0 : x > 1 ? 1 : x }
	function model(q, last,    without, with) {
		without = chance(set == "range" ? q / last : 0.1 + 0.02 * q)
		with = chance(set == "range" ? q / last : 0.1 + 0.04 * q)
		printf "2022-%02d-01,2022-%02d-28,%f,%f,%f,%f,%f,%f,%f\n", q, q, without, with, with - without, \
			cut(without - 0.2), cut(without + 0.3), cut(with - 0.2), cut(with + 0.3) >"processed/model.csv"
	}
	function pull(i,    at, spread) {
		at = chance(0.5)
		spread = (set == "all_zero" || i == n) ? 0 : (set == "negative") ? -0.8 / i : 0.3 / i
		printf "%s,%s,0.000010,%d.500000,%f,%f,%f\n", quoted(name(i)), (i % 3) ? "range" : "scenario", 10 ^ i % 97, \
			at - spread, (i % 2) ? at + spread : at - spread / 2, at >"processed/pulls.csv"
	}
	# Eight amounts in each of two years, the last one open, and undated ones of the first donor.
	function amounts(i,    k, v, low, high) {
		if (amount(i, 1) == "x") return
		for (k = 1; k <= (i == 1 ? 18 : 16); k++) {
			if (set == "single_point" && k > 1) break
			v = amount(i, k % 4 + 1)
			printf "D%d,%s,%s,%s,%d\n", i, quoted(name(i)), (k > 16) ? "" : 2022 + k % 2, text(v), k == 16 >"processed/amounts.csv"
		}
		low = amount(i, 3); high = amount(i, 2)
		for (k = 2022; k <= 2023; k++)
			printf "D%d,%d,%s,%s,%s\n", i, k, text(low < high ? low : high), text((low + high) / 2), \
				text(low < high ? high : low) >"processed/boxes.csv"
	}
	function text(x) { return x == "x" ? "" : sprintf("%.2f", x) }
	function quoted(s) { return s ~ /,/ ? "\"" s "\"" : s }
	function row(file, key, label, rank, q, value, sum,    year, month, ends) {
		year = 2022 + int((q - 1) / 4); month = ((q - 1) % 4) * 3 + 1
		split("03-31 06-30 09-30 12-31", ends, " ")
		printf "odd,%s,,,allocated,%d-Q%d,1,%s,%s,%s,%s,%d,%d-%02d-01,%d-%s,0,%s,%s,,%s,%s,%s\n", key, year, \
			(q - 1) % 4 + 1, text(value), text(sum), text(value), quoted(label), rank, year, month, year, \
			ends[(q - 1) % 4 + 1], text(value), text(value), text(value), text(sum), \
			value == "x" ? "" : sprintf("%.2f", 100 / n) >file
	}
	BEGIN {
		n = 4; quarters = 9
		if (set == "none") n = 0
		if (set == "one" || set == "one_dollar" || set == "single_point") n = 1
		if (set == "two_equal") n = 2
		if (set == "sixty") n = 60
		if (set == "range") n = 13
		if (set == "single_point") quarters = 1
		head = "ledger,donor,programme,aid_type,stage,period,n,amount_usd,cumulative_usd,constant_usd,label,rank,start,end,n_unknown,low_usd,high_usd,reannounced_usd,counted_usd,cumulative_counted_usd,share_pct"
		print head >"processed/period.csv"
		print head >"processed/total.csv"
		print "donor,aid_type,label,start,end,amount_usd" >"processed/types.csv"
		print "kind,day,value_usd,low_usd,high_usd" >"processed/reckoning.csv"
		print "start,end,amount_usd,moving_median_usd,outlier,state" >"processed/pace.csv"
		print "start,end,p0,p1,dp,lo0_clipped,hi0_clipped,lo1_clipped,hi1_clipped" >"processed/model.csv"
		print "label,kind,low,high,dp_low,dp_high,dp_central" >"processed/pulls.csv"
		print "point,donors_pct,money_pct,donor,donor_name,share_pct" >"processed/lorenz.csv"
		print "donor,label,year,size_usd,open" >"processed/amounts.csv"
		print "donor,period,q1_usd,median_usd,q3_usd" >"processed/boxes.csv"
		print "step,label,kind,from_usd,to_usd,amount_usd" >"processed/steps.csv"
		print "donor,donor_name,total_usd,low_usd,high_usd,share_pct,rank" >"processed/ranking.csv"
		print "record_id,source,line,total_of,date,since,total_usd,low_usd,high_usd,agency,verification,source_url,stage,programme,qualifier,source_title" >"processed/stocks.csv"
		print "fact,value,text" >"processed/facts.csv"
		for (i = 1; i <= n; i++) {
			sum = 0
			for (q = 1; q <= quarters; q++) {
				if (q == 5 && quarters > 1) continue # a period without a record
				value = amount(i, q)
				sum += value
				all[q] += value
				for (type = 1; type <= 3; type++)
					printf "D%d,%s,x,%d-01-01,%d-12-31,%s\n", i, (type == 1) ? "military" : (type == 2) ? \
						"financial" : quoted(name(1)), 2017 + q, 2017 + q, text(value) >"processed/types.csv"
				row("processed/period.csv", "D" i, name(i), i, q, value, value == "x" ? "x" : sum)
			}
			unknown = amount(i, 1) == "x"
			total[i] = unknown ? 0 : sum
			printf "D%d,%s,%s,%s,%s,%.2f,%d\n", i, quoted(name(i)), unknown ? "" : text(sum), \
				unknown ? "" : text(sum * 0.8), unknown ? "" : text(sum * 1.3), 100 / n, i >"processed/ranking.csv"
		}
		for (q = 1; q <= quarters && n > 0; q++) {
			if (q == 5) continue
			together += all[q]
			row("processed/total.csv", "", "", 1, q, all[q], together)
			day = sprintf("2022-%02d-15", q)
			printf "2022-%02d-01,2022-%02d-28,%s,%s,%d,%s\n", q, q, text(all[q]), text(all[1]), q % 3 == 0, \
				(q == 6 || q == 7) ? "zero" : "amount" >"processed/pace.csv"
			printf "announced,%s,%s,,\ncounted,%s,%s,,\n", day, text(together), day, text(together * 0.9) >"processed/reckoning.csv"
			printf "official,%s,%s,%s,%s\nresidual,%s,%s,,\n", day, text(together * 1.1), text(together), \
				text(together * 1.2), day, text(together * ((q % 2) ? 0.2 : -0.1)) >"processed/reckoning.csv"
		}
		for (q = 1; q <= quarters && n > 0; q++) model(q, quarters)
		lorenz()
		for (i = 1; i <= n; i++) amounts(i)
		for (i = 1; i <= n && i <= 12; i++) pull(i)
		level = 0
		for (i = 1; i <= n && i <= 12; i++) {
			kind = (i == 1) ? "total" : (i == 2) ? "bound" : (i == n) ? "stated" : (i % 2) ? "more" : "less"
			move = amount(i, 1) == "x" ? 0 : amount(i, 1)
			to = (kind == "total" || kind == "stated") ? move : level + ((kind == "more") ? move : -move)
			printf "%d,%s,%s,%s,%s,%s\n", i, quoted(name(i)), kind, text(level), text(to), text(move) >"processed/steps.csv"
			level = to
		}
		if (n > 0)
			printf "s1,s,2,odd,2023-05,2022-01-01,%s,%s,%s,A,,,allocated,,about,\n", text(together * 1.1), \
				text(together), text(together * 1.2) >"processed/stocks.csv"
	}'
}

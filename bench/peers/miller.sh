#!/bin/sh
# miller.sh narrow|wide FILE RATES OUT: the donor-month table by Miller, which holds every amount.
# Miller has a then of its own.
# shellcheck disable=SC1010
set -eu
if [ "$1" = narrow ]; then
	rows='$month = substr($date, 0, 6); $kind = "financial"; $state = "committed"; $who = $donor; $what = $category'
	mlr --icsv --ocsv --headerless-csv-output put "$rows" then cut -f who,what,kind,state,month,currency,amount then \
		join -j month,currency -f "$3" then put '$usd = is_empty($amount) ? "" : $amount * $rate; $one = 1' then \
		stats1 -i -a count,sum,mean,stddev,min,p25,p50,p75,p90,max -f one,usd -g who,what,kind,state,month then \
		cut -o -f who,what,kind,state,month,one_count,usd_sum,usd_mean,usd_stddev,usd_min,usd_p25,usd_p50,usd_p75,usd_p90,usd_max \
		"$2" >"$4"
else
	rows='$month = substr(${Transaction Date}, 2, 8); $who = "United States";
		$what = ${Managing Sub-agency or Bureau Name};
		$state = ${Transaction Type Name} == "Obligations" ? "obligated" : "disbursed";
		c = ${US Category Name};
		$kind = c == "Peace and Security" ? "military" : c == "Health" || c == "Humanitarian Assistance" ? "humanitarian" : "financial";
		$usd = ${Current Dollar Amount} == "NULL" ? "" : ${Current Dollar Amount}; $one = 1'
	mlr --icsv --ocsv --headerless-csv-output put "$rows" then cut -f who,what,kind,state,month,usd,one then \
		stats1 -i -a count,sum,mean,stddev,min,p25,p50,p75,p90,max -f one,usd -g who,what,kind,state,month then \
		cut -o -f who,what,kind,state,month,one_count,usd_sum,usd_mean,usd_stddev,usd_min,usd_p25,usd_p50,usd_p75,usd_p90,usd_max \
		"$2" >"$4"
fi

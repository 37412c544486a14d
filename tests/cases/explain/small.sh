# Two small sources with everything that a record can be, their tables and facts; a cmd reads
# this with: . "$ROOT/tests/cases/explain/small.sh"
. "$ROOT/tests/lib.sh"
mkdir raw
cp -r "$ROOT/data/reference" reference
cat >raw/gifts.ini <<'END'
[source]
title    = Gifts as announced
ledger   = gifts
stage    = pledged
[format]
date     = YYYY-MM-DD | YYYY-Qn | YYYY
[fields]
id           = id
date         = date
donor        = donor
recipient    = "Ukraine"
programme    = programme
aid_type     = "military"
amount       = millions x 1000000
reannounced  = again x 1000000
currency     = currency
qualifier    = qualifier
verification = "primary"
source_url   = "https://example.org/" + id
source_title = title
END
cat >raw/gifts.csv <<'END'
id,date,donor,programme,millions,again,currency,qualifier,title
a,2023-01-19,Germany,TANKS,500,,EUR,about,"Cabinet, minutes"
b,2023-Q1,Germany,TANKS,12.5,,EUR,exact,Budget
c,2023-02-03,USA,TANKS,2175,425,USD,exact,Press release
d,2023,Japan,TRUCKS,1000,,JPY,at_least,Statement
e,,Norway,TRUCKS,75,,NOK,exact,Letter
f,2023-03-01,Poland,TRUCKS,,,PLN,exact,Interview
END
cat >raw/totals.ini <<'END'
[source]
title    = Totals as stated
kind     = stock
total_of = gifts
stage    = pledged
[format]
date     = YYYY-MM-DD
[fields]
id        = "total " + date
date      = date
since     = "2023-01-01"
amount    = bn x 1000000000
currency  = "USD"
qualifier = "exact"
agency    = "Treasury"
END
printf 'date,bn\n2023-03-31,2.7\n' >raw/totals.csv
cat >reference/tables.ini <<'END'
[quarterly]
title  = Gifts by quarter and programme
shape  = period
period = quarter
keys   = ledger programme stage
[givers]
title  = Givers, the largest named
shape  = period
period = year
keys   = ledger donor stage
top    = 1
END
cat >reference/facts.ini <<'END'
[tanks]
table   = quarterly
column  = amount_usd
measure = sum
where programme = TANKS
format  = money
[all]
table   = quarterly
column  = amount_usd
measure = sum
format  = money
[tanks_share]
table   = quarterly
column  = amount_usd
measure = sum
where programme = TANKS
share_of = all
format  = percent
END
printf 'record,scope,reason,evidence\n' >reference/exclusions.csv
quietly ingest raw/*.ini
quietly "$BIN/aid-normalize" --reference reference processed
quietly "$BIN/aid-aggregate" --reference reference processed
quietly "$BIN/aid-reconcile" --reference reference processed
explain() { "$BIN/aid-explain" -d processed --reference reference "$@"; }

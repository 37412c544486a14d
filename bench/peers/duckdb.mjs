// duckdb.mjs narrow|wide|credits FILE RATES OUT THREADS: the donor-month table by DuckDB, in one query.
import { DuckDBInstance } from '@duckdb/node-api';

const [shape, file, rates, out, threads] = process.argv.slice(2);
const statistics = `count(*), round(coalesce(sum(usd), 0), 2), avg(usd), stddev_samp(usd), min(usd),
	quantile_cont(usd, [0.25, 0.5, 0.75, 0.9]) AS q, max(usd)`;
const cells = `n, total, mean, sd, least, q[1], q[2], q[3], q[4], most`;
const narrow = `
	SELECT donor, category, 'financial', 'committed', month, ${cells} FROM (
		SELECT donor, category, month, ${statistics}
		FROM (SELECT t.donor, t.category, t.month, t.amount * r.rate AS usd
		      FROM (SELECT donor, category, substr(date, 1, 7) AS month, amount, currency
		            FROM read_csv('${file}', header = true, auto_detect = false, delim = ',', quote = '"',
		                          escape = '"', nullstr = '', columns = {
		                  id: 'VARCHAR', date: 'VARCHAR', donor: 'VARCHAR', recipient: 'VARCHAR',
		                  category: 'VARCHAR', stage: 'VARCHAR', amount: 'DOUBLE',
		                  currency: 'VARCHAR', note: 'VARCHAR' })) t
		      JOIN read_csv('${rates}') r ON r.month = t.month AND r.currency = t.currency)
		GROUP BY ALL) g(donor, category, month, n, total, mean, sd, least, q, most)`;
const wide = `
	SELECT 'United States', agency, kind, stage, strftime(strptime('01' || month, '%d%b%Y'), '%Y-%m'), ${cells} FROM (
		SELECT agency, kind, stage, month, ${statistics}
		FROM (SELECT "Managing Sub-agency or Bureau Name" AS agency,
		             CASE "US Category Name" WHEN 'Peace and Security' THEN 'military'
		                  WHEN 'Health' THEN 'humanitarian'
		                  WHEN 'Humanitarian Assistance' THEN 'humanitarian' ELSE 'financial' END AS kind,
		             CASE "Transaction Type Name" WHEN 'Obligations' THEN 'obligated' ELSE 'disbursed' END AS stage,
		             substr("Transaction Date", 3) AS month,
		             CAST("Current Dollar Amount" AS DOUBLE) AS usd
		      FROM read_csv('${file}', header = true, all_varchar = true, delim = ',', quote = '"',
		                    escape = '"', nullstr = ['', 'NULL']))
		GROUP BY ALL) g(agency, kind, stage, month, n, total, mean, sd, least, q, most)`;
const credits = `
	SELECT donor, agency, kind, stage, year, ${cells} FROM (
		SELECT donor, agency, kind, stage, year, ${statistics}
		FROM (SELECT "DonorName" AS donor, "AgencyName" AS agency, "Year" AS year,
		             CASE WHEN substr("PurposeCode", 1, 2) IN ('72', '73') THEN 'humanitarian' ELSE 'financial' END AS kind,
		             unnest(['committed', 'disbursed']) AS stage,
		             unnest([CAST("USD_Commitment" AS DOUBLE) * 1e6, CAST("USD_Disbursement" AS DOUBLE) * 1e6]) AS usd
		      FROM read_csv('${file}', header = true, all_varchar = true, delim = '|', quote = '"',
		                    escape = '"', nullstr = ''))
		WHERE usd IS NOT NULL
		GROUP BY ALL) g(donor, agency, kind, stage, year, n, total, mean, sd, least, q, most)`;

const db = await DuckDBInstance.create(':memory:', { threads });
const connection = await db.connect();
await connection.run(`SET preserve_insertion_order = false`);
await connection.run(`COPY (${{ narrow, wide, credits }[shape]}) TO '${out}' (HEADER false)`);

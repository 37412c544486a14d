// polars.mjs narrow|wide|credits FILE RATES OUT: the donor-month table by Polars, as one lazy query. The number of
// threads is POLARS_MAX_THREADS.
import pl from 'nodejs-polars';

const [shape, file, rates, out] = process.argv.slice(2);
const usd = pl.col('usd');
const statistics = [
	pl.col('month').count().alias('n'), usd.sum().alias('total'), usd.mean().alias('mean'),
	usd.std().alias('sd'), usd.min().alias('least'), usd.quantile(0.25, 'linear').alias('q1'),
	usd.median().alias('q2'), usd.quantile(0.75, 'linear').alias('q3'),
	usd.quantile(0.9, 'linear').alias('q9'), usd.max().alias('most'),
];
const values = ['n', 'total', 'mean', 'sd', 'least', 'q1', 'q2', 'q3', 'q9', 'most'];

function narrow() {
	const r = pl.scanCSV(rates).withColumn(pl.col('rate').cast(pl.Float64));
	return pl.scanCSV(file, { inferSchemaLength: 1000 })
		.select(pl.col('donor'), pl.col('category'), pl.col('date').str.slice(0, 7).alias('month'),
		        pl.col('amount').cast(pl.Float64), pl.col('currency'))
		.join(r, { on: ['month', 'currency'], how: 'inner' })
		.withColumn(pl.col('amount').mul(pl.col('rate')).alias('usd'))
		.groupBy(['donor', 'category', 'month']).agg(...statistics)
		.select(pl.col('donor'), pl.col('category'), pl.lit('financial').alias('kind'),
		        pl.lit('committed').alias('stage'), pl.col('month'), ...values.map((v) => pl.col(v)));
}

function wide() {
	const category = pl.col('US Category Name'), type = pl.col('Transaction Type Name');
	return pl.scanCSV(file, { inferSchemaLength: 1000, nullValues: ['NULL', ''] })
		.select(pl.col('Managing Sub-agency or Bureau Name').alias('agency'),
		        pl.when(category.eq(pl.lit('Peace and Security'))).then(pl.lit('military'))
		          .when(category.isIn(['Health', 'Humanitarian Assistance'])).then(pl.lit('humanitarian'))
		          .otherwise(pl.lit('financial')).alias('kind'),
		        pl.when(type.eq(pl.lit('Obligations'))).then(pl.lit('obligated'))
		          .otherwise(pl.lit('disbursed')).alias('stage'),
		        pl.col('Transaction Date').str.slice(2, 7).alias('month'),
		        pl.col('Current Dollar Amount').cast(pl.Float64).alias('usd'))
		.groupBy(['agency', 'kind', 'stage', 'month']).agg(...statistics)
		.select(pl.lit('United States').alias('donor'), pl.col('agency'), pl.col('kind'),
		        pl.col('stage'), pl.col('month'), ...values.map((v) => pl.col(v)));
}

function credits() {
	const purpose = pl.col('PurposeCode').str.slice(0, 2);
	const rows = pl.scanCSV(file, { sep: '|', inferSchemaLength: 0 })
		.select(pl.col('DonorName').alias('donor'), pl.col('AgencyName').alias('agency'), pl.col('Year').alias('month'),
		        pl.when(purpose.isIn(['72', '73'])).then(pl.lit('humanitarian')).otherwise(pl.lit('financial')).alias('kind'),
		        pl.col('USD_Commitment').cast(pl.Float64, false).mul(1e6).alias('committed'),
		        pl.col('USD_Disbursement').cast(pl.Float64, false).mul(1e6).alias('disbursed'));
	const of = (all, stage) => all.lazy().filter(pl.col(stage).isNotNull()).withColumn(pl.col(stage).alias('usd'))
		.groupBy(['donor', 'agency', 'kind', 'month']).agg(...statistics)
		.select(pl.col('donor'), pl.col('agency'), pl.col('kind'), pl.lit(stage).alias('stage'), pl.col('month'),
		        ...values.map((v) => pl.col(v)));
	return { collect: async () => {
		const all = await rows.collect();
		return pl.concat([await of(all, 'committed').collect(), await of(all, 'disbursed').collect()]);
	} };
}

const table = await { narrow, wide, credits }[shape]().collect();
table.writeCSV(out, { includeHeader: false });

# data_table.R narrow|wide FILE RATES OUT THREADS: the donor-month table by R's data.table.
suppressMessages(library(data.table))
args <- commandArgs(TRUE)
shape <- args[1]; file <- args[2]; rates <- args[3]; out <- args[4]
setDTthreads(as.integer(args[5]))
# One call of quantile() for four is quicker than four calls, and most of the work.
measure <- function(x) {
	x <- x[!is.na(x)]
	if (length(x) == 0) return(as.list(c(0, rep(NA_real_, 8))))
	q <- quantile(x, c(0, .25, .5, .75, .9, 1), names = FALSE)
	list(sum(x), mean(x), sd(x), q[1], q[2], q[3], q[4], q[5], q[6])
}
if (shape == "narrow") {
	d <- fread(file, select = c("date", "donor", "category", "amount", "currency"))
	r <- fread(rates)
	d[, month := substr(date, 1, 7)]
	d[r, on = c("month", "currency"), usd := amount * i.rate]
	t <- d[, c(.(n = .N), measure(usd)), by = .(donor, category, month)]
	t <- data.table(t[, .(donor, category)], kind = "financial", stage = "committed", t[, !c("donor", "category")])
} else {
	d <- fread(file, select = c("Managing Sub-agency or Bureau Name", "US Category Name",
		"Transaction Type Name", "Transaction Date", "Current Dollar Amount"), na.strings = c("", "NULL"))
	setnames(d, c("agency", "category", "type", "date", "usd"))
	d[, usd := as.numeric(usd)]
	d[, kind := fifelse(category == "Peace and Security", "military",
		fifelse(category %in% c("Health", "Humanitarian Assistance"), "humanitarian", "financial"))]
	d[, stage := fifelse(type == "Obligations", "obligated", "disbursed")]
	d[, month := substr(date, 3, 9)]
	t <- d[, c(.(n = .N), measure(usd)), by = .(agency, kind, stage, month)]
	t <- data.table(donor = "United States", t)
}
fwrite(t, out, col.names = FALSE, quote = TRUE)

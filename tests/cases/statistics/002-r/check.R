# Every statistic again in R, from flows.csv or from the plain sums of our tables. Prints which
# columns agree, and each figure that does not.
options(digits = 15)
table_of <- function(name) read.csv(file.path("processed", paste0(name, ".csv")), stringsAsFactors = FALSE)

report <- function(what, ours, theirs, by = 0.011) {
  stopifnot(length(ours) == length(theirs))
  wrong <- which(is.na(ours) != is.na(theirs) | (!is.na(ours) & !is.na(theirs) &
    abs(ours - theirs) > by * pmax(1, abs(theirs) * 1e-9)))
  for (i in head(wrong, 5)) cat(sprintf("%s, row %d: found %.10g, R has %.10g\n", what, i, ours[i], theirs[i]))
  if (length(wrong) == 0 && any(!is.na(ours))) cat(what, "agrees\n")
}

# --- one group: type 7 quantiles, moments, cv ---------------------------------------------------
flows <- table_of("flows")
flows <- flows[!is.na(flows$amount_usd), ]
group <- function(t) paste(t$ledger, t$donor, t$programme, t$aid_type, t$stage)
summary <- table_of("summary")
amounts <- lapply(group(summary), function(k) flows$amount_usd[group(flows) == k])
some <- function(f, least) sapply(amounts, function(x) if (length(x) >= least) f(x) else NA)
report("summary: mean", summary$mean_usd, some(mean, 1))
report("summary: sd", summary$sd_usd, some(sd, 2))
report("summary: q1", summary$q1_usd, some(function(x) quantile(x, 0.25, type = 7), 1))
report("summary: median", summary$median_usd, some(median, 1))
report("summary: q3", summary$q3_usd, some(function(x) quantile(x, 0.75, type = 7), 1))
report("summary: cv", summary$cv, some(function(x) sd(x) / mean(x), 2), 6e-5)

# Another generator: the ends agree to within an eighth of the interval.
set.seed(1)
drawn <- sapply(amounts, function(x) if (length(x) < 5) c(NA, NA) else
  quantile(colMeans(matrix(sample(x, length(x) * 4000, replace = TRUE), length(x))), c(0.05, 0.95)))
width <- summary$mean_high_usd - summary$mean_low_usd
report("summary: bootstrap of the mean, low", summary$mean_low_usd / width, drawn[1, ] / width, 0.125)
report("summary: bootstrap of the mean, high", summary$mean_high_usd / width, drawn[2, ] / width, 0.125)

# --- across donors ------------------------------------------------------------------------------
concentration <- table_of("concentration")
quarterly <- table_of("quarterly")
holdings <- function(l, p) {
  t <- quarterly[quarterly$ledger == l & (p == "all" | quarterly$period == p), ]
  x <- tapply(t$amount_usd, t$donor, sum, na.rm = TRUE)
  sort(as.numeric(x[!is.na(x) & x > 0]))
}
all_x <- Map(holdings, concentration$ledger, concentration$period)
of_x <- function(f, least) sapply(all_x, function(x) if (length(x) >= least) f(x) else NA)
report("concentration: n_donors", concentration$n_donors, sapply(all_x, length))
report("concentration: hhi", concentration$hhi, of_x(function(x) sum((x / sum(x))^2), 1), 6e-5)
# Gini as the mean difference of all pairs over twice the mean.
report("concentration: gini", concentration$gini, of_x(function(x) mean(abs(outer(x, x, "-"))) / (2 * mean(x)), 2), 6e-5)
report("concentration: top3", concentration$top3_share_pct, of_x(function(x) 100 * sum(rev(x)[1:min(3, length(x))]) / sum(x), 1), 6e-3)
report("concentration: smaller_half_share_pct", concentration$smaller_half_share_pct, of_x(function(x) 100 * mean(x[seq_len(length(x) %/% 2)]) * (length(x) %/% 2) / sum(x), 2), 6e-3)
lorenz <- table_of("lorenz")
yearly <- table_of("yearly")
curve <- unlist(by(lorenz, factor(paste(lorenz$ledger, lorenz$period), unique(paste(lorenz$ledger, lorenz$period))), function(t) {
  y <- yearly[yearly$ledger == t$ledger[1] & (t$period[1] == "all" | yearly$period == t$period[1]), ]
  x <- tapply(y$amount_usd, y$donor, sum, na.rm = TRUE)
  x <- sort(as.numeric(x[!is.na(x) & x > 0]))
  100 * c(0, cumsum(x) / sum(x))
}))
report("lorenz: money_pct", lorenz$money_pct, as.numeric(curve), 6e-5)
report("lorenz: share_pct", lorenz$share_pct[-1], ifelse(diff(as.numeric(curve)) < 0, NA, diff(as.numeric(curve))), 1.1e-4)
ranks <- table_of("rank_correlation")
both <- function(method) sapply(seq_len(nrow(ranks)), function(i) {
  x <- function(p) { t <- yearly[yearly$ledger == ranks$ledger[i] & yearly$period == p, ]; tapply(t$amount_usd, t$donor, sum) }
  a <- x(ranks$period_before[i]); b <- x(ranks$period[i])
  d <- intersect(names(a[a > 0]), names(b[b > 0]))
  if (length(d) < 3) NA else cor(a[d], b[d], method = method)
})
report("rank_correlation: spearman", ranks$spearman, both("spearman"), 6e-5)
report("rank_correlation: kendall", ranks$kendall, both("kendall"), 6e-5)

# --- series -------------------------------------------------------------------------------------
window_of <- function(i, n) max(1, i - 2):min(n, i + 2)
stretches <- function(known) { r <- rle(known); rep(ifelse(r$values, seq_along(r$values), NA), r$lengths) }
moving <- function(x, f, least) {
  n <- length(x)
  if (n < least) return(rep(NA, n))
  sapply(seq_len(n), function(i) f(x[window_of(i, n)], i - window_of(i, n)[1] + 1, window_of(i, n) - i))
}
by_stretch <- function(t, f, least) {
  s <- stretches(t$state %in% c("amount", "zero")); out <- rep(NA_real_, nrow(t))
  for (k in unique(s[!is.na(s)])) out[which(s == k)] <- moving(t$amount_usd[which(s == k)], f, least)
  out
}
trend <- table_of("trend")
months <- nchar(trend$period)
key <- paste(trend$ledger, trend$donor, months)
each <- function(f) { out <- rep(NA_real_, nrow(trend)); for (k in unique(key)) out[key == k] <- f(trend[key == k, ]); out }
medians <- each(function(t) by_stretch(t, function(w, at, d) median(w), 3))
mads <- each(function(t) by_stretch(t, function(w, at, d) mad(w, constant = 1), 3))
full <- each(function(t) by_stretch(t, function(w, at, d) 1, 5))
report("trend: moving_median_usd", trend$moving_median_usd, medians)
report("trend: mad_usd", trend$mad_usd, mads)
sigma <- ifelse(!is.na(full) & mads > 0, (trend$amount_usd - medians) / (1.482602218505602 * mads), NA)
report("trend: hampel_sigma", trend$hampel_sigma, sigma, 6e-3)
report("trend: outlier", trend$outlier, as.numeric(abs(sigma) > 3))
report("trend: smooth_usd", trend$smooth_usd, each(function(t) by_stretch(t, function(w, at, d) weighted.mean(w, dnorm(d, sd = 4 / 5)), 5)))

# The robust line as DuMouchel and O'Brien describe it: leverage in the residuals, Tukey's bisquare
# at 4.685, the scale from the residuals' MAD without the p smallest, and for the error of the
# line a mean of the robust and the plain scale.
robust <- function(t) {
  i <- which(t$state %in% c("amount", "zero")); n <- length(i); none <- rep(NA_real_, nrow(t))
  if (n < 8) return(list(line = none, half = none))
  at <- (seq_len(nrow(t)) - (min(i) + max(i)) / 2) / (max(i) - min(i))
  x <- cbind(1, at[i]); y <- t$amount_usd[i]; p <- 2
  fit <- lm.fit(x, y); h <- pmin(rowSums(qr.Q(qr(x))^2), 0.9999); factor <- 1 / sqrt(1 - h)
  ols <- sqrt(sum(fit$residuals^2) / (n - p)); least <- 1e-6 * sd(y); b <- fit$coefficients; rounds <- 0
  repeat {
    r <- (y - x %*% b)[, 1] * factor
    s <- max(median(sort(abs(r))[p:n]) / 0.6745, least)
    u <- r / (4.685 * s); w <- ifelse(abs(u) < 1, (1 - u^2)^2, 0)
    new <- lm.wfit(x, y, w)$coefficients; rounds <- rounds + 1
    done <- all(abs(new - b) <= 1.5e-8 * pmax(abs(new), abs(b))); b <- new
    if (done || rounds > 5000) break
  }
  # Street, Carroll and Ruppert's error of the robust line, and its covariance over the design.
  r <- (y - x %*% b)[, 1]; s <- median(sort(abs(r))[p:n]) / 0.6745
  u <- r * factor / (4.685 * s); inside <- abs(u) < 1
  a <- mean(ifelse(inside, (1 - u^2) * (1 - 5 * u^2), 0))
  psi <- ifelse(inside, u * (1 - u^2)^2, 0)
  scale <- (1 + p / n * (1 - a) / a) * sqrt(sum((1 - h) * psi^2) / (n - p)) * 4.685 * s / a
  sigma <- max(scale, sqrt((p^2 * ols^2 + n * scale^2) / (p^2 + n)))
  all <- cbind(1, at); error <- sigma * sqrt(rowSums((all %*% solve(crossprod(x))) * all))
  half <- qt(0.95, n - p) * error # 90 %
  list(line = as.numeric(b[1] + b[2] * at), half = half)
}
pace <- table_of("us_pace")
fit <- robust(pace); line <- fit$line
report("us_pace: trend_usd, as parts of its highest value", pace$trend_usd / max(pace$trend_usd), line / max(line), 1e-4)
middle <- (pace$trend_low_usd + pace$trend_high_usd) / 2
report("us_pace: the band's middle", middle, pace$trend_usd)
report("us_pace: the band's half, as parts of the line's highest value", (pace$trend_high_usd - middle) / max(line), fit$half / max(line), 1e-4)

# --- before and after -----------------------------------------------------------------------------
events <- table_of("events_effect")
p <- sapply(seq_len(nrow(events)), function(i) {
  side <- function(from, until) pace$amount_usd[pace$start >= from & pace$end <= until & pace$state %in% c("amount", "zero")]
  a <- side(events$before_from[i], events$before_until[i]); b <- side(events$after_from[i], events$after_until[i])
  x <- c(a, b); d <- apply(combn(length(x), length(a)), 2, function(k) abs(mean(x[k]) - mean(x[-k])))
  mean(d >= abs(mean(a) - mean(b)) - 1e-6)
})
report("events_effect: p_value", events$p_value, p, 6e-5)

# --- donors: shares and ranks, against GDP, heads and own forces ----------------------------------
donors <- table_of("donors")
reference <- function(name, year, value) {
  t <- read.csv(file.path("reference", paste0(name, ".csv")), stringsAsFactors = FALSE)
  t <- t[t$year == year, ]; v <- setNames(t[[value]], t$iso3); v[donors$donor]
}
ledger <- function(f) unsplit(lapply(split(donors, donors$ledger), f), donors$ledger)
whole <- function(t) tapply(flows$amount_usd, paste(flows$ledger, flows$donor), sum)[paste(t$ledger, t$donor)]
total <- as.numeric(whole(donors))
report("donors: total_usd", donors$total_usd, ifelse(is.na(total), donors$total_usd, total))
report("donors: share_pct", donors$share_pct, ledger(function(t) 100 * t$total_usd / sum(t$total_usd, na.rm = TRUE)), 6e-3)
known <- !is.na(donors$total_usd) # what is not known stands last
report("donors: rank", donors$rank[known], ledger(function(t) rank(-t$total_usd, ties.method = "min", na.last = "keep"))[known])
gdp <- as.numeric(reference("gdp", 2021, "gdp_current_usd"))
one <- !is.na(gdp) & !is.na(donors$total_usd)
report("donors: pct_gdp", donors$pct_gdp[one], 100 * donors$total_usd[one] / gdp[one], 6e-5)
heads <- as.numeric(reference("population", 2021, "population")); one <- !is.na(heads) & !is.na(donors$total_usd)
report("donors: usd_per_capita", donors$usd_per_capita[one], donors$total_usd[one] / heads[one], 6e-3)
donors$per_gdp <- ifelse(is.na(gdp), NA, donors$total_usd / gdp)
report("donors: pct_gdp_rank", donors$pct_gdp_rank, ledger(function(t) rank(-t$per_gdp, ties.method = "min", na.last = "keep")))

# --- matrix: the cells of one donor are its sums; all cells of a period are all money -------------
matrix <- table_of("alloc_matrix")
own <- matrix$donor != "" & matrix$state == "amount"
cells <- tapply(flows$amount_usd, paste(flows$ledger, flows$donor, flows$quarter), sum)
report("alloc_matrix: amount_usd", matrix$amount_usd[own], as.numeric(cells[paste(matrix$ledger, matrix$donor, matrix$period)[own]]))
columns <- tapply(flows$amount_usd, paste(flows$ledger, flows$quarter), sum)
sums <- tapply(matrix$amount_usd, paste(matrix$ledger, matrix$period), sum, na.rm = TRUE)
report("alloc_matrix: columns", as.numeric(sums), as.numeric(columns[names(sums)]))
rows <- tapply(matrix$amount_usd, paste(matrix$ledger, matrix$label), sum, na.rm = TRUE)[paste(matrix$ledger, matrix$label)]
report("alloc_matrix: pct_of_row", matrix$pct_of_row, as.numeric(100 * matrix$amount_usd / rows), 6e-3)
report("alloc_matrix: pct_of_greatest", matrix$pct_of_greatest, 100 * matrix$amount_usd / max(matrix$amount_usd, na.rm = TRUE), 6e-3)

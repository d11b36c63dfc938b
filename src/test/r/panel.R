# Writes what R says of the tests of a panel, beside the numbers it says it of.
# From the top of the repository: Rscript src/test/r/panel.R
set.seed(1963)
file <- "src/test/resources/io/github/sinecast/significance/panel.csv"
writeLines(paste0("# ", R.version.string, "; written by src/test/r/panel.R"), file)
rows <- list()
put <- function(case, quantity, values) {
  rows[[length(rows) + 1]] <<- data.frame(
    series = case, quantity = quantity, index = seq_along(values),
    value = sprintf("%.17g", as.numeric(values))
  )
}

# Losses of models on series, with and without ties.
cases <- list(
  "alike" = matrix(rexp(20 * 4), 20),
  "different" = matrix(rexp(30 * 6), 30) + rep(seq(0, 1, length.out = 6), each = 30),
  "tied" = matrix(sample(1:4, 25 * 5, replace = TRUE), 25)
)
for (name in names(cases)) {
  losses <- cases[[name]]
  k <- ncol(losses)
  n <- nrow(losses)
  ranks <- colMeans(t(apply(losses, 1, rank)))
  error <- sqrt(k * (k + 1) / (6 * n))
  test <- friedman.test(losses)
  put(name, "models", k)
  put(name, "losses", as.vector(t(losses)))
  put(name, "mean-ranks", ranks)
  put(name, "friedman", c(test$statistic, test$p.value))
  put(name, "critical-difference", qtukey(0.95, k, Inf) / sqrt(2) * error)
  # Of the first model beside each other.
  put(name, "nemenyi", ptukey(abs(ranks[-1] - ranks[1]) / error * sqrt(2), k, Inf, lower.tail = FALSE))
}

# Forecast and actual changes of 12 series at 80 dates, whose windows overlap over 4 steps.
forecasts <- matrix(round(rnorm(80 * 12), 1), 80)
shocks <- matrix(rnorm(83 * 12), 83)
actual <- 0.2 * forecasts + shocks[1:80, ] + shocks[2:81, ] + shocks[3:82, ] + shocks[4:83, ]
coefficients <- sapply(1:80, function(date) cor(forecasts[date, ], actual[date, ], method = "spearman"))
put("dates", "forecasts", as.vector(t(forecasts)))
put("dates", "actual", as.vector(t(actual)))
put("dates", "spearman", coefficients)
# Newey and West's variance of the mean with lags up to 3, from the autocovariances of R.
covariances <- acf(coefficients, lag.max = 3, type = "covariance", plot = FALSE)$acf
variance <- covariances[1] + 2 * sum((1 - 1:3 / 4) * covariances[2:4])
t <- mean(coefficients) / sqrt(variance / 80)
put("dates", "coefficient", c(mean(coefficients), t, 2 * pnorm(-abs(t))))

suppressWarnings(write.table(
  do.call(rbind, rows), file,
  append = TRUE, sep = ",", quote = FALSE, row.names = FALSE
))

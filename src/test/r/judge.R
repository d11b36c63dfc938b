# Writes what R says of the judge's tests and metrics, beside the numbers it says it of.
#   Rscript src/test/r/judge.R        (from the top of the repository; needs the package forecast)
suppressPackageStartupMessages(library(forecast))
folder <- "src/test/resources/io/github/sinecast/evaluation"
origin <- paste0("# ", R.version.string, ", forecast ", packageVersion("forecast"), ", src/test/r/judge.R")
write_golden <- function(name, table) {
  file <- file.path(folder, name)
  writeLines(origin, file)
  table[] <- lapply(table, function(column)
    if (is.double(column)) formatC(column, digits = 17, format = "g", width = 1) else as.character(column))
  suppressWarnings(write.table(table, file, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))
}

# Errors of two forecasters over 240 origins whose windows overlap.
set.seed(20240505)
shared <- arima.sim(list(ma = rep(0.8, 4)), 240)
errors <- data.frame(
  first = as.numeric(shared + rnorm(240, sd = 0.7)),
  second = as.numeric(1.1 * shared + rnorm(240, sd = 0.9)))
write_golden("errors.csv", errors)

tests <- expand.grid(n = c(12L, 60L, 240L), h = c(1L, 5L, 10L), power = 1:2,
                     variance = c("acf", "bartlett"), stringsAsFactors = FALSE)
tests$statistic <- NA_real_
tests$p <- NA_real_
for (row in seq_len(nrow(tests))) {
  used <- errors[seq_len(tests$n[row]), ]
  fell_back <- FALSE
  result <- withCallingHandlers(
    dm.test(used$first, used$second, h = tests$h[row], power = tests$power[row],
            varestimator = tests$variance[row]),
    warning = function(w) { fell_back <<- TRUE; invokeRestart("muffleWarning") })
  # Where the variance is negative dm.test answers for h = 1, which is not what was asked.
  if (!fell_back) {
    tests$statistic[row] <- result$statistic
    tests$p[row] <- result$p.value
  }
}
write_golden("dm-test.csv", tests[!is.na(tests$p), ])

# A seasonal series of 120 training rows and 24 test rows, forecast by its last value, by drift and by season.
set.seed(7)
values <- 50 + cumsum(rnorm(144)) + 5 * sin(2 * pi * seq_len(144) / 12)
train <- ts(values[1:120])
test <- values[121:144]
forecasts <- list(last = naive(train, 24), drift = rwf(train, 24, drift = TRUE),
                  seasonal = snaive(ts(values[1:120], frequency = 12), 24))
write_golden("accuracy-values.csv", data.frame(
  value = values,
  last = c(rep(NA, 120), forecasts$last$mean),
  drift = c(rep(NA, 120), forecasts$drift$mean),
  seasonal = c(rep(NA, 120), forecasts$seasonal$mean)))
measured <- do.call(rbind, lapply(names(forecasts), function(name) {
  # accuracy() takes the season of the scale of MASE from the frequency of the test rows.
  season <- if (name == "seasonal") 12L else 1L
  rows <- ts(test, start = if (season == 12L) c(11, 1) else 121, frequency = season)
  row <- accuracy(forecasts[[name]], rows)["Test set", ]
  data.frame(forecast = name, season = season,
             RMSE = row[["RMSE"]], MAE = row[["MAE"]], MAPE = row[["MAPE"]], MASE = row[["MASE"]])
}))
write_golden("accuracy.csv", measured)

# Several families of p values: with ties, with values that reach 1, and one alone.
families <- list(plain = c(0.01, 0.04, 0.03, 0.005), ties = c(0.02, 0.02, 0.02, 0.5, 0.02),
                 large = c(0.6, 0.7, 0.3, 0.9, 0.001), alone = 0.04, ends = c(0, 1, 0.2))
write_golden("holm.csv", do.call(rbind, lapply(names(families), function(name)
  data.frame(family = name, p = families[[name]], corrected = p.adjust(families[[name]], method = "holm")))))

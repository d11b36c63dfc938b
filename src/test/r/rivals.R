# Writes what R says of the statistical rivals, for the tests to read.
# From the top of the repository: Rscript src/test/r/rivals.R
suppressMessages(library(forecast))

folder <- "src/test/resources/io/github/sinecast/baseline"
steps <- 12

sp500 <- read.csv("data/sp500-daily.csv")
stocks <- read.csv("data/stocks-monthly.csv")
series <- list(
  "sp500" = sp500$adjclose[1:3000],
  "dax" = read.csv("data/eu-stock-markets.csv")$DAX,
  "msft" = stocks$price[stocks$symbol == "MSFT"],
  # Not a price: its best smoothing is far from 1, its best order far from 0.
  "volume" = as.numeric(sp500$volume[1:400])
)

rows <- list()
put <- function(name, quantity, values, index = seq_along(values)) {
  if (length(values) == 0) {
    return()
  }
  rows[[length(rows) + 1]] <<- data.frame(
    series = name, quantity = quantity, index = index,
    value = sprintf("%.17g", as.numeric(values))
  )
}

write <- function(file) {
  versions <- sprintf(
    "# %s, forecast %s; written by src/test/r/rivals.R",
    R.version.string, packageVersion("forecast")
  )
  path <- file.path(folder, file)
  writeLines(versions, path)
  suppressWarnings(write.table(
    do.call(rbind, rows), path,
    append = TRUE, sep = ",", quote = FALSE, row.names = FALSE
  ))
  rows <<- list()
}

for (name in names(series)) {
  x <- series[[name]]
  put(name, "rows", length(x))
  put(name, "last-value", naive(x, h = steps)$mean)
  put(name, "drift", rwf(x, drift = TRUE, h = steps)$mean)
  put(name, "seasonal-naive-5", snaive(ts(x, frequency = 5), h = steps)$mean)
  put(name, "mean-return", tail(x, 1) * exp(mean(diff(log(x))) * 1:steps))
}
write("naive.csv")

for (name in names(series)) {
  x <- series[[name]]
  smoothed <- ses(x, h = steps)
  put(name, "alpha", smoothed$model$par["alpha"])
  put(name, "level", smoothed$model$par["l"])
  put(name, "squares", sum(smoothed$residuals^2))
  put(name, "ses", smoothed$mean)
  put(name, "theta", thetaf(x, h = steps)$mean)
}
write("smoothing.csv")

for (name in names(series)) {
  x <- series[[name]]
  fit <- ar(diff(log(x)), order.max = 10, method = "yule-walker")
  put(name, "order", fit$order)
  put(name, "mean", fit$x.mean)
  put(name, "coefficients", fit$ar)
  put(name, "ar", tail(x, 1) * exp(cumsum(predict(fit, n.ahead = steps)$pred)))
}
write("autoregression.csv")

probabilities <- c(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99)
for (name in names(series)) {
  x <- series[[name]]
  put(name, "probabilities", probabilities)
  for (step in c(1, 5, 12)) {
    put(name, paste0("quantiles-", step), quantile(diff(log(x), lag = step), probabilities, type = 7))
  }
  squares <- diff(log(x))^2
  smoothed <- stats::filter((1 - 0.94) * squares, 0.94, method = "recursive", init = mean(squares))
  put(name, "ewma", tail(sqrt(smoothed), 1))
}
write("walks.csv")

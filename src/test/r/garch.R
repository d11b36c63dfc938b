# Writes what R's package fGarch says of GARCH and GJR, for the tests to read.
# From the top of the repository: Rscript src/test/r/garch.R
suppressMessages(library(fGarch))

steps <- 12
series <- list(
  "sp500" = read.csv("data/sp500-daily.csv")$adjclose[1:3000],
  "dax" = read.csv("data/eu-stock-markets.csv")$DAX
)

rows <- list()
put <- function(name, quantity, values, index = seq_along(values)) {
  rows[[length(rows) + 1]] <<- data.frame(
    series = name, quantity = quantity, index = index,
    value = sprintf("%.17g", as.numeric(values))
  )
}

# GARCH, and GJR as APARCH with delta 2: its alpha is alpha1 (1 - gamma1)^2, its gamma 4 alpha1 gamma1.
densities <- list(
  "norm" = function(z, fit) dnorm(z),
  "std" = function(z, fit) dstd(z, nu = coef(fit)["shape"]),
  "sstd" = function(z, fit) dsstd(z, nu = coef(fit)["shape"], xi = coef(fit)["skew"])
)
for (name in c("sp500", "dax")) {
  returns <- diff(log(series[[name]]))
  for (model in c("garch", "gjr")) {
    for (innovations in names(densities)) {
      fit <- if (model == "garch") {
        garchFit(~ garch(1, 1), data = returns, cond.dist = innovations, include.mean = FALSE, trace = FALSE)
      } else {
        garchFit(~ aparch(1, 1), data = returns, cond.dist = innovations, include.mean = FALSE,
          delta = 2, include.delta = FALSE, trace = FALSE)
      }
      says <- function(quantity, ...) put(name, paste(model, innovations, quantity, sep = "-"), ...)
      says("omega", coef(fit)["omega"])
      leverage <- if (model == "garch") 0 else coef(fit)["gamma1"]
      says("alpha", coef(fit)["alpha1"] * (1 - leverage)^2)
      says("gamma", coef(fit)["alpha1"] * 4 * leverage)
      says("beta", coef(fit)["beta1"])
      if (innovations != "norm") {
        says("freedom", coef(fit)["shape"])
      }
      if (innovations == "sstd") {
        says("skew", coef(fit)["skew"])
      }
      z <- returns / fit@sigma.t
      says("log-likelihood", sum(log(densities[[innovations]](z, fit) / fit@sigma.t)))
      some <- c(1:10, seq(100, length(returns), by = 100), length(returns))
      says("sigma", fit@sigma.t[some], some)
      says("ahead", predict(fit, n.ahead = steps)$standardDeviation)
    }
  }
}
path <- "src/test/resources/io/github/sinecast/volatility/garch.csv"
writeLines(sprintf(
  "# %s, fGarch %s; written by src/test/r/garch.R", R.version.string, packageVersion("fGarch")
), path)
suppressWarnings(write.table(
  do.call(rbind, rows), path,
  append = TRUE, sep = ",", quote = FALSE, row.names = FALSE
))

# Writes what R says of distributions and their scores, for the tests to read.
# From the top of the repository: Rscript src/test/r/distributions.R
path <- "src/test/resources/io/github/sinecast/distribution/distributions.csv"
rows <- list()
put <- function(quantity, freedom, at, value) {
  rows[[length(rows) + 1]] <<- data.frame(
    quantity = quantity, freedom = freedom, at = sprintf("%.17g", at), value = sprintf("%.17g", value)
  )
}

probabilities <- c(1e-300, 1e-100, 1e-20, 1e-10, 1e-4, 0.025, 0.075, 0.3, 0.4999, 0.5, 0.7, 0.975, 0.9999)
scores <- c(-37, -20, -8, -5.7, -5.6, -2, -0.7, -0.6, -1e-3, 0, 0.3, 1, 3, 6)
for (at in probabilities) put("normal-quantile", 0, at, qnorm(at))
for (at in scores) put("normal-probability", 0, at, pnorm(at))
for (freedom in c(0.5, 1, 2, 3.7, 6, 30, 9999, 10001, 1e6)) {
  for (at in probabilities[probabilities > 1e-101]) put("t-quantile", freedom, at, qt(at, freedom))
  for (at in scores) put("t-probability", freedom, at, pt(at, freedom))
}

# The definition of the score, integrated.
score <- function(below, above, at) {
  integrate(function(x) below(x)^2, -Inf, at, rel.tol = 1e-11, subdivisions = 5000L)$value +
    integrate(function(x) above(x)^2, at, Inf, rel.tol = 1e-11, subdivisions = 5000L)$value
}
actuals <- c(-4, -1, -0.2, 0, 0.5, 2.5)
for (at in actuals) {
  put("normal-score", 0, at, score(pnorm, function(x) pnorm(x, lower.tail = FALSE), at))
  for (freedom in c(2, 3.7, 30, 1e6)) {
    put("t-score", freedom, at, score(
      function(x) pt(x, freedom), function(x) pt(x, freedom, lower.tail = FALSE), at
    ))
  }
}
# Of exp(X), X normal with mean 0.1 and deviation 0.4.
below <- function(x) plnorm(x, 0.1, 0.4)
above <- function(x) plnorm(x, 0.1, 0.4, lower.tail = FALSE)
for (at in c(0.05, 0.5, 1, 1.3, 4)) {
  put("log-normal-score", 0, at,
    integrate(function(x) below(x)^2, 0, at, rel.tol = 1e-11)$value +
      integrate(function(x) above(x)^2, at, Inf, rel.tol = 1e-11)$value)
}

writeLines(sprintf("# %s; written by src/test/r/distributions.R", R.version.string), path)
suppressWarnings(write.table(
  do.call(rbind, rows), path,
  append = TRUE, sep = ",", quote = FALSE, row.names = FALSE
))

# Writes what R says of the difference of models trained with several seeds, beside their losses.
#   Rscript src/test/r/seeds.R        (from the top of the repository)
file <- "src/test/resources/io/github/sinecast/evaluation/seeds.csv"
set.seed(20240506)
figures <- function(x) paste(formatC(x, digits = 17, format = "g", width = 1), collapse = " ")
rows <- do.call(rbind, lapply(list(c(2, 1), c(3, 1), c(5, 1), c(1, 4), c(2, 2), c(3, 5), c(5, 3), c(10, 10)), function(runs) {
  model <- 10 + rnorm(runs[1], sd = 0.2)
  reference <- 10.2 + rnorm(runs[2], sd = 0.1)
  test <- if (runs[2] == 1) t.test(model, mu = reference)
    else if (runs[1] == 1) t.test(reference, mu = model)
    else t.test(model, reference)
  p <- test$p.value
  data.frame(model = figures(model), reference = figures(reference), p = figures(p))
}))
writeLines(paste0("# ", R.version.string, ", src/test/r/seeds.R"), file)
suppressWarnings(write.table(rows, file, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))

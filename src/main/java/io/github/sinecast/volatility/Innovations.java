package io.github.sinecast.volatility;

/** The family of the distribution of {@code r(t) / sqrt(s(t))}, of mean 0 and variance 1. */
public enum Innovations {
  /** The normal distribution. */
  NORMAL,

  /**
   * Student's t.
   *
   * <p>Source: T. Bollerslev, A conditionally heteroskedastic time series model for speculative
   * prices and rates of return, Review of Economics and Statistics 69 (1987), <a
   * href="https://doi.org/10.2307/1925546">doi:10.2307/1925546</a>.
   */
  STUDENT_T,

  /**
   * Student's t, skewed by scaling its halves with xi and 1 / xi, then brought to mean 0 and
   * variance 1; {@code sstd} of R's package fGarch.
   *
   * <p>Source: C. Fernandez and M. F. J. Steel, On Bayesian modeling of fat tails and skewness,
   * Journal of the American Statistical Association 93 (1998), <a
   * href="https://doi.org/10.1080/01621459.1998.10474117">doi:10.1080/01621459.1998.10474117</a>;
   * standardised by P. Lambert and S. Laurent (2001).
   */
  SKEWED_T
}

package io.github.sinecast.baseline;

import io.github.sinecast.TypeName;

/**
 * Simple exponential smoothing: every step is the level {@code l(T)}, with {@code l(t) = l(t-1) +
 * alpha (y(t) - l(t-1))}.
 *
 * <p>Alpha, from 0.0001 to 0.9999, and the first level make the squared one-step errors of the rows
 * learned from least, as {@code ses} of R's package forecast does it.
 *
 * <p>Source: R. J. Hyndman and G. Athanasopoulos, <a href="https://otexts.com/fpp3/">Forecasting:
 * principles and practice</a>, 3rd edition, section 8.1.
 */
@TypeName(
    value = "ses",
    help = "Simple exponential smoothing: every step is a mean that forgets old rows.")
public record SimpleExponentialSmoothing() implements LearnedBaseline {
  @Override
  public String name() {
    return "ses";
  }

  @Override
  public int minimumHistory() {
    return 3;
  }

  @Override
  public Rule learn(double[] values) {
    return Smoothing.fit(values, 0);
  }
}

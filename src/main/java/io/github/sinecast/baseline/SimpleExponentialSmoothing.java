package io.github.sinecast.baseline;

import io.github.sinecast.TypeName;

/**
 * Simple exponential smoothing: every step is the level {@code l(T)}, with {@code l(t) = l(t-1) +
 * alpha (y(t) - l(t-1))}.
 *
 * <p>Alpha, from 0.0001 to 0.9999, and the first level make the squared one-step errors of the rows
 * learned from least, as {@code ses} of R's package forecast does it.
 */
@TypeName(
    value = "ses",
    help = "Simple exponential smoothing: every step is a mean that forgets old rows.",
    source =
        "R. J. Hyndman, G. Athanasopoulos, Forecasting: principles and practice, "
            + "3rd edition (2021), https://otexts.com/fpp3/, section 8.1")
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

package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TypeName;
import java.util.Arrays;
import java.util.Map;

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
public record SimpleExponentialSmoothing() implements Baseline {
  @Override
  public String name() {
    return "ses";
  }

  @Override
  public int minimumHistory() {
    return 3;
  }

  @Override
  public Forecaster fit(SeriesSet series, Map<String, RowRange> rows) {
    return new FittedBaseline(
        this,
        series,
        rows,
        values -> {
          Smoothing smoothing = Smoothing.fit(values);
          return () -> new Filter(smoothing);
        });
  }

  private static final class Filter implements Rule.Filter {
    private final double alpha;
    private double level;

    Filter(Smoothing smoothing) {
      alpha = smoothing.alpha();
      level = smoothing.level();
    }

    @Override
    public void add(double value) {
      level += alpha * (value - level);
    }

    @Override
    public Forecast forecast(int horizon) {
      double[] points = new double[horizon];
      Arrays.fill(points, level);
      return new Forecast(points);
    }
  }
}

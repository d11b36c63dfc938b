package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Sample;
import io.github.sinecast.TypeName;
import io.github.sinecast.distribution.QuantileCurve;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The naive walk whose log return over h steps has the quantiles of all such returns, overlapping,
 * of the rows learned from. Where a value is not above 0, a walk of differences.
 *
 * <p>Quantiles are {@linkplain Sample#quantile those of type 7}, between the sorted returns, at
 * levels from 0.001 to 0.999, every half percent; between and beyond them as {@link QuantileCurve}
 * says. Points are the last known value; the median differs from it as that of the returns differs
 * from 0.
 */
@TypeName(
    value = "empirical-walk",
    help = "The last value, with the quantiles of all returns of the rows before the test.",
    source =
        "quantiles of type 7: R. J. Hyndman, Y. Fan, Sample quantiles in "
            + "statistical packages, The American Statistician 50 (1996), "
            + "doi:10.1080/00031305.1996.10473566")
public record EmpiricalWalk() implements LearnedBaseline {
  /** The fewest returns whose quantiles say anything. */
  private static final int FEWEST = 20;

  @Override
  public String name() {
    return "empirical-walk";
  }

  @Override
  public int minimumHistory() {
    return FEWEST + 1;
  }

  @Override
  public Rule learn(double[] values) {
    return new ChangeRule(values, Model::new);
  }

  private static final class Model implements ChangeModel, ChangeModel.Filter {
    /** The change from the first row to each row. */
    private final double[] sums;

    private final Map<Integer, QuantileCurve> curves = new ConcurrentHashMap<>();

    Model(double[] changes) {
      sums = new double[changes.length + 1];
      for (int row = 0; row < changes.length; row++) {
        sums[row + 1] = sums[row] + changes[row];
      }
    }

    @Override
    public ChangeModel.Filter start() {
      return this;
    }

    @Override
    public void add(double change) {
      // Only the last value counts, which the rule knows.
    }

    @Override
    public Forecast forecast(Change measure, double last, int horizon) {
      return Walk.forecast(
          measure, last, horizon, steps -> curves.computeIfAbsent(steps, this::curve));
    }

    private QuantileCurve curve(int steps) {
      int count = sums.length - steps;
      if (count < FEWEST) {
        throw new InvalidInputException(
            ("empirical-walk needs at least %s returns over %s steps, and %s rows have %s;"
                    + " shorten the horizon or learn from more rows")
                .formatted(FEWEST, steps, sums.length, Math.max(count, 0)));
      }
      double[] returns = new double[count];
      Arrays.setAll(returns, row -> sums[row + steps] - sums[row]);
      Arrays.sort(returns);
      return QuantileCurve.through(level -> Sample.quantile(returns, level));
    }
  }
}

package io.github.sinecast.volatility;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted {@linkplain LogHarVolatility heterogeneous autoregression}.
 *
 * @param measure of changes and variances of rows
 * @param floor the least variance of which a logarithm is taken, above 0
 * @param level the mean log variance of the series
 * @param steps the regression of each step, from the first
 */
public record LogHarRegression(RowMeasure measure, double floor, double level, List<Step> steps)
    implements FittedVolatility {
  public LogHarRegression {
    steps = List.copyOf(steps);
    if (!(floor > 0 && Double.isFinite(floor + level)) || steps.isEmpty()) {
      throw new IllegalArgumentException(
          "a regression needs a floor above 0, a level and a step, found %s, %s and %s"
              .formatted(floor, level, steps));
    }
  }

  /**
   * The regression of the log of a sum of variances.
   *
   * @param coefficients of the log variances over 1, 5, 22 and 66 rows, and of the falls over 1, 5
   *     and 22
   * @param variance of the residuals
   */
  public record Step(double intercept, List<Double> coefficients, double variance) {
    public Step {
      coefficients = List.copyOf(coefficients);
      if (coefficients.size() != LogHarRow.SIZE || !(variance >= 0)) {
        throw new IllegalArgumentException(
            "a step needs %s coefficients and a variance, found %s and %s"
                .formatted(LogHarRow.SIZE, coefficients, variance));
      }
    }
  }

  /** The regressions of each step, without the level of a series. */
  record Shared(List<Step> steps) {
    LogHarRegression on(LogHarSample sample) {
      return new LogHarRegression(sample.measure(), sample.floor(), sample.level(), steps);
    }
  }

  /** Fits one regression for each step to all samples together. */
  static Shared of(List<LogHarSample> samples, int horizon) {
    LeastSquares[] ofSteps = new LeastSquares[horizon];
    Arrays.setAll(ofSteps, step -> new LeastSquares(LogHarRow.SIZE));
    for (LogHarSample sample : samples) {
      sample.addTo(ofSteps);
    }
    List<Step> steps = new ArrayList<>();
    for (LeastSquares squares : ofSteps) {
      LeastSquares.Fit fit = squares.fit();
      steps.add(new Step(fit.intercept(), fit.coefficients(), fit.variance()));
    }
    return new Shared(steps);
  }

  @Override
  public int horizon() {
    return steps.size();
  }

  @Override
  public Filter start() {
    return new Following();
  }

  @Override
  public LogHarRegression at(History history, RowRange rows) {
    return new Shared(steps)
        .on(LogHarSample.of(FittedRows.of(history, rows, measure.change(), measure.estimator())));
  }

  private final class Following implements Filter {
    private final LogHarRow known = new LogHarRow(floor, level);
    private boolean isBegun;

    @Override
    public void add(History history, int row) {
      if (isBegun) {
        known.add(measure.change(history, row), measure.variance(history, row));
      }
      isBegun = true;
    }

    @Override
    public double[] variances(int horizon) {
      if (horizon > steps.size()) {
        throw new InvalidInputException(
            "log-har was fitted for %s steps; %s were asked for".formatted(steps.size(), horizon));
      }
      double[] numbers = known.numbers();
      double[] variances = new double[horizon];
      for (int step = 0; step < horizon; step++) {
        Step regression = steps.get(step);
        double logarithm = level + regression.intercept() + regression.variance() / 2;
        for (int index = 0; index < numbers.length; index++) {
          logarithm += regression.coefficients().get(index) * numbers[index];
        }
        variances[step] = Math.max(Math.exp(logarithm), Double.MIN_NORMAL);
      }
      return variances;
    }
  }
}

package io.github.sinecast.model;

import io.github.sinecast.volatility.StandardisedChanges;
import java.util.Arrays;

/**
 * What a network answers before it has learned anything: R numbers a step, to which its graph adds
 * a correction that starts at exactly 0.
 *
 * <p>In units of a volatility model that is the distribution of the standardised changes of the
 * training rows, so that an untrained network is the statistical model itself. It is kept in double
 * precision outside the graph. A network without one starts from its own initial numbers, and
 * nothing is added to its answers.
 *
 * <p>Immutable.
 */
public final class Start {
  /** Of a network that starts from its own initial numbers. */
  public static final Start NONE = new Start(new double[0][]);

  private final double[][] steps;

  /**
   * @param steps the answer of each step, H x R; copied
   */
  public Start(double[][] steps) {
    this.steps = Arrays.stream(steps).map(double[]::clone).toArray(double[][]::new);
    for (double[] step : this.steps) {
      if (step.length != this.steps[0].length || !Arrays.stream(step).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "a start needs equally many finite numbers for each step, found "
                + Arrays.deepToString(steps));
      }
    }
  }

  /**
   * Starts as filtered historical simulation does.
   *
   * @param changes of the rows learned from, in units of their forecast deviation
   * @param median which share of their median is kept, from 0 to 1; all quantiles move with it
   */
  public static Start of(Head head, StandardisedChanges changes, int horizon, double median) {
    double[][] steps = new double[horizon][];
    for (int step = 1; step <= horizon; step++) {
      int at = step;
      double moved = (1 - median) * changes.quantile(step, 0.5);
      steps[step - 1] =
          head.start(
              moved == 0
                  ? level -> changes.quantile(at, level)
                  : level -> changes.quantile(at, level) - moved);
    }
    return new Start(steps);
  }

  /** Whether the graph's own answers are all. */
  public boolean isNone() {
    return steps.length == 0;
  }

  /** The answers of all steps, H x R; empty for none. */
  public double[][] steps() {
    return Arrays.stream(steps).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The answer for one step, out of many side by side.
   *
   * @param numbers of the graph, R for each step
   * @param step counted over all windows, H for each
   * @return R numbers
   */
  public double[] answer(Head head, float[] numbers, int step) {
    double[] answer = head.answer(numbers, step);
    if (!isNone()) {
      double[] start = steps[step % steps.length];
      for (int number = 0; number < answer.length; number++) {
        answer[number] += start[number];
      }
    }
    return answer;
  }
}

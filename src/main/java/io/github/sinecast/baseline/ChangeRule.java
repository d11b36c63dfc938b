package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule that forecasts by a model of changes: of log returns while all known values are above 0,
 * and of differences as soon as one is not.
 */
final class ChangeRule implements Rule {
  private final double[] learnedFrom;
  private final Function<double[], ChangeModel> learn;
  private final @Nullable ChangeModel ofLogReturns;

  /** Learned when the first series needs it. */
  private @Nullable ChangeModel ofDifferences;

  ChangeRule(double[] values, Function<double[], ChangeModel> learn) {
    learnedFrom = values.clone();
    this.learn = learn;
    ofLogReturns =
        Change.of(values) == Change.LOG_RETURN ? learn.apply(Change.LOG_RETURN.all(values)) : null;
  }

  @Override
  public Rule.Filter start() {
    return new Filter();
  }

  private synchronized ChangeModel ofDifferences() {
    if (ofDifferences == null) {
      ofDifferences = learn.apply(Change.DIFFERENCE.all(learnedFrom));
    }
    return ofDifferences;
  }

  private final class Filter implements Rule.Filter {
    private Change measure = Change.LOG_RETURN;
    private ChangeModel.Filter changes;

    /** Kept for the case that a later value is not above 0. */
    private double[] values = new double[64];

    private int rows;

    Filter() {
      if (ofLogReturns == null) {
        measure = Change.DIFFERENCE;
        changes = ofDifferences().start();
      } else {
        changes = ofLogReturns.start();
      }
    }

    @Override
    public void add(double value) {
      if (rows == values.length) {
        values = Arrays.copyOf(values, 2 * rows);
      }
      values[rows++] = value;
      if (measure == Change.LOG_RETURN && !(value > 0)) {
        measure = Change.DIFFERENCE;
        changes = ofDifferences().start();
        for (int row = 1; row < rows; row++) {
          changes.add(measure.between(values[row - 1], values[row]));
        }
      } else if (rows > 1) {
        changes.add(measure.between(values[rows - 2], value));
      }
    }

    @Override
    public Forecast forecast(int horizon) {
      return changes.forecast(measure, values[rows - 1], horizon);
    }
  }
}

package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.History;
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

    private double last;

    Filter() {
      if (ofLogReturns == null) {
        measure = Change.DIFFERENCE;
        changes = ofDifferences().start();
      } else {
        changes = ofLogReturns.start();
      }
    }

    @Override
    public void add(History history, int row) {
      last = history.target(row);
      if (measure == Change.LOG_RETURN && !(last > 0)) {
        measure = Change.DIFFERENCE;
        changes = ofDifferences().start();
        for (int known = 1; known < row; known++) {
          addChange(history, known);
        }
      }
      if (row > 0) {
        addChange(history, row);
      }
    }

    private void addChange(History history, int row) {
      changes.add(measure.between(history.target(row - 1), history.target(row)));
    }

    @Override
    public Forecast forecast(int horizon) {
      return changes.forecast(measure, last, horizon);
    }
  }
}

package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.volatility.FittedVolatility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows a series with a fitted volatility model: of log returns while all known values are above
 * 0, and of differences as soon as one is not.
 */
final class WalkRule implements Rule {
  private final String name;
  private final WalkParameters parameters;
  private final FittedVolatility volatility;
  private final WalkParameters.Shape shape;
  private final Supplier<WalkRule> learnDifferences;

  /** Learned when the first series needs it. */
  private @Nullable WalkRule ofDifferences;

  /**
   * @param name of the baseline
   * @param parameters what was learned
   * @param learnDifferences learns the same of the differences of the same rows
   */
  WalkRule(String name, WalkParameters parameters, Supplier<WalkRule> learnDifferences) {
    this.name = name;
    this.parameters = parameters;
    this.volatility = parameters.volatility();
    this.shape = parameters.shape();
    this.learnDifferences = learnDifferences;
  }

  @Override
  public Rule.Filter start() {
    return new Following();
  }

  WalkParameters parameters() {
    return parameters;
  }

  private Change change() {
    return volatility.measure().change();
  }

  private synchronized WalkRule ofDifferences() {
    if (ofDifferences == null) {
      ofDifferences = learnDifferences.get();
    }
    return ofDifferences;
  }

  private final class Following implements Rule.Filter {
    private WalkRule used = WalkRule.this;
    private FittedVolatility.Filter filter = volatility.start();
    private double last;

    @Override
    public void add(History history, int row) {
      last = history.target(row);
      if (used.change() == Change.LOG_RETURN && !(last > 0)) {
        used = ofDifferences();
        filter = used.volatility.start();
        for (int known = 0; known < row; known++) {
          filter.add(history, known);
        }
      }
      filter.add(history, row);
    }

    @Override
    public Forecast forecast(int horizon) {
      if (horizon > used.parameters.horizon()) {
        throw new InvalidInputException(
            "%s was fitted for %s steps ahead, and %s were asked for; fit it for that horizon"
                .formatted(name, used.parameters.horizon(), horizon));
      }
      double[] variances = filter.variances(horizon);
      List<Distribution> distributions = new ArrayList<>(horizon);
      for (int step = 1; step <= horizon; step++) {
        distributions.add(used.shape.of(step, variances[step - 1]).applied(last, used.change()));
      }
      return Forecast.of(distributions);
    }
  }
}

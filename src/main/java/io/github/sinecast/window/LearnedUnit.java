package io.github.sinecast.window;

import io.github.sinecast.Distribution;
import io.github.sinecast.FittedScaler;
import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.distribution.LearnedForecast;
import io.github.sinecast.volatility.EwmaVolatility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from the units of the file to the form in which the future of one history is learned, and
 * back.
 */
public final class LearnedUnit {
  /** A series may rest, but its next change is not known to be this much smaller than most. */
  private static final double LEAST_VOLATILITY = 1e-6;

  private final Target target;
  private final History history;
  private final List<FittedScaler> scales;
  private final boolean isScaledByVolatility;

  /** Once it was asked for, which is for each step and level, and takes all known rows. */
  private double volatility = Double.NaN;

  private LearnedUnit(
      Target target, History history, List<FittedScaler> scales, boolean isScaledByVolatility) {
    this.target = target;
    this.history = history;
    this.scales = scales;
    this.isScaledByVolatility = isScaledByVolatility;
  }

  /** The form of a target without a scale, over a number of steps. */
  public static LearnedUnit unscaled(Target target, History history, int horizon) {
    return new LearnedUnit(target, history, Collections.nCopies(horizon, Target.UNSCALED), false);
  }

  /**
   * The form of a window's target.
   *
   * @param volatility what the model of the scale says of the last row; null without one
   */
  static LearnedUnit of(
      WindowSpec window, History history, SeriesScale scale, @Nullable VolatilityRows volatility) {
    return new LearnedUnit(
        window.target().form(),
        history,
        volatility == null
            ? Collections.nCopies(window.horizon(), scale.target())
            : volatility.scales(history.length() - 1),
        volatility != null);
  }

  /** From a value in the units of the file, so many steps ahead. */
  public double learned(int step, double value) {
    return target.learned(history.last(), value, scales.get(step - 1));
  }

  /** The scale of a step, from 1 to H. */
  public FittedScaler scale(int step) {
    return scales.get(step - 1);
  }

  /** Whether steps are all in the same unit; else a volatility model says how wide each one is. */
  public boolean isOne() {
    return !isScaledByVolatility;
  }

  /**
   * The volatility of the coming changes, in learned units: 1 where these are the deviations of a
   * volatility model, or where a single row is known; and else that of {@link EwmaVolatility} from
   * the known rows.
   */
  public double volatility() {
    if (Double.isNaN(volatility)) {
      volatility =
          isScaledByVolatility || history.length() < 2
              ? 1
              : Math.max(
                  EwmaVolatility.deviation(history, target.change()) / scales.get(0).spread(),
                  LEAST_VOLATILITY);
    }
    return volatility;
  }

  /** To the units of the file. */
  public Forecast inUnits(LearnedForecast learned) {
    double[] points = new double[learned.points().size()];
    List<Distribution> distributions = new ArrayList<>();
    for (int step = 0; step < points.length; step++) {
      FittedScaler scale = scales.get(step);
      points[step] = target.inUnits(history.last(), learned.points().get(step), scale);
      if (!learned.distributions().isEmpty()) {
        distributions.add(target.inUnits(history.last(), learned.distributions().get(step), scale));
      }
    }
    return new Forecast(points, distributions);
  }
}

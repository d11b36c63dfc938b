package io.github.sinecast.window;

import io.github.sinecast.Distribution;
import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.volatility.FittedVolatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The way from the units of the file to the form in which the future of one history is learned, and
 * back.
 *
 * @param target that form
 * @param last the last known value of the history
 * @param scales the scale of each step, from the first
 */
public record LearnedUnit(Target target, double last, List<FittedScaler> scales) {
  public LearnedUnit {
    scales = List.copyOf(scales);
  }

  /** The form of a target without a scale, over a number of steps. */
  public static LearnedUnit unscaled(Target target, double last, int horizon) {
    return new LearnedUnit(target, last, Collections.nCopies(horizon, Target.UNSCALED));
  }

  public static LearnedUnit of(WindowSpec window, History history, SeriesScale scale) {
    FittedVolatility volatility = scale.volatility();
    List<FittedScaler> scales =
        volatility == null
            ? Collections.nCopies(window.horizon(), scale.target())
            : ofVariances(variances(volatility, history, window.horizon()));
    return new LearnedUnit(window.target().form(), history.last(), scales);
  }

  /** What is forecast in the last row; nothing is kept of the rows before. */
  private static double[] variances(FittedVolatility volatility, History history, int horizon) {
    FittedVolatility.Filter filter = volatility.start();
    for (int row = 0; row < history.length(); row++) {
      filter.add(history, row);
    }
    return filter.variances(horizon);
  }

  /** Scales that divide by the roots of variances. */
  static List<FittedScaler> ofVariances(double[] variances) {
    return Arrays.stream(variances)
        .mapToObj(variance -> new FittedScaler(0, Math.sqrt(variance)))
        .toList();
  }

  /** From a value in the units of the file, so many steps ahead. */
  public double learned(int step, double value) {
    return target.learned(last, value, scales.get(step - 1));
  }

  /** To a value in the units of the file. */
  public double inUnits(int step, double learned) {
    return target.inUnits(last, learned, scales.get(step - 1));
  }

  /** To the distribution of one step in the units of the file. */
  public Distribution inUnits(int step, LearnedDistribution learned) {
    return target.inUnits(last, learned, scales.get(step - 1));
  }

  /**
   * To the distributions of all steps in the units of the file. In one unit no step is narrower
   * than the one before; where each step has a unit of its own, the volatility model says how wide
   * it is.
   */
  public List<Distribution> inUnits(List<? extends LearnedDistribution> learned) {
    boolean oneUnit = scales.stream().distinct().count() == 1;
    List<? extends LearnedDistribution> steps =
        oneUnit ? LearnedDistribution.widening(learned) : learned;
    List<Distribution> distributions = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      distributions.add(target.inUnits(last, steps.get(step), scales.get(step)));
    }
    return distributions;
  }
}

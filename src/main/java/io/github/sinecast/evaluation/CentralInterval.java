package io.github.sinecast.evaluation;

import java.util.List;

/**
 * The interval between two quantiles with as much probability below as above.
 *
 * @param label how metrics of it end, such as {@code 80}
 * @param share the nominal share of actual values inside, above 0 and below 1
 */
public record CentralInterval(String label, double share) {
  /** The interval from the 10 % to the 90 % quantile. */
  public static final CentralInterval EIGHTY = new CentralInterval("80", 0.8);

  /** The interval from the 2.5 % to the 97.5 % quantile. */
  public static final CentralInterval NINETY_FIVE = new CentralInterval("95", 0.95);

  /** All intervals that metrics are of. */
  public static final List<CentralInterval> ALL = List.of(EIGHTY, NINETY_FIVE);

  /** Where the bounds of an interval stand among the judged levels. */
  record Bounds(int lower, int upper, double share) {
    /** 1 where an actual value is inside or on a bound, else 0. */
    int covers(Outcome outcome) {
      return outcome.quantile(lower) <= outcome.actual()
              && outcome.actual() <= outcome.quantile(upper)
          ? 1
          : 0;
    }

    double width(Outcome outcome) {
      return outcome.quantile(upper) - outcome.quantile(lower);
    }

    /** The width, and for each actual value outside its distance times 2 / (1 - share). */
    double score(Outcome outcome) {
      double below = Math.max(0, outcome.quantile(lower) - outcome.actual());
      double above = Math.max(0, outcome.actual() - outcome.quantile(upper));
      return width(outcome) + 2 / (1 - share) * (below + above);
    }
  }

  /** The label of the share of actual values inside. */
  public String coverage() {
    return "cover-" + label;
  }

  /** The label of its mean width. */
  public String width() {
    return "width-" + label;
  }

  /**
   * The places of the bounds.
   *
   * @throws UndefinedMetricException if one of them is not judged
   */
  Bounds among(QuantileLevels levels) {
    double lower = (1 - share) / 2;
    Bounds bounds = new Bounds(levels.indexOf(lower), levels.indexOf(1 - lower), share);
    if (bounds.lower() < 0) {
      throw new UndefinedMetricException(
          "an interval of %s %% needs the quantiles %s and %s, which are not among evaluation.quantiles"
              .formatted(label, decimal(lower), decimal(1 - lower)));
    }
    return bounds;
  }

  private static double decimal(double level) {
    return Math.round(level * 1e9) / 1e9;
  }
}

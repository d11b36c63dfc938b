package io.github.sinecast.baseline;

/** The shape of the distribution that a walk puts around the last value. */
public enum WalkQuantiles {
  /** Normal, with the variance of the volatility model. */
  NORMAL("walk", 0, 0),

  /**
   * Filtered historical simulation: {@code sqrt(V_h)} times the quantiles of the standardised
   * returns that came true.
   */
  FHS("fhs", 1, 21);

  private final String ending;
  private final double usualShareOfDrift;
  private final int fewestRows;

  WalkQuantiles(String ending, double usualShareOfDrift, int fewestRows) {
    this.ending = ending;
    this.usualShareOfDrift = usualShareOfDrift;
    this.fewestRows = fewestRows;
  }

  /** What the names of walks end with. */
  String ending() {
    return ending;
  }

  double usualShareOfDrift() {
    return usualShareOfDrift;
  }

  /** The fewest rows whose quantiles say anything. */
  int fewestRows() {
    return fewestRows;
  }
}

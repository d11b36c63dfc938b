package io.github.sinecast.encoding.formula;

/** What the position of a token is counted in, from the oldest token of its window. */
public enum Clock {
  /** Tokens: 0, 1, 2, … */
  INDEX,
  /**
   * Days on which rows exist by the calendar of the series, with fractions for times of day: a
   * missing row leaves a gap, a weekend does not.
   */
  TRADING_DAY,
  /** Days of the calendar, with fractions: weekends and holidays are gaps. */
  CALENDAR_DAY;

  /** What configs say of the setting that chooses a clock. */
  public static final String HELP =
      "What positions are counted in: index, trading-day or calendar-day.";

  /** Whether positions are the same in every window. */
  public boolean isCounted() {
    return this == INDEX;
  }
}

package io.github.sinecast;

/**
 * Checks of settings, written so that NaN fails.
 *
 * <p>Each returns the value it was given or throws {@link InvalidSettingException} with the rule
 * and what was found.
 */
public final class Require {
  private Require() {}

  /** The value of a setting, which must not be below a minimum. */
  public static int atLeast(int minimum, int value, String setting) {
    if (value < minimum) {
      throw new InvalidSettingException(
          setting, "must be at least " + minimum + ", found " + value);
    }
    return value;
  }

  /** The value of a setting, which must lie between two others or equal one of them. */
  public static int between(int minimum, int maximum, int value, String setting) {
    if (value < minimum || value > maximum) {
      throw new InvalidSettingException(
          setting, "must be from " + minimum + " to " + maximum + ", found " + value);
    }
    return value;
  }

  /** Requires a finite number greater than zero. */
  public static double positive(double value, String setting) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new InvalidSettingException(
          setting, "must be a finite number greater than 0, found " + value);
    }
    return value;
  }

  /** Requires a finite number that is zero or greater. */
  public static double notNegative(double value, String setting) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new InvalidSettingException(
          setting, "must be a finite number of 0 or greater, found " + value);
    }
    return value;
  }

  /** Requires {@code 0 <= value < 1}. */
  public static double fraction(double value, String setting) {
    if (!(value >= 0 && value < 1)) {
      throw new InvalidSettingException(setting, "must be at least 0 and below 1, found " + value);
    }
    return value;
  }

  /** Requires {@code condition}; the rule says what must hold, what was found and what to do. */
  public static void that(boolean condition, String setting, String rule) {
    if (!condition) {
      throw new InvalidSettingException(setting, rule);
    }
  }
}

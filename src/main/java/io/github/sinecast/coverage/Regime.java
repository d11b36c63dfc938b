package io.github.sinecast.coverage;

import java.util.Locale;

/** How much a series moved before an origin, beside the other judged origins of the same series. */
public enum Regime {
  /** Every origin. */
  ALL,
  /** The third of the origins before which the series moved least. */
  CALM,
  /** The third between the two others. */
  MIDDLE,
  /** The third of the origins before which the series moved most. */
  VOLATILE;

  /** The regime in tables and files. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

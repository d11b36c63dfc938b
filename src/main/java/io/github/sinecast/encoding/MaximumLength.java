package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import org.jspecify.annotations.Nullable;

/** The rule for the length of a learned table. */
final class MaximumLength {
  /** More tokens than attention over all pairs of them can serve. */
  static final int GREATEST = 100_000;

  private MaximumLength() {}

  /** Requires a length from 1 to the greatest where one is given. */
  static void require(@Nullable Integer length) {
    require(length, "maximumLength");
  }

  /** Requires the same of a length that is set by another name. */
  static void require(@Nullable Integer length, String setting) {
    if (length != null) {
      Require.between(1, GREATEST, length, setting);
    }
  }
}

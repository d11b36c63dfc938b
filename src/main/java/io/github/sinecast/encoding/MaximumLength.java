package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** The rule for the length of a learned table. */
final class MaximumLength {
  private MaximumLength() {}

  /** Requires a length of at least 1 where one is given. */
  static void require(@Nullable Integer length) {
    if (length != null && length < 1) {
      throw new InvalidSettingException("maximumLength", "must be at least 1, found " + length);
    }
  }
}

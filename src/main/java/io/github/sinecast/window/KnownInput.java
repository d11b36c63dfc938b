package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.KnownAhead;

/**
 * An input that is known ahead: it has a value in the rows that are to be forecast, too, and is
 * computed from nothing but what was declared as known.
 */
sealed interface KnownInput extends WindowInput permits KnownInput.Numeric {
  /** The unscaled value in a row, before or after the cutoff. */
  double ahead(KnownAhead known, int row);

  /** Whether it is brought to a level and spread of its window where targets are. */
  default boolean isNormalised() {
    return false;
  }

  @Override
  default double value(History history, int row, Target target) {
    return ahead(history.ahead(), row);
  }

  /** A column of numbers that is known ahead. */
  record Numeric(String column, Scaling scaling) implements KnownInput {
    @Override
    public double ahead(KnownAhead known, int row) {
      return known.value(column, row);
    }

    @Override
    public boolean isNormalised() {
      return true;
    }
  }
}

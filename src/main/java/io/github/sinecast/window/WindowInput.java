package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import java.util.List;

/** One number per row that a network sees, with the scale it is brought to. */
public sealed interface WindowInput permits InputChannel, KnownInput, ObservedCategory {
  /** The scale this input is brought to, fitted on training rows. */
  Scaling scaling();

  /** How many rows before its own a value needs: 0 or 1. */
  default int rowsBefore() {
    return 0;
  }

  /** The columns, besides the target, that must not be known ahead and that it is computed from. */
  default List<String> columns() {
    return List.of();
  }

  /** Whether it is brought to a level and spread of its window where targets are. */
  default boolean isNormalised() {
    return true;
  }

  /**
   * The unscaled value in a row that is not after the cutoff.
   *
   * @throws InvalidInputException if a value in that row has no such number, such as a logarithm of
   *     zero
   */
  double value(History history, int row, Target target);
}

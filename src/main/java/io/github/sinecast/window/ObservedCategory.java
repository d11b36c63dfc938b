package io.github.sinecast.window;

import io.github.sinecast.History;

/** 1 where a category that is known up to the cutoff has one of its values, else 0. */
record ObservedCategory(String column, String category) implements WindowInput {
  @Override
  public Scaling scaling() {
    return Scaling.NONE;
  }

  @Override
  public double value(History history, int row, Target target) {
    return history.text(column, row).equals(category) ? 1 : 0;
  }

  @Override
  public boolean isNormalised() {
    return false;
  }
}

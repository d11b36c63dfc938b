package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;

/** Columns of matrices in graphs. */
final class Columns {
  private Columns() {}

  /** One column of [rows, columns], as [rows, 1]. */
  static SDVariable of(SDVariable matrix, int column) {
    return matrix.get(SDIndex.all(), SDIndex.interval(column, column + 1));
  }
}

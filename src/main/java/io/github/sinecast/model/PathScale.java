package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The level and spread of each path of a batch.
 *
 * @param mean [B, 1]
 * @param deviation the standard deviation, with what keeps that of a constant path above 0, [B, 1]
 */
record PathScale(SDVariable mean, SDVariable deviation) {
  private static final double VARIANCE_ADDED = 1e-5;

  /** Of paths, [B, L]. */
  static PathScale of(SDVariable paths) {
    SDVariable mean = paths.mean(true, 1);
    SDVariable around = paths.sub(mean);
    SDVariable variance = around.mul(around).mean(true, 1);
    return new PathScale(mean, paths.getSameDiff().math.sqrt(variance.add(VARIANCE_ADDED)));
  }

  /** Paths [B, L] around 0, in units of their spread. */
  SDVariable scaled(SDVariable paths) {
    return paths.sub(mean).div(deviation);
  }
}

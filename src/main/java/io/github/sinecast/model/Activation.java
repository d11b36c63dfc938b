package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The bend between the two products of a feed-forward block. */
public enum Activation {
  /**
   * Gaussian error linear unit in its sigmoid form, {@code x / (1 + exp(-1.702 x))}: at most 0.021
   * from the exact {@code x Phi(x)}. ND4J keeps 1.702 as a float in double precision too.
   *
   * <p>Source: Hendrycks and Gimpel (2016), arXiv:1606.08415.
   */
  GELU {
    @Override
    SDVariable of(SameDiff graph, SDVariable x) {
      return graph.nn.gelu(x);
    }
  },
  /** Rectified linear unit, {@code max(0, x)}. */
  RELU {
    @Override
    SDVariable of(SameDiff graph, SDVariable x) {
      return graph.nn.relu(x, 0);
    }
  };

  abstract SDVariable of(SameDiff graph, SDVariable x);
}

package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The bend between the two products of a feed-forward block. */
public enum Activation {
  /** Gaussian error linear unit, {@code x Phi(x)}. */
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

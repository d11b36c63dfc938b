package io.github.sinecast.model;

/** Where layer normalisation stands relative to a block's residual sum. */
public enum NormPlace {
  /**
   * {@code x + block(norm(x))}, with one more norm after the last layer (Xiong 2020,
   * arXiv:2002.04745).
   */
  PRE,
  /** {@code norm(x + block(x))}, as in Vaswani 2017. */
  POST
}

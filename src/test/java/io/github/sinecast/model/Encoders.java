package io.github.sinecast.model;

import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.window.Normalisation;

/** Encoders for tests. */
public final class Encoders {
  private Encoders() {}

  /**
   * An encoder whose tokens attend to all of their window, and that answers with a value a step,
   * learned by the squared error.
   */
  public static EncoderSpec ofPoints(
      int width,
      int heads,
      int layers,
      int feedForwardWidth,
      NormPlace norm,
      Activation activation,
      double dropout,
      boolean scaleEmbedding,
      PositionalEncoding encoding,
      Pooling pooling) {
    return new EncoderSpec(
        width,
        heads,
        layers,
        feedForwardWidth,
        norm,
        activation,
        dropout,
        scaleEmbedding,
        encoding,
        pooling,
        Attention.BIDIRECTIONAL,
        PointHead.MEAN,
        Normalisation.NONE);
  }
}

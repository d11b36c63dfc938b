package io.github.sinecast.benchmark;

import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.window.WindowSpec;

/**
 * The floating-point operations of matrix products in a workload, two for each multiply-add.
 *
 * <p>Counted are the products alone: embedding, queries, keys, values, scores, mixing, the map
 * after attention, both maps of the feed-forward block, and the head. Backward, each product costs
 * two of its own size, one for each side; only the embedding's inputs have no gradient. All else
 * (softmax, layer norm, activation, dropout, Adam) is left out, so that a share of the machine's
 * limit is understated.
 */
final class Arithmetic {
  private Arithmetic() {}

  /** The operations of a training step. */
  static double trainingStep(Workload workload) {
    double embedding = embedding(workload, Workload.BATCH);
    return 2 * embedding + 3 * (forward(workload, Workload.BATCH) - embedding);
  }

  /** The operations of answering some windows. */
  static double forward(Workload workload, int windows) {
    EncoderSpec spec = workload.encoder();
    WindowSpec window = workload.window();
    double width = spec.width();
    double tokens = window.tokens();
    double rows = windows * tokens;
    double maps = 2 * rows * width * (4 * width + 2.0 * spec.feedForwardWidth());
    double attention = 2 * 2 * rows * tokens * width;
    double head = 2 * rows * width * window.horizon();
    return embedding(workload, windows) + spec.layers() * (maps + attention) + head;
  }

  private static double embedding(Workload workload, int windows) {
    WindowSpec window = workload.window();
    double rows = (double) windows * window.tokens();
    return 2 * rows * window.tokenWidth() * workload.encoder().width();
  }
}

package io.github.sinecast.model;

import io.github.sinecast.window.Batch;
import java.util.List;

/**
 * A network that learns: windows and their targets in, a loss and its gradient out. Used by one
 * thread at a time.
 */
public interface Learner extends AutoCloseable {
  /** The trained arrays with their values before training, in a fixed order. */
  List<Parameter> parameters();

  /** Replaces all weights by numbers in the order of the parameters. */
  void write(float[] weights);

  /**
   * Computes the mean loss of a batch, over windows and steps, and its gradient.
   *
   * @param batch windows in the form of the network
   * @param random where dropout and augmentation come from
   * @param gradient receives the gradient, in the order of the parameters
   * @return the mean loss
   */
  double gradient(Batch batch, PartRandom random, float[] gradient);

  @Override
  void close();
}

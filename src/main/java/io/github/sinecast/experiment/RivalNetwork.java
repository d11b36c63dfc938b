package io.github.sinecast.experiment;

import io.github.sinecast.model.DLinearSpec;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.NetworkSpec;

/** A network that the model is compared with: trained on the same windows by the same settings. */
public enum RivalNetwork {
  /** {@link NLinearSpec}. */
  NLINEAR,
  /** {@link DLinearSpec}. */
  DLINEAR,
  /** {@link Lstm}, which forecasts points by the mean squared error whatever the model's head. */
  LSTM;

  /**
   * Its shape.
   *
   * @param head of the model, which it takes over where it can
   */
  NetworkSpec spec(Head head) {
    return switch (this) {
      case NLINEAR -> new NLinearSpec(head);
      case DLINEAR -> new DLinearSpec(head);
      case LSTM -> new Lstm(Lstm.USUAL_SIZE);
    };
  }
}

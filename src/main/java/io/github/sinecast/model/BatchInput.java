package io.github.sinecast.model;

import io.github.sinecast.window.Batch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A placeholder whose numbers follow from which windows a batch has, not from their values. */
public sealed interface BatchInput permits TimeInput, CyclePlace {
  /** The placeholder's name. */
  String name();

  /** The shape of the placeholder for a number of windows. */
  long[] shape(int windows);

  /**
   * The numbers of a batch, row-major.
   *
   * @param random where augmentation draws from; null outside of training
   */
  float[] of(Batch batch, @Nullable RandomGenerator random);
}

package io.github.sinecast.model;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The native arrays of what follows from the times of a number of windows. */
public final class TimeArrays {
  private final Map<TimeInput, INDArray> arrays = new LinkedHashMap<>();

  /**
   * @param inputs the placeholders of a graph
   * @param windows the number of windows
   */
  public TimeArrays(List<TimeInput> inputs, int windows) {
    for (TimeInput input : inputs) {
      arrays.put(input, FloatArrays.zeros(input.shape(windows)));
    }
  }

  /** The arrays by placeholder: the arrays themselves, to be bound into a plan. */
  public Map<String, INDArray> byName() {
    Map<String, INDArray> byName = new LinkedHashMap<>();
    arrays.forEach((input, array) -> byName.put(input.name(), array));
    return byName;
  }

  /**
   * Writes the numbers of a batch.
   *
   * @param random where augmentation draws from; null outside of training
   */
  public void write(Batch batch, @Nullable RandomGenerator random) {
    arrays.forEach((input, array) -> FloatArrays.write(input.of(batch, random), array));
  }
}

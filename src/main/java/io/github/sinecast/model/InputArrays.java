package io.github.sinecast.model;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The native arrays of what a network reads of a number of windows. */
public final class InputArrays {
  private final Map<String, INDArray> arrays = new LinkedHashMap<>();

  /**
   * @param windows the number of windows
   */
  public InputArrays(NetworkSpec spec, WindowSpec window, int windows) {
    arrays.put(
        NetworkGraph.INPUTS, FloatArrays.zeros(NetworkGraph.inputShape(spec, window, windows)));
    if (spec.form().isNormalised()) {
      arrays.put(NetworkGraph.SHIFTS, FloatArrays.zeros(windows, 1));
      arrays.put(NetworkGraph.SPREADS, FloatArrays.zeros(windows, 1));
    }
  }

  /** The arrays by placeholder: the arrays themselves, to be bound into a plan. */
  public Map<String, INDArray> byName() {
    return Map.copyOf(arrays);
  }

  /** Writes the numbers of a batch. */
  public void write(Batch batch) {
    arrays.forEach((name, array) -> FloatArrays.write(numbers(name, batch), array));
  }

  private static float[] numbers(String name, Batch batch) {
    return switch (name) {
      case NetworkGraph.SHIFTS -> batch.shifts();
      case NetworkGraph.SPREADS -> batch.spreads();
      default -> batch.inputs();
    };
  }
}

package io.github.sinecast.model;

import io.github.sinecast.engine.memory.FloatArrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One replica's copy of all parameters, as the native arrays that its plans read. */
final class ParameterArrays {
  private final List<Parameter> parameters;
  private final Map<String, INDArray> arrays = new LinkedHashMap<>();

  ParameterArrays(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    for (Parameter parameter : parameters) {
      arrays.put(parameter.name(), FloatArrays.zeros(parameter.shape()));
    }
  }

  /** The arrays by parameter name: the arrays themselves, to be bound into plans. */
  Map<String, INDArray> byName() {
    return Map.copyOf(arrays);
  }

  /** Writes all numbers, side by side in the order of the parameters. */
  void write(float[] values) {
    int at = 0;
    for (Parameter parameter : parameters) {
      INDArray array = arrays.get(parameter.name());
      if (array != null) {
        FloatArrays.write(values, at, array);
      }
      at += parameter.size();
    }
  }
}

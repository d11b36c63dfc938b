package io.github.sinecast.model;

import io.github.sinecast.engine.ArrayCopy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One replica's copy of all parameters, as the native arrays that its plans read. */
public final class ParameterArrays {
  private final List<Parameter> parameters;
  private final Map<String, INDArray> arrays = new LinkedHashMap<>();

  public ParameterArrays(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    for (Parameter parameter : parameters) {
      arrays.put(parameter.name(), Nd4j.create(DataType.FLOAT, parameter.shape(), 'c'));
    }
  }

  /** The arrays by parameter name: the arrays themselves, to be bound into plans. */
  public Map<String, INDArray> byName() {
    return Map.copyOf(arrays);
  }

  /** Writes all numbers, side by side in the order of the parameters. */
  public void write(float[] values) {
    int at = 0;
    for (Parameter parameter : parameters) {
      INDArray array = arrays.get(parameter.name());
      if (array != null) {
        ArrayCopy.write(Arrays.copyOfRange(values, at, at + parameter.size()), array);
      }
      at += parameter.size();
    }
  }
}

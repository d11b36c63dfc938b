package io.github.sinecast.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All trained numbers of a network, side by side in the order of its parameters. Immutable. */
public final class Weights {
  private final List<Parameter> parameters;
  private final float[] values;

  /**
   * @param values as many numbers as the parameters have together; copied
   */
  public Weights(List<Parameter> parameters, float[] values) {
    this.parameters = List.copyOf(parameters);
    this.values = values.clone();
    if (values.length != count(parameters)) {
      throw new IllegalArgumentException(
          "the parameters have %s numbers, found %s".formatted(count(parameters), values.length));
    }
  }

  /** The values before training. */
  public static Weights initial(List<Parameter> parameters) {
    float[] values = new float[count(parameters)];
    int at = 0;
    for (Parameter parameter : parameters) {
      for (double value : parameter.initial()) {
        values[at++] = (float) value;
      }
    }
    return new Weights(parameters, values);
  }

  /** The number of numbers in all parameters together. */
  public static int count(List<Parameter> parameters) {
    return parameters.stream().mapToInt(Parameter::size).sum();
  }

  /** A copy of all numbers. */
  public float[] values() {
    return values.clone();
  }

  /** How many numbers there are. */
  public int count() {
    return values.length;
  }

  /** The parameters, in the order of the numbers. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Copies of the numbers by parameter name, each row-major. */
  public Map<String, float[]> byName() {
    Map<String, float[]> byName = new LinkedHashMap<>();
    int at = 0;
    for (Parameter parameter : parameters) {
      byName.put(parameter.name(), Arrays.copyOfRange(values, at, at + parameter.size()));
      at += parameter.size();
    }
    return byName;
  }
}

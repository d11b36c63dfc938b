package io.github.sinecast.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Declares the parameters of a network while its graph is built, and draws their initial values
 * from one seed in the order of declaration.
 */
final class ParameterStore {
  private final SameDiff graph;
  private final DataType type;
  private final Random random;
  private final List<Parameter> parameters = new ArrayList<>();

  ParameterStore(SameDiff graph, DataType type, long seed) {
    this.graph = graph;
    this.type = type;
    this.random = new Random(seed);
  }

  /** All parameters so far, in the order of declaration. */
  List<Parameter> list() {
    return List.copyOf(parameters);
  }

  /** A linear map's matrix, in x out, from Glorot and Bengio's uniform distribution (2010). */
  SDVariable weight(String name, int in, int out) {
    double limit = Math.sqrt(6.0 / (in + out));
    double[] values = new double[in * out];
    for (int index = 0; index < values.length; index++) {
      values[index] = limit * (2 * random.nextDouble() - 1);
    }
    return declare(new Parameter(name, new long[] {in, out}, true, values));
  }

  /** A matrix that starts at zero, in x out. */
  SDVariable zeroWeight(String name, int in, int out) {
    return declare(new Parameter(name, new long[] {in, out}, true, new double[in * out]));
  }

  /** A bias, which starts at zero. */
  SDVariable bias(String name, int width) {
    return declare(new Parameter(name, new long[] {width}, false, new double[width]));
  }

  /** A gain, which starts at one. */
  SDVariable gain(String name, int width) {
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    return declare(new Parameter(name, new long[] {width}, false, ones));
  }

  /** Numbers whose initial values are given. */
  SDVariable given(String name, long[] shape, double[] initial) {
    return declare(new Parameter(name, shape, false, initial));
  }

  private SDVariable declare(Parameter parameter) {
    parameters.add(parameter);
    return graph.var(parameter.name(), type, parameter.shape());
  }
}

package io.github.sinecast.model;

import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An encoder graph with random numbers in every parameter, and the plan that runs it. */
final class RandomEncoder {
  private final NetworkGraph net;
  private final WindowSpec window;
  private final DataType type;
  private final Map<String, double[]> weights = new LinkedHashMap<>();

  RandomEncoder(EncoderSpec spec, WindowSpec window, DataType type, long seed) {
    this.window = window;
    this.type = type;
    this.net = NetworkGraph.forAnswers(spec, window, type);
    for (Parameter parameter : net.parameters()) {
      // By name, so that networks with different encodings have the same other weights.
      Random random = new Random(seed + parameter.name().hashCode());
      double[] values = new double[parameter.size()];
      for (int index = 0; index < values.length; index++) {
        // Through float, so that a float graph has the same weights.
        values[index] = (float) (0.4 * random.nextGaussian());
      }
      weights.put(parameter.name(), values);
    }
  }

  Map<String, double[]> weights() {
    return weights;
  }

  /** Encoded tokens and answers for some windows, B x T x I, at different times. */
  Output run(double[][][] windows) {
    return run(windows, WindowTimes.irregular(window));
  }

  /** Encoded tokens and answers for some windows, B x T x I. */
  Output run(double[][][] windows, WindowTimes times) {
    Map<String, INDArray> bound = new HashMap<>();
    for (Parameter parameter : net.parameters()) {
      double[] values = weights.getOrDefault(parameter.name(), new double[0]);
      bound.put(parameter.name(), array(values, parameter.shape()));
    }
    double[] numbers = new double[windows.length * window.tokens() * window.tokenWidth()];
    int at = 0;
    for (double[][] tokens : windows) {
      for (double[] token : tokens) {
        for (double number : token) {
          numbers[at++] = number;
        }
      }
    }
    bound.put(
        NetworkGraph.INPUTS, array(numbers, windows.length, window.tokens(), window.tokenWidth()));
    for (BatchInput input : net.batchInputs()) {
      bound.put(input.name(), timed((TimeInput) input, windows.length, times));
    }
    try (ExecutionPlan plan =
        new ExecutionPlan(net.graph(), bound, List.of(NetworkGraph.ENCODED, NetworkGraph.ANSWER))) {
      plan.run();
      return new Output(
          plan.result(NetworkGraph.ENCODED).dup(),
          plan.result(NetworkGraph.ANSWER).dup().reshape(windows.length, window.horizon()));
    }
  }

  private INDArray timed(TimeInput input, int windows, WindowTimes times) {
    List<double[]> values = new ArrayList<>();
    for (int place = 0; place < windows; place++) {
      values.add(input.of(times.line(), times.firstStep(place), null));
    }
    return array(values.stream().flatMapToDouble(Arrays::stream).toArray(), input.shape(windows));
  }

  private INDArray array(double[] values, long... shape) {
    INDArray array = Nd4j.create(type, shape, 'c');
    for (int index = 0; index < values.length; index++) {
      array.putScalar(index, values[index]);
    }
    return array;
  }

  /** Random windows, B x T x I, of numbers that a float holds exactly. */
  static double[][][] windows(WindowSpec window, int count, long seed) {
    Random random = new Random(seed);
    double[][][] windows = new double[count][window.tokens()][window.tokenWidth()];
    for (double[][] tokens : windows) {
      for (double[] token : tokens) {
        for (int index = 0; index < token.length; index++) {
          token[index] = (float) random.nextGaussian();
        }
      }
    }
    return windows;
  }

  /** What came out, B x T x D and B x H. */
  record Output(INDArray encoded, INDArray answer) {
    double encoded(int window, int token, int column) {
      return encoded.getDouble(window, token, column);
    }

    double answer(int window, int step) {
      return answer.getDouble(window, step);
    }
  }
}

package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.AlibiEncoding;
import io.github.sinecast.encoding.DywpeEncoding;
import io.github.sinecast.encoding.ErpeEncoding;
import io.github.sinecast.encoding.FoxEncoding;
import io.github.sinecast.encoding.KerpleEncoding;
import io.github.sinecast.encoding.PopeEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.ShawEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The gradients that training uses, in float and by the engine's kernels, against those of the same
 * graph in double precision by native operations, which numeric differences vouch for.
 */
class FloatGradientTest {
  /** Relative to the largest number of a gradient: sums of some thousand float products. */
  private static final double FLOAT_ROUNDING = 1e-4;

  /** Eleven tokens and seven windows: rows of no kernel fill its blocks. */
  private static final WindowSpec WINDOW =
      new WindowSpec(
          11,
          3,
          1,
          Target.LEVEL,
          List.of(
              new InputChannel.TargetLevel(Scaling.NONE), new InputChannel.Return(Scaling.NONE)),
          Patching.POINTS);

  private static final int WINDOWS = 7;

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<EncoderSpec> specs() {
    List<EncoderSpec> specs = new ArrayList<>();
    for (NormPlace norm : NormPlace.values()) {
      for (Activation activation : Activation.values()) {
        for (Attention attention : Attention.values()) {
          specs.add(spec(norm, activation, new SinusoidalEncoding(), attention));
        }
      }
    }
    for (PositionalEncoding encoding :
        List.of(
            new AlibiEncoding(),
            new RopeEncoding(),
            new ShawEncoding(3),
            new KerpleEncoding(),
            new ErpeEncoding(),
            new FoxEncoding(),
            new PopeEncoding(),
            new DywpeEncoding())) {
      specs.add(spec(NormPlace.PRE, Activation.RELU, encoding, Attention.BIDIRECTIONAL));
    }
    EncoderSpec plain = specs.get(0);
    HeadTest.heads().forEach(head -> specs.add(plain.withHead(head)));
    HeadTest.heads()
        .forEach(head -> specs.add(plain.withHead(head).withNormalisation(Normalisation.LAST)));
    return specs.stream();
  }

  private static EncoderSpec spec(
      NormPlace norm, Activation activation, PositionalEncoding encoding, Attention attention) {
    return Encoders.ofPoints(12, 3, 2, 20, norm, activation, 0.2, true, encoding, Pooling.FLATTEN)
        .withAttention(attention);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void gradientsInFloatAreThoseInDouble(EncoderSpec spec) {
    Map<String, double[]> floats = gradients(spec, DataType.FLOAT);
    Map<String, double[]> doubles = gradients(spec, DataType.DOUBLE);
    assertEquals(doubles.keySet(), floats.keySet());
    double largestOfAll = 0;
    for (double[] values : doubles.values()) {
      largestOfAll = Math.max(largestOfAll, largest(values));
    }
    assertTrue(largestOfAll > 1e-2, "gradients must not vanish");
    for (Map.Entry<String, double[]> expected : doubles.entrySet()) {
      double[] actual = floats.getOrDefault(expected.getKey(), new double[0]);
      double scale = Math.max(largest(expected.getValue()), 1e-2 * largestOfAll);
      for (int index = 0; index < actual.length; index++) {
        assertEquals(
            expected.getValue()[index],
            actual[index],
            FLOAT_ROUNDING * scale,
            expected.getKey() + "[" + index + "]");
      }
    }
  }

  /** The second of two runs, so that what an array held before is seen not to matter. */
  private static Map<String, double[]> gradients(EncoderSpec spec, DataType type) {
    NetworkGraph net = NetworkGraph.forTraining(spec, WINDOW, type, 1);
    Differentiation derivative = Differentiation.of(net.graph());
    Random random = new Random(3);
    Map<String, INDArray> inputs = new HashMap<>();
    for (Parameter parameter : net.parameters()) {
      // Small where they become the logarithm of a scale: the squares of distances divided by a
      // tiny
      // one would make errors large that are none of the kernels'.
      double size = parameter.name().startsWith("head.") ? 0.125 : 1;
      inputs.put(parameter.name(), random(random, type, parameter.shape()).mul(size));
    }
    inputs.put(
        NetworkGraph.INPUTS, random(random, type, WINDOWS, WINDOW.tokens(), WINDOW.tokenWidth()));
    if (spec.form().isNormalised()) {
      inputs.put(NetworkGraph.SHIFTS, random(random, type, WINDOWS, 1));
      inputs.put(NetworkGraph.SPREADS, Transforms.abs(random(random, type, WINDOWS, 1)).add(0.25));
    }
    inputs.put(NetworkGraph.TARGETS, random(random, type, WINDOWS, WINDOW.horizon()));
    for (DropoutMask mask : net.dropoutMasks()) {
      inputs.put(mask.name(), random(random, type, mask.shape(WINDOWS)));
    }
    Map<String, double[]> gradients = new HashMap<>();
    List<String> wanted = new ArrayList<>(derivative.gradients().values());
    try (ExecutionPlan plan = new ExecutionPlan(derivative.graph(), inputs, wanted)) {
      plan.run();
      plan.run();
      derivative
          .gradients()
          .forEach(
              (parameter, gradient) ->
                  gradients.put(
                      parameter, plan.result(gradient).dup('c').ravel().toDoubleVector()));
    }
    return gradients;
  }

  private static INDArray random(Random random, DataType type, long... shape) {
    INDArray array = Nd4j.create(type, shape, 'c');
    for (long index = 0; index < array.length(); index++) {
      // Through float, so that both graphs have the same numbers.
      array.putScalar(index, (float) (0.5 * random.nextGaussian()));
    }
    return array;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}

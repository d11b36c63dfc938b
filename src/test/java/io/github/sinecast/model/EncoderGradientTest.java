package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.scaling.Scaling;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** The derivative of the whole tiny model, in double precision. */
class EncoderGradientTest {
  /** Central differences in double: truncation and rounding meet near 1e-9 of the loss's size. */
  private static final double DIFFERENCE_STEP = 1e-5;

  private static final double NUMERIC_TOLERANCE = 2e-6;

  /** Two ways to run the same double operations; only the order of a few sums may differ. */
  private static final double SAME_OPERATIONS = 1e-10;

  /** 7 rows in patches of 3 with stride 2: T = 3, which differs from B, N, K and I. */
  private static final WindowSpec WINDOW =
      new WindowSpec(
          7,
          2,
          1,
          Target.LOG_RETURN,
          List.of(
              new InputChannel.Return(Scaling.STANDARD),
              new InputChannel.HighLowRange(Scaling.STANDARD)),
          new Patching(3, 2));

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<EncoderSpec> specs() {
    List<EncoderSpec> specs = new ArrayList<>();
    for (PositionalEncoding encoding :
        List.of(new NoEncoding(), new SinusoidalEncoding(), new LearnedEncoding(9))) {
      for (Head head : Head.values()) {
        for (NormPlace norm : NormPlace.values()) {
          Activation activation = norm == NormPlace.PRE ? Activation.GELU : Activation.RELU;
          specs.add(new EncoderSpec(8, 2, 2, 5, norm, activation, 0.25, true, encoding, head));
        }
      }
    }
    return specs.stream();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void thePlansGradientsEqualNumericDifferences(EncoderSpec spec) {
    for (Loss loss :
        List.of(new Loss.SquaredError(), new Loss.AbsoluteError(), new Loss.Huber(0.7))) {
      Problem problem = new Problem(spec, loss, 4);
      ExecutionPlan plan = problem.gradientPlan();
      plan.run();
      for (Parameter parameter : problem.net.parameters()) {
        INDArray gradient = plan.result(problem.gradients().get(parameter.name())).dup('c');
        INDArray values = problem.inputs.get(parameter.name());
        Random random = new Random(5);
        for (int probe = 0; probe < 3; probe++) {
          int index = random.nextInt(parameter.size());
          double before = values.getDouble(index); if (Boolean.getBoolean("dbg")) for (double h : new double[]{1e-2,1e-3,1e-4,1e-5,1e-6}) { values.putScalar(index, before+h); double a=problem.loss(plan); values.putScalar(index,before-h); double b=problem.loss(plan); values.putScalar(index,before); System.out.printf("DBG %s %s h=%g %.9f %.9f%n", spec.head()+""+spec.norm(), parameter.name(), h, gradient.getDouble(index), (a-b)/(2*h)); }
          values.putScalar(index, before + DIFFERENCE_STEP);
          double above = problem.loss(plan);
          values.putScalar(index, before - DIFFERENCE_STEP);
          double below = problem.loss(plan);
          values.putScalar(index, before);
          assertEquals(
              (above - below) / (2 * DIFFERENCE_STEP),
              gradient.getDouble(index),
              NUMERIC_TOLERANCE,
              parameter.name() + "[" + index + "] with " + loss);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void thePlansGradientsEqualSameDiffsOverStepsWithChangingBatchSizes(EncoderSpec spec) {
    for (int batch : List.of(4, 5, 4, 1)) {
      Problem problem = new Problem(spec, new Loss.SquaredError(), batch);
      ExecutionPlan plan = problem.gradientPlan();
      for (int step = 0; step < 4; step++) {
        plan.run();
        Map<String, INDArray> placeholders = new LinkedHashMap<>();
        problem.inputs.forEach(
            (name, array) -> {
              if (problem.net.graph().getVariable(name).isPlaceHolder()) {
                placeholders.put(name, array);
              } else {
                problem.net.graph().getVariable(name).getArr().assign(array);
              }
            });
        String[] names =
            problem.net.parameters().stream().map(Parameter::name).toArray(String[]::new);
        Map<String, INDArray> expected =
            problem.net.graph().calculateGradients(placeholders, names);
        double largest = 0;
        for (String name : names) {
          INDArray actual = plan.result(problem.gradients().get(name));
          assertTrue(
              expected.get(name).distance2(actual) < SAME_OPERATIONS, name + " at step " + step);
          largest = Math.max(largest, actual.amaxNumber().doubleValue());
        }
        assertTrue(largest > 1e-3, "gradients must not all vanish");
        for (String name : names) {
          problem.inputs.get(name).subi(expected.get(name).mul(0.1));
        }
      }
    }
  }

  /** A tiny learning problem with random numbers everywhere. */
  private static final class Problem {
    final EncoderGraph net;
    final Differentiation derivative;
    final Map<String, INDArray> inputs = new LinkedHashMap<>();

    Problem(EncoderSpec spec, Loss loss, int batch) {
      net = EncoderGraph.forTraining(spec, WINDOW, DataType.DOUBLE, 1, loss);
      derivative = Differentiation.of(net.graph());
      Random random = new Random(batch);
      inputs.put(EncoderGraph.INPUTS, random(random, batch, WINDOW.tokens(), WINDOW.tokenWidth()));
      inputs.put(EncoderGraph.TARGETS, random(random, batch, WINDOW.horizon()));
      for (String mask : net.dropoutMasks()) {
        inputs.put(
            mask,
            random(random, (long) batch * WINDOW.tokens(), spec.width())
                .gt(-0.5)
                .castTo(DataType.DOUBLE)
                .div(0.75));
      }
      for (Parameter parameter : net.parameters()) {
        // Not the initial values: zeros and ones would hide mistakes.
        inputs.put(parameter.name(), random(random, parameter.shape()).mul(0.5));
      }
    }

    Map<String, String> gradients() {
      return derivative.gradients();
    }

    ExecutionPlan gradientPlan() {
      List<String> wanted = new ArrayList<>(gradients().values());
      wanted.add(EncoderGraph.LOSS);
      return new ExecutionPlan(derivative.graph(), inputs, wanted);
    }

    double loss(ExecutionPlan plan) {
      plan.run();
      return plan.result(EncoderGraph.LOSS).getDouble(0);
    }

    private static INDArray random(Random random, long... shape) {
      INDArray array = Nd4j.create(DataType.DOUBLE, shape, 'c');
      for (long index = 0; index < array.length(); index++) {
        array.putScalar(index, random.nextGaussian());
      }
      return array;
    }
  }
}

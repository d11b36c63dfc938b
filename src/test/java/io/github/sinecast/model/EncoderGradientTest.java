package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.LearnedEncoding;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.Covariates;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The derivative of the whole tiny model, in double precision. */
class EncoderGradientTest {
  /** Small, so that hardly a difference crosses the kink of a rectifier; rounding is then 1e-9. */
  private static final double DIFFERENCE_STEP = 1e-6;

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

  /** Four numbers of each series, and a number that is known in the two rows to forecast. */
  private static final WindowSpec COVARIATES =
      WINDOW.withCovariates(
          Covariates.ofKnown("load")
              .withOfSeries(List.of("sector", "lot"))
              .withCategory(List.of("sector"))
              .withVocabulary(Map.of("sector", List.of("a", "b", "c"))));

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<EncoderSpec> specs() {
    List<EncoderSpec> specs = new ArrayList<>();
    for (PositionalEncoding encoding :
        List.of(new NoEncoding(), new SinusoidalEncoding(), new LearnedEncoding(9))) {
      for (Pooling pooling : Pooling.values()) {
        for (NormPlace norm : NormPlace.values()) {
          Activation activation = norm == NormPlace.PRE ? Activation.GELU : Activation.RELU;
          specs.add(Encoders.ofPoints(8, 2, 2, 5, norm, activation, 0.25, true, encoding, pooling));
        }
      }
    }
    return specs.stream();
  }

  /** Those that learn or turn what is learned, each in turn bidirectional and causal. */
  static Stream<EncoderSpec> encodings() {
    List<EncoderSpec> specs = new ArrayList<>();
    EveryEncoding.acting()
        .filter(encoding -> encoding.clock() != Clock.TRADING_DAY)
        .forEach(
            encoding -> {
              List<Attention> attentions = EveryEncoding.attentions(encoding);
              EncoderSpec spec =
                  Encoders.ofPoints(
                          8,
                          2,
                          2,
                          5,
                          NormPlace.PRE,
                          Activation.GELU,
                          0.25,
                          true,
                          encoding,
                          Pooling.MEAN)
                      .withAttention(attentions.get(specs.size() % attentions.size()));
              if (encoding.sites().contains(Site.QUERY_KEY)
                  || encoding.learnedNumbers(spec.shape(WINDOW)) > 0) {
                specs.add(spec);
              }
            });
    return specs.stream();
  }

  /** What regularises the last linear map, and the map beside the encoder; tokens overlap. */
  static Stream<EncoderSpec> lastMaps() {
    EncoderSpec spec = specs().findFirst().orElseThrow();
    return Stream.of(spec, spec.withPooling(Pooling.FLATTEN))
        .map(one -> one.withLinearResidual(true).withHeadDropout(0.4));
  }

  @ParameterizedTest
  @MethodSource("lastMaps")
  void theLastMapsHaveTheGradientsOfTheirNumericDifferences(EncoderSpec spec) {
    assertGradientsEqualDifferences(new Problem(spec), 4);
  }

  static Stream<Loss> losses() {
    return Stream.of(new Loss.SquaredError(), new Loss.AbsoluteError(), new Loss.Huber(0.7));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void thePlansGradientsEqualNumericDifferences(EncoderSpec spec) {
    assertGradientsEqualDifferences(new Problem(spec), 4);
  }

  /** What the encoding learns, and what reaches the loss through it. */
  @ParameterizedTest
  @MethodSource("encodings")
  void everyEncodingHasTheGradientOfItsNumericDifferences(EncoderSpec spec) {
    assertGradientsEqualDifferences(
        new Problem(spec),
        4,
        name -> name.startsWith("encoding.") || name.matches("layer0.attention.(query|value).*"));
  }

  /** Each head, each with a window as it is and one in units of its own. */
  static Stream<GraphSpec> heads() {
    EncoderSpec encoder = specs().findFirst().orElseThrow();
    return HeadTest.heads()
        .flatMap(
            head ->
                Stream.of(
                    encoder.withHead(head),
                    encoder.withHead(head).withNormalisation(Normalisation.MEAN),
                    new NLinearSpec(head),
                    new DLinearSpec(head),
                    new FitsSpec(head, 3),
                    new SparseTsfSpec(head, 3),
                    new CycleNetSpec(head, 3, List.of("one", "other"))));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void everyHeadHasTheGradientOfItsNumericDifferences(GraphSpec spec) {
    assertGradientsEqualDifferences(
        new Problem(spec), 4, name -> !name.startsWith("layer") || name.startsWith("layer1.feed"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void covariatesHaveTheGradientOfTheirNumericDifferences(EncoderSpec spec) {
    assertEquals(4, COVARIATES.tokens());
    assertGradientsEqualDifferences(
        new Problem(spec, COVARIATES),
        4,
        name -> name.equals("statics.weight") || name.startsWith("embedding"));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void everyNetworkHasTheGradientOfItsNumericDifferencesForOneWindow(GraphSpec spec) {
    assertGradientsEqualDifferences(
        new Problem(spec), 1, name -> !name.startsWith("layer") && !name.startsWith("encoding"));
  }

  /** SameDiff's own sessions fail here, so differences are the only witness. */
  @Test
  void aBatchOfOneWindowHasTheRightGradientToo() {
    EncoderSpec spec = specs().findFirst().orElseThrow();
    assertGradientsEqualDifferences(new Problem(spec), 1);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossHasTheGradientOfItsDefinition(Loss loss) {
    assertGradientsEqualDifferences(
        new Problem(specs().findFirst().orElseThrow().withHead(new PointHead(loss))), 4);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("specs")
  void thePlansGradientsEqualSameDiffsOverStepsWithChangingBatchSizes(EncoderSpec spec) {
    Problem problem = new Problem(spec);
    for (int batch : List.of(4, 5, 4, 3)) {
      problem.draw(batch);
      ExecutionPlan plan = problem.gradientPlan();
      plan.run();
      Map<String, INDArray> expected = problem.sameDiffGradients();
      double largest = 0;
      for (Parameter parameter : problem.net.parameters()) {
        INDArray actual = plan.result(problem.gradients().get(parameter.name()));
        INDArray wanted = expected.get(parameter.name());
        assertTrue(wanted.distance2(actual) < SAME_OPERATIONS, parameter.name() + " of " + batch);
        largest = Math.max(largest, actual.amaxNumber().doubleValue());
        problem.inputs.get(parameter.name()).subi(wanted.mul(0.1));
      }
      assertTrue(largest > 1e-3, "gradients must not all vanish");
    }
  }

  private static void assertGradientsEqualDifferences(Problem problem, int batch) {
    assertGradientsEqualDifferences(problem, batch, name -> true);
  }

  private static void assertGradientsEqualDifferences(
      Problem problem, int batch, Predicate<String> probed) {
    problem.draw(batch);
    ExecutionPlan plan = problem.gradientPlan();
    Random random = new Random(5);
    for (Parameter parameter : problem.net.parameters()) {
      if (!probed.test(parameter.name())) {
        continue;
      }
      plan.run();
      INDArray gradient = plan.result(problem.gradients().get(parameter.name())).dup('c');
      INDArray values = problem.inputs.get(parameter.name());
      for (int probe = 0; probe < 3; probe++) {
        int index = random.nextInt(parameter.size());
        double before = values.getDouble(index);
        double above = problem.lossWith(plan, values, index, before + DIFFERENCE_STEP);
        double below = problem.lossWith(plan, values, index, before - DIFFERENCE_STEP);
        values.putScalar(index, before);
        assertEquals(
            (above - below) / (2 * DIFFERENCE_STEP),
            gradient.getDouble(index),
            NUMERIC_TOLERANCE,
            parameter.name() + "[" + index + "]");
      }
    }
  }

  /** A tiny learning problem with random numbers everywhere. */
  private static final class Problem {
    final GraphSpec spec;
    final WindowSpec window;
    final NetworkGraph net;
    final Differentiation derivative;
    final Map<String, INDArray> inputs = new LinkedHashMap<>();
    private final Random random = new Random(3);

    Problem(GraphSpec spec) {
      this(spec, WINDOW);
    }

    Problem(GraphSpec spec, WindowSpec window) {
      this.spec = spec;
      this.window = window;
      net = NetworkGraph.forTraining(spec, window, DataType.DOUBLE, 1);
      derivative = Differentiation.of(net.graph());
      for (Parameter parameter : net.parameters()) {
        // Not the initial values: zeros and ones would hide mistakes.
        inputs.put(parameter.name(), random(parameter.shape()).mul(0.5));
      }
    }

    void draw(int batch) {
      inputs.put(NetworkGraph.INPUTS, random(NetworkGraph.inputShape(spec, window, batch)));
      if (spec.form().isNormalised()) {
        inputs.put(NetworkGraph.SHIFTS, random(batch, 1));
        inputs.put(NetworkGraph.SPREADS, Transforms.abs(random(batch, 1)).add(0.3));
      }
      if (window.covariates().staticWidth() > 0) {
        inputs.put(NetworkGraph.STATICS, random(batch, window.covariates().staticWidth()));
      }
      for (BatchInput input : net.batchInputs()) {
        inputs.put(
            input.name(),
            input instanceof TimeInput times ? timed(times, batch) : placed(input, batch));
      }
      inputs.put(NetworkGraph.TARGETS, random(batch, window.horizon()));
      for (DropoutMask mask : net.dropoutMasks()) {
        INDArray kept = random(mask.shape(batch)).gt(-0.5);
        inputs.put(mask.name(), kept.castTo(DataType.DOUBLE).div(1 - mask.share()));
      }
    }

    Map<String, String> gradients() {
      return derivative.gradients();
    }

    ExecutionPlan gradientPlan() {
      List<String> wanted = new ArrayList<>(gradients().values());
      wanted.add(NetworkGraph.LOSS);
      return new ExecutionPlan(derivative.graph(), inputs, wanted);
    }

    double lossWith(ExecutionPlan plan, INDArray values, int index, double value) {
      values.putScalar(index, value);
      plan.run();
      return plan.result(NetworkGraph.LOSS).getDouble(0);
    }

    Map<String, INDArray> sameDiffGradients() {
      Map<String, INDArray> placeholders = new LinkedHashMap<>();
      inputs.forEach(
          (name, array) -> {
            SDVariable variable = net.graph().getVariable(name);
            if (variable.isPlaceHolder()) {
              placeholders.put(name, array);
            } else {
              variable.getArr().assign(array);
            }
          });
      String[] names = net.parameters().stream().map(Parameter::name).toArray(String[]::new);
      return net.graph().calculateGradients(placeholders, names);
    }

    /** A one in each row, somewhere. */
    private INDArray placed(BatchInput input, int batch) {
      INDArray array = Nd4j.zeros(DataType.DOUBLE, input.shape(batch));
      for (int place = 0; place < batch; place++) {
        array.putScalar(place, random.nextInt((int) array.size(1)), 1);
      }
      return array;
    }

    /** The times of a batch; augmented ones as training draws them. */
    private INDArray timed(TimeInput input, int batch) {
      WindowTimes times = WindowTimes.irregular(WINDOW);
      INDArray array = Nd4j.create(DataType.DOUBLE, input.shape(batch), 'c');
      long at = 0;
      for (int place = 0; place < batch; place++) {
        for (double number : input.of(times.line(), times.firstStep(place), random)) {
          array.putScalar(at++, number);
        }
      }
      return array;
    }

    private INDArray random(long... shape) {
      INDArray array = Nd4j.create(DataType.DOUBLE, shape, 'c');
      for (long index = 0; index < array.length(); index++) {
        array.putScalar(index, random.nextGaussian());
      }
      return array;
    }
  }
}

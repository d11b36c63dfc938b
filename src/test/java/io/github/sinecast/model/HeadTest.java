package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HeadTest {
  /** Some operations on double numbers of size 10. */
  private static final double ROUNDING = 1e-12;

  /** Hipparchus' logarithms of the gamma function have about twelve digits. */
  private static final double DENSITY = 1e-10;

  /** Central differences: their own error and the rounding of a loss of size 10 over the step. */
  private static final double DIFFERENCE_STEP = 1e-5;

  private static final double DIFFERENCE_TOLERANCE = 1e-6;

  private static final int ROWS = 7;

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** Every head, the quantile head also with a median that is not in the middle. */
  static Stream<Head> heads() {
    return Stream.of(
        new PointHead(new Loss.Huber(0.7)),
        new QuantileHead(List.of(0.1, 0.25, 0.5, 0.75, 0.9)),
        new QuantileHead(List.of(0.5, 0.8, 0.99)),
        new StudentTHead(),
        new NormalHead());
  }

  static Stream<Head> distributions() {
    return heads().filter(head -> !(head instanceof PointHead));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void theLossOutsideTheGraphIsTheLossInsideIt(Head head) {
    double[][] raw = random(head, 2);
    double[] targets = random(3);
    Result result = run(head, raw, targets, DataType.DOUBLE);
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += head.loss(result.answers()[row], targets[row]);
    }
    assertEquals(sum / ROWS, result.loss(), ROUNDING);
  }

  @Test
  void theLossOfAParametricHeadIsTheNegativeLogarithmOfTheDensity() {
    for (double target : new double[] {-30, -1, 0.25, 0.3, 4, 1e4}) {
      assertEquals(
          -new NormalDistribution(0.3, 0.7).logDensity(target),
          new NormalHead().loss(new double[] {0.3, 0.7}, target),
          DENSITY * (1 + target * target));
      for (double degrees : new double[] {2.001, 4, 37.5, 1000}) {
        // A density of (x - location) / scale is one of x after division by the scale.
        double density = new TDistribution(degrees).logDensity((target - 0.3) / 0.7);
        assertEquals(
            Math.log(0.7) - density,
            new StudentTHead().loss(new double[] {0.3, 0.7, degrees}, target),
            DENSITY * degrees);
      }
    }
  }

  @Test
  void theLossOfQuantilesIsTheirMeanPinballLoss() {
    QuantileHead head = new QuantileHead(List.of(0.1, 0.5, 0.9));
    double[] answer = {-1, 0.5, 3};
    assertEquals((0.1 * 3 + 0.5 * 1.5 + 0.1 * 1) / 3, head.loss(answer, 2), ROUNDING);
    assertEquals((0.9 * 1 + 0.5 * 2.5 + 0.1 * 5) / 3, head.loss(answer, -2), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void gradientsAreThoseOfNumericDifferences(Head head) {
    double[][] raw = random(head, 1.5);
    double[] targets = random(2);
    double[][] gradient = run(head, raw, targets, DataType.DOUBLE).gradient();
    double largest = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int number = 0; number < head.numbers(); number++) {
        double before = raw[row][number];
        raw[row][number] = before + DIFFERENCE_STEP;
        double above = run(head, raw, targets, DataType.DOUBLE).loss();
        raw[row][number] = before - DIFFERENCE_STEP;
        double below = run(head, raw, targets, DataType.DOUBLE).loss();
        raw[row][number] = before;
        assertEquals(
            (above - below) / (2 * DIFFERENCE_STEP),
            gradient[row][number],
            DIFFERENCE_TOLERANCE,
            row + "," + number);
        largest = Math.max(largest, Math.abs(gradient[row][number]));
      }
    }
    assertTrue(largest > 1e-2, "gradients must not all vanish");
  }

  /** Far more than any network answers or any crash reaches, in the precision of training. */
  @ParameterizedTest
  @MethodSource("heads")
  void extremesHaveAFiniteLossAndFiniteGradients(Head head) {
    Random random = new Random(4);
    for (double size : new double[] {0, 1, 30, 100, 1000}) {
      double[][] raw = new double[ROWS][head.numbers()];
      for (double[] row : raw) {
        Arrays.setAll(row, number -> random.nextBoolean() ? size : -size);
      }
      for (double target : new double[] {-1e4, 0, 1e4}) {
        double[] targets = new double[ROWS];
        Arrays.fill(targets, target);
        Result result = run(head, raw, targets, DataType.FLOAT);
        assertTrue(Double.isFinite(result.loss()), "" + result.loss());
        for (int row = 0; row < ROWS; row++) {
          for (double number : result.gradient()[row]) {
            assertTrue(Double.isFinite(number), Arrays.toString(result.gradient()[row]));
          }
          assertTrue(Double.isFinite(head.loss(result.answers()[row], target)));
          LearnedDistribution distribution = head.distribution(result.answers()[row]);
          if (distribution != null) {
            assertTrue(Double.isFinite(distribution.crps(target)));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void quantilesNeverCrossAndTheirMiddleIsThePoint(Head head) {
    Result result = run(head, random(head, 30), random(1), DataType.FLOAT);
    for (double[] answer : result.answers()) {
      LearnedDistribution distribution = head.distribution(answer);
      assertNotNull(distribution);
      assertEquals(head.point(answer), distribution.median());
      double before = Double.NEGATIVE_INFINITY;
      for (double level = 0.01; level < 1; level += 0.01) {
        double quantile = distribution.quantile(level);
        assertTrue(quantile >= before, quantile + " after " + before);
        before = quantile;
      }
    }
  }

  @Test
  void aPointHasNoDistribution() {
    assertNull(PointHead.MEAN.distribution(new double[] {1}));
    assertEquals(1, PointHead.MEAN.point(new double[] {1}));
  }

  /** Quantiles at the levels of the head are those of the normal distribution. */
  @ParameterizedTest
  @MethodSource("distributions")
  void theInitialNumbersAreThoseOfANormalDistribution(Head head) {
    for (double deviation : new double[] {0.01, 1, Math.sqrt(20)}) {
      double[][] raw = new double[ROWS][];
      Arrays.fill(raw, head.initial(deviation));
      double[] answer = run(head, raw, new double[ROWS], DataType.DOUBLE).answers()[0];
      LearnedDistribution distribution = head.distribution(answer);
      assertNotNull(distribution);
      NormalDistribution normal = new NormalDistribution(0, deviation);
      if (head instanceof StudentTHead) {
        assertEquals(0, distribution.median());
        double variance = answer[1] * answer[1] * answer[2] / (answer[2] - 2);
        assertEquals(deviation * deviation, variance, ROUNDING * deviation * deviation);
      } else {
        for (double level : new double[] {0.1, 0.5, 0.8, 0.9}) {
          assertEquals(
              normal.inverseCumulativeProbability(level),
              distribution.quantile(level),
              DENSITY * deviation);
        }
      }
    }
  }

  @Test
  void levelsThatAreNoneAreRefused() {
    for (List<Double> levels :
        List.of(
            List.<Double>of(),
            List.of(0.5),
            List.of(0.1, 0.9),
            List.of(0.5, 0.1),
            List.of(0.5, 0.5, 0.9),
            List.of(0.0, 0.5),
            List.of(0.5, 1.0),
            List.of(0.5, Double.NaN))) {
      InvalidSettingException refusal =
          assertThrows(InvalidSettingException.class, () -> new QuantileHead(levels));
      assertEquals("levels", refusal.setting());
      assertTrue(refusal.rule().contains(levels.toString()), refusal.rule());
    }
  }

  /** The numbers keep their meaning when the unit changes. */
  @ParameterizedTest
  @MethodSource("distributions")
  void numbersInAnotherUnitAreTheDistributionInThatUnit(Head head) {
    double[] answer = run(head, random(head, 1), random(1), DataType.DOUBLE).answers()[0];
    double[] moved = answer.clone();
    for (int number = 0; number < moved.length; number++) {
      switch (head.units().get(number)) {
        case PLACE -> moved[number] = 5 + 3 * answer[number];
        case DISTANCE -> moved[number] = 3 * answer[number];
        case NONE -> moved[number] = answer[number];
      }
    }
    LearnedDistribution before = head.distribution(answer);
    LearnedDistribution after = head.distribution(moved);
    assertNotNull(before);
    assertNotNull(after);
    for (double level : new double[] {0.01, 0.3, 0.5, 0.95}) {
      assertEquals(5 + 3 * before.quantile(level), after.quantile(level), DENSITY);
    }
  }

  /** What came out of a graph. */
  @SuppressWarnings("ArrayRecordComponent") // It lives for the length of a test.
  private record Result(double[][] answers, double loss, double[][] gradient) {}

  private static Result run(Head head, double[][] raw, double[] targets, DataType type) {
    SameDiff graph = SameDiff.create();
    SDVariable numbers = graph.var("raw", type, ROWS, head.numbers());
    SDVariable wanted = graph.placeHolder("targets", type, -1, 1);
    SDVariable answers = head.composed(graph, numbers.mul(1));
    head.lossOfEach(graph, answers, wanted).mean("loss");
    graph.setLossVariables("loss");
    Differentiation derivative = Differentiation.of(graph);
    String gradient = derivative.gradients().get("raw");
    Map<String, INDArray> inputs =
        Map.of(
            "raw", Nd4j.createFromArray(raw).castTo(type),
            "targets", Nd4j.createFromArray(targets).castTo(type).reshape(ROWS, 1));
    try (ExecutionPlan plan =
        new ExecutionPlan(derivative.graph(), inputs, List.of(answers.name(), gradient, "loss"))) {
      plan.run();
      return new Result(
          plan.result(answers.name()).toDoubleMatrix(),
          plan.result("loss").getDouble(0),
          plan.result(gradient).toDoubleMatrix());
    }
  }

  private static double[][] random(Head head, double size) {
    Random random = new Random(8);
    double[][] raw = new double[ROWS][head.numbers()];
    for (double[] row : raw) {
      Arrays.setAll(row, number -> size * random.nextGaussian());
    }
    return raw;
  }

  private static double[] random(double size) {
    Random random = new Random(9);
    double[] values = new double[ROWS];
    Arrays.setAll(values, index -> size * random.nextGaussian());
    return values;
  }
}

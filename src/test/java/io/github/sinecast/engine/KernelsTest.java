package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph in float, where kernels are chosen, against the same graph in double, which ND4J computes
 * alone: results and gradients.
 */
class KernelsTest {
  /** A few float operations on numbers around 1. */
  private static final double FLOAT_ROUNDING = 1e-5;

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** What a graph makes of two variables, x of [2, 3] and y of some shape. */
  private interface Formula extends BiFunction<SDVariable, SDVariable, SDVariable> {}

  static Stream<Arguments> formulas() {
    return Stream.of(
        of("x + y", (x, y) -> x.add(y), 2, 3),
        of("x + row", (x, y) -> x.add(y), 3),
        of("row - x", (x, y) -> y.sub(x), 3),
        of("x - row", (x, y) -> x.sub(y), 3),
        of("x - column", (x, y) -> x.sub(y), 2, 1),
        of("column x", (x, y) -> y.mul(x), 2, 1),
        of("x times one number", (x, y) -> x.mul(y), 1),
        of("one number less x", (x, y) -> y.sub(x), 1),
        of("y + x, y greater", (x, y) -> y.add(x), 4, 2, 3),
        of("squares", (x, y) -> x.mul(x).sub(y.mul(y)), 2, 3),
        of("cubes", (x, y) -> square(x).mul(x).add(square(y)), 3),
        of("mean of all", (x, y) -> square(x.mul(y)).mean(), 3),
        of("mean of rows", (x, y) -> square(x.mul(y)).mean(1), 3),
        of("mean of columns", (x, y) -> square(x.mul(y)).mean(0), 3),
        of("gelu", (x, y) -> gelu(x.mul(y)), 2, 3),
        of("gelu, repeated after", (x, y) -> gelu(x).mul(y), 3),
        of("gelu of one, twice", (x, y) -> gelu(x).mul(gelu(x.add(y))), 3),
        of("softmax of rows", (x, y) -> softmax(x.mul(y), -1).mul(x), 3),
        of("softmax of columns", (x, y) -> softmax(x.mul(y), 0).mul(x), 3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formulas")
  void floatsAreComputedAsDoublesAre(String name, Formula formula, long[] shapeOfSecond) {
    Map<String, INDArray> floats = resultsAndGradients(formula, shapeOfSecond, DataType.FLOAT);
    Map<String, INDArray> doubles = resultsAndGradients(formula, shapeOfSecond, DataType.DOUBLE);
    assertEquals(doubles.keySet(), floats.keySet());
    doubles.forEach(
        (result, expected) -> {
          for (long index = 0; index < expected.length(); index++) {
            assertEquals(
                expected.reshape('c', new long[] {expected.length()}).getDouble(index),
                floats.get(result).reshape('c', new long[] {expected.length()}).getDouble(index),
                FLOAT_ROUNDING,
                name + ": " + result);
          }
        });
  }

  /** What rewriting made cannot be computed natively: a wrong result would be silent. */
  @Test
  void aGradientThatOnlyAKernelComputesRefusesColumnMajorInputs() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", DataType.FLOAT, 2, 3);
    square(gelu(x)).sum("loss");
    graph.setLossVariables("loss");
    Differentiation derivative = Differentiation.of(graph);
    Map<String, INDArray> inputs = Map.of("x", Nd4j.rand(DataType.FLOAT, 3, 2).transpose());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ExecutionPlan(
                derivative.graph(), inputs, List.copyOf(derivative.gradients().values())));
  }

  private static Map<String, INDArray> resultsAndGradients(
      Formula formula, long[] shapeOfSecond, DataType type) {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", type, 2, 3);
    SDVariable y = graph.var("y", type, shapeOfSecond);
    formula.apply(x, y).mul(1.5).rename("result").sum("loss");
    graph.setLossVariables("loss");
    Differentiation derivative = Differentiation.of(graph);
    Map<String, INDArray> inputs = new HashMap<>();
    inputs.put("x", random(type, 1, 2, 3));
    inputs.put("y", random(type, 2, shapeOfSecond));
    List<String> wanted =
        Stream.concat(Stream.of("result"), derivative.gradients().values().stream()).toList();
    Map<String, INDArray> results = new HashMap<>();
    try (ExecutionPlan plan = new ExecutionPlan(derivative.graph(), inputs, wanted)) {
      plan.run();
      plan.run();
      wanted.forEach(name -> results.put(name, plan.result(name).dup('c')));
    }
    return results;
  }

  private static INDArray random(DataType type, long seed, long... shape) {
    Random random = new Random(seed);
    INDArray array = Nd4j.create(type, shape, 'c');
    for (long index = 0; index < array.length(); index++) {
      array.putScalar(index, (float) random.nextGaussian());
    }
    return array;
  }

  private static SDVariable square(SDVariable x) {
    return x.getSameDiff().math.square(x);
  }

  private static SDVariable gelu(SDVariable x) {
    return x.getSameDiff().nn.gelu(x);
  }

  private static SDVariable softmax(SDVariable x, int axis) {
    return x.getSameDiff().nn.softmax(x, axis);
  }

  private static Arguments of(String name, Formula formula, long... shapeOfSecond) {
    return Arguments.of(name, formula, shapeOfSecond);
  }
}

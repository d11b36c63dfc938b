package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a plan leaves out or computes otherwise changes no result. */
class RewritingTest {
  /** Sums of a few float products. */
  private static final double FLOAT_ROUNDING = 1e-5;

  private static final int WINDOWS = 3;
  private static final int TOKENS = 5;
  private static final int HEADS = 2;
  private static final int WIDTH = 4;

  private final Random random = new Random(2);

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** Scores of queries and keys [B, T, N, K], times a half, against three loops. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProductByHeadIsThatOfLoops(boolean scoresAreWanted) {
    SameDiff graph = SameDiff.create();
    long[] shape = {WINDOWS, TOKENS, HEADS, WIDTH};
    SDVariable queries = graph.placeHolder("q", DataType.FLOAT, shape);
    SDVariable keys = graph.placeHolder("k", DataType.FLOAT, shape);
    SDVariable q = queries.permute(0, 2, 1, 3);
    SDVariable k = keys.permute(0, 2, 1, 3);
    SDVariable scores = graph.mmul(q, k, false, true, false).mul("scores", 0.5);
    scores.mmul(k).permute(0, 2, 1, 3).rename("mixed");
    Map<String, INDArray> inputs = new HashMap<>();
    inputs.put("q", random(shape));
    inputs.put("k", random(shape));
    List<String> wanted = scoresAreWanted ? List.of("scores", "mixed") : List.of("mixed");
    try (ExecutionPlan plan = new ExecutionPlan(graph, inputs, wanted)) {
      plan.run();
      // Two products: neither swaps nor factors are left.
      assertEquals(2, plan.operations());
      for (int window = 0; window < WINDOWS; window++) {
        for (int head = 0; head < HEADS; head++) {
          double[][] expected = new double[TOKENS][TOKENS];
          for (int i = 0; i < TOKENS; i++) {
            for (int j = 0; j < TOKENS; j++) {
              for (int column = 0; column < WIDTH; column++) {
                expected[i][j] +=
                    0.5
                        * inputs.get("q").getDouble(window, i, head, column)
                        * inputs.get("k").getDouble(window, j, head, column);
              }
              if (scoresAreWanted) {
                assertEquals(
                    expected[i][j],
                    plan.result("scores").getDouble(window, head, i, j),
                    FLOAT_ROUNDING);
              }
            }
            for (int column = 0; column < WIDTH; column++) {
              double mixed = 0;
              for (int j = 0; j < TOKENS; j++) {
                mixed += expected[i][j] * inputs.get("k").getDouble(window, j, head, column);
              }
              assertEquals(
                  mixed, plan.result("mixed").getDouble(window, i, head, column), FLOAT_ROUNDING);
            }
          }
        }
      }
    }
  }

  /** One swap between two products is part of one of them. */
  @Test
  void aSwapBetweenTwoProductsIsTakenOnce() {
    SameDiff graph = SameDiff.create();
    SDVariable a = graph.placeHolder("a", DataType.FLOAT, 1, 2, 2, 2);
    a.mmul(a).permute(0, 2, 1, 3).mmul("chain", a);
    INDArray numbers = random(1, 2, 2, 2);
    try (ExecutionPlan plan = new ExecutionPlan(graph, Map.of("a", numbers), List.of("chain"))) {
      plan.run();
      double[][][] squares = new double[2][2][2];
      for (int head = 0; head < 2; head++) {
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 2; j++) {
            for (int k = 0; k < 2; k++) {
              squares[head][i][j] +=
                  numbers.getDouble(0, head, i, k) * numbers.getDouble(0, head, k, j);
            }
          }
        }
      }
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          double expected = 0;
          for (int k = 0; k < 2; k++) {
            expected += squares[i][1][k] * numbers.getDouble(0, 1, k, j);
          }
          assertEquals(expected, plan.result("chain").getDouble(0, 1, i, j), FLOAT_ROUNDING);
        }
      }
    }
  }

  @Test
  void aFactorThatIsReadElsewhereStays() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, 2, 2);
    SDVariable y = graph.placeHolder("y", DataType.FLOAT, 2, 2);
    SDVariable twice = x.mul("twice", 2);
    twice.mmul("product", y);
    twice.add("sum", y);
    x.mmul("plain", y).mul("thrice", 3);
    Map<String, INDArray> inputs = new HashMap<>();
    inputs.put("x", Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}));
    inputs.put("y", Nd4j.createFromArray(new float[][] {{5, 6}, {7, 8}}));
    List<String> wanted = List.of("product", "sum", "plain", "thrice");
    try (ExecutionPlan plan = new ExecutionPlan(graph, inputs, wanted)) {
      plan.run();
      assertEquals(2 * (1 * 5 + 2 * 7), plan.result("product").getFloat(0, 0));
      assertEquals(2 * 1 + 5, plan.result("sum").getFloat(0, 0));
      assertEquals(1 * 6 + 2 * 8, plan.result("plain").getFloat(0, 1));
      assertEquals(3 * (1 * 6 + 2 * 8), plan.result("thrice").getFloat(0, 1));
    }
  }

  /** Of a chain of sums only two values live at a time. */
  @Test
  void arraysAreUsedAgainOnceTheirValuesWereRead() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, 100);
    SDVariable sum = x;
    for (int link = 0; link < 20; link++) {
      sum = sum.add(x);
    }
    sum.rename("sum");
    INDArray ones = Nd4j.ones(DataType.FLOAT, 100);
    try (ExecutionPlan plan = new ExecutionPlan(graph, Map.of("x", ones), List.of("sum"))) {
      plan.run();
      plan.run();
      assertEquals(21, plan.result("sum").getFloat(50));
      assertTrue(plan.intermediateBytes() <= 2 * 100 * Float.BYTES, "" + plan.intermediateBytes());
    }
  }

  private INDArray random(long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape, 'c');
    for (long index = 0; index < array.length(); index++) {
      array.putScalar(index, (float) random.nextGaussian());
    }
    return array;
  }
}

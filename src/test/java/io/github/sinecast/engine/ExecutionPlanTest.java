package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.engine.memory.FloatArrays;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A graph small enough to be worked out by hand: loss = mean of (x w + 1)^2. */
class ExecutionPlanTest {
  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @Test
  void numbersWrittenIntoTheInputsCountInTheNextRun() {
    Map<String, INDArray> inputs = inputs();
    try (ExecutionPlan plan = new ExecutionPlan(graph(), inputs, List.of("y", "loss"))) {
      plan.run();
      assertArrayEquals(new float[] {7, -3}, plan.result("y").toFloatVector());
      assertEquals((49 + 9) / 2f, plan.result("loss").getFloat(0));

      FloatArrays.write(new float[] {0, 1}, array(inputs, "x"));
      plan.run();
      assertArrayEquals(new float[] {1, 3}, plan.result("y").toFloatVector());
      assertEquals((1 + 9) / 2f, plan.result("loss").getFloat(0));

      FloatArrays.write(new float[] {-1}, array(inputs, "w"));
      plan.run();
      assertArrayEquals(new float[] {1, 0}, plan.result("y").toFloatVector());
    }
  }

  /** d loss / d w = mean of 2 (x w + 1) x. */
  @Test
  void theGradientIsTheDerivativeWorkedOutByHand() {
    Differentiation derivative = Differentiation.of(graph());
    assertEquals(List.of("w"), List.copyOf(derivative.gradients().keySet()));
    String gradient = derivative.gradients().getOrDefault("w", "");
    try (ExecutionPlan plan =
        new ExecutionPlan(derivative.graph(), inputs(), List.of(gradient, "loss"))) {
      plan.run();
      assertEquals((2 * 7 * 3 + 2 * -3 * -2) / 2f, plan.result(gradient).getFloat(0));
      assertEquals(29, plan.result("loss").getFloat(0));
    }
  }

  @Test
  void onlyTheOperationsThatTheResultNeedsAreRun() {
    try (ExecutionPlan few = new ExecutionPlan(graph(), inputs(), List.of("y"));
        ExecutionPlan all = new ExecutionPlan(graph(), inputs(), List.of("loss"))) {
      assertTrue(few.operations() > 0);
      assertTrue(few.operations() < all.operations());
    }
  }

  @Test
  void whatWasNotPlannedForIsRefusedByName() {
    try (ExecutionPlan plan = new ExecutionPlan(graph(), inputs(), List.of("y"))) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> plan.result("loss"));
      assertTrue(refusal.getMessage().contains("loss"), refusal.getMessage());
    }
  }

  @Test
  void anInputWithoutAnArrayIsRefusedByName() {
    Map<String, INDArray> inputs = inputs();
    inputs.remove("x");
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new ExecutionPlan(graph(), inputs, List.of("y")));
    assertTrue(refusal.getMessage().contains("x"), refusal.getMessage());
  }

  @Test
  void aParameterThatTheLossDoesNotKnowIsRefusedByName() {
    SameDiff graph = graph();
    graph.var("idle", DataType.FLOAT, 3);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Differentiation.of(graph));
    assertTrue(refusal.getMessage().contains("idle"), refusal.getMessage());
  }

  @Test
  void differentiatingPrintsNothing() {
    PrintStream standard = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream watched = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(watched);
    try {
      Differentiation.of(graph());
      assertEquals(watched, System.out, "standard output is given back");
    } finally {
      System.setOut(standard);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wholeArraysAreCopiedInRowMajorOrder() {
    INDArray array = Nd4j.create(DataType.FLOAT, new long[] {2, 3}, 'c');
    FloatArrays.write(new float[] {1, 2, 3, 4, 5, 6, 7}, array);
    assertEquals(3, array.getFloat(0, 2));
    assertEquals(4, array.getFloat(1, 0));
    float[] read = new float[8];
    FloatArrays.read(array, read, 2);
    assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4, 5, 6}, read);
  }

  @Test
  void anArrayOfAnotherTypeOrOrderIsRefused() {
    List<INDArray> others =
        new ArrayList<>(
            List.of(
                Nd4j.create(DataType.DOUBLE, new long[] {2, 2}, 'c'),
                Nd4j.create(DataType.FLOAT, new long[] {2, 2}, 'f')));
    for (INDArray other : others) {
      assertThrows(IllegalArgumentException.class, () -> FloatArrays.write(new float[4], other));
      assertThrows(IllegalArgumentException.class, () -> FloatArrays.read(other, new float[4], 0));
    }
  }

  private static SameDiff graph() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 1);
    SDVariable w = graph.var("w", DataType.FLOAT, 1, 1);
    SDVariable y = x.mmul(w).add("y", 1);
    graph.math.square(y).mean("loss");
    graph.setLossVariables("loss");
    return graph;
  }

  private static Map<String, INDArray> inputs() {
    Map<String, INDArray> inputs = new HashMap<>();
    inputs.put("x", Nd4j.createFromArray(new float[][] {{3}, {-2}}));
    inputs.put("w", Nd4j.createFromArray(new float[][] {{2}}));
    return inputs;
  }

  private static INDArray array(Map<String, INDArray> inputs, String name) {
    return inputs.getOrDefault(name, Nd4j.empty());
  }
}

package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LossTest {
  /** Squares and products of double numbers of size 9. */
  private static final double ROUNDING = 1e-14;

  private static final double[] ERRORS = {-3, -0.7, -0.69, 0, 1e-9, 0.5, 0.7, 0.71, 2.25};

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  static Stream<Loss> losses() {
    return Stream.of(
        new Loss.SquaredError(), new Loss.AbsoluteError(), new Loss.Huber(0.7), new Loss.Huber(9));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theLossOutsideTheGraphIsTheLossInsideIt(Loss loss) {
    SameDiff graph = SameDiff.create();
    SDVariable error = graph.placeHolder("error", DataType.DOUBLE, -1);
    String name = loss.ofEach(graph, error).name();
    INDArray errors = Nd4j.createFromArray(ERRORS);
    try (ExecutionPlan plan = new ExecutionPlan(graph, Map.of("error", errors), List.of(name))) {
      plan.run();
      for (int index = 0; index < ERRORS.length; index++) {
        assertEquals(
            loss.of(ERRORS[index]),
            plan.result(name).getDouble(index),
            ROUNDING,
            "" + ERRORS[index]);
      }
    }
  }

  @Test
  void eachLossIsItsDefinition() {
    for (double error : ERRORS) {
      assertEquals(error * error, new Loss.SquaredError().of(error));
      assertEquals(Math.max(error, -error), new Loss.AbsoluteError().of(error));
      boolean small = -0.7 <= error && error <= 0.7;
      double huber = small ? 0.5 * error * error : 0.7 * Math.abs(error) - 0.5 * 0.7 * 0.7;
      assertEquals(huber, new Loss.Huber(0.7).of(error), ROUNDING);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void hubersThresholdIsAFiniteNumberAboveZero(double threshold) {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new Loss.Huber(threshold));
    assertEquals("threshold", refusal.setting());
  }
}

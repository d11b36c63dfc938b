package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class ActivationTest {
  private static final double ROUNDING = 1e-14;

  /** The paper's 1.702, as ND4J holds it. */
  private static final double SLOPE = 1.702f;

  /** How far the approximation may be from {@code x Phi(x)}: its greatest error, at x = 2.27. */
  private static final double APPROXIMATION = 0.0204;

  private static final double[] X = {-4, -2.27, -1, -0.1, 0, 0.3, 1, 2.27, 5};

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @Test
  void geluIsTheSigmoidFormOfItsPaper() {
    double[] actual = of(Activation.GELU);
    for (int index = 0; index < X.length; index++) {
      double x = X[index];
      assertEquals(x / (1 + Math.exp(-SLOPE * x)), actual[index], ROUNDING);
    }
  }

  /** Phi(1) = 0.8413447460685429 and Phi(2) = 0.9772498680518208, as in any table. */
  @Test
  void geluIsNearTheExactOneAndNotEqualToIt() {
    double[] actual = evaluate(Activation.GELU, -2, -1, 1, 2);
    double[] exact = {
      -2 * (1 - 0.9772498680518208),
      -(1 - 0.8413447460685429),
      0.8413447460685429,
      2 * 0.9772498680518208
    };
    for (int index = 0; index < exact.length; index++) {
      double error = Math.abs(exact[index] - actual[index]);
      assertTrue(error < APPROXIMATION && error > 1e-3, "" + error);
    }
  }

  @Test
  void reluCutsWhatIsBelowZero() {
    double[] actual = of(Activation.RELU);
    for (int index = 0; index < X.length; index++) {
      assertEquals(X[index] < 0 ? 0 : X[index], actual[index]);
    }
  }

  private static double[] of(Activation activation) {
    return evaluate(activation, X);
  }

  private static double[] evaluate(Activation activation, double... x) {
    SameDiff graph = SameDiff.create();
    SDVariable variable = graph.placeHolder("x", DataType.DOUBLE, -1);
    String name = activation.of(graph, variable).name();
    try (ExecutionPlan plan =
        new ExecutionPlan(graph, Map.of("x", Nd4j.createFromArray(x)), List.of(name))) {
      plan.run();
      return plan.result(name).toDoubleVector();
    }
  }
}

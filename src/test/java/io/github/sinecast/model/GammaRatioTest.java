package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import java.util.List;
import java.util.Map;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GammaRatioTest {
  /** What the series leaves out, and the roundings of sums of size 4. */
  private static final double SERIES = 1e-12;

  /** The difference of two logarithms of size 10,000 has lost their last digits. */
  private static final double CANCELLED = 1e-15;

  /** Hipparchus' digamma has ten digits. */
  private static final double DIGAMMA = 1e-9;

  private static final double[] ARGUMENTS = {1, 1.000001, 1.25, 1.5, 2, 3.75, 10, 501, 2500};

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @Test
  void theRatioIsThatOfTwoGammaFunctions() {
    for (double x : ARGUMENTS) {
      double larger = Gamma.logGamma(x + 0.5);
      double tolerance = SERIES + CANCELLED * larger;
      assertEquals(larger - Gamma.logGamma(x), GammaRatio.logarithm(x), tolerance, "" + x);
    }
  }

  @Test
  void theGraphComputesTheSameAndItsGradientIsADifferenceOfDigammas() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.var("x", DataType.DOUBLE, ARGUMENTS.length);
    SDVariable ratio = GammaRatio.logarithm(graph, x);
    ratio.sum().markAsLoss();
    Differentiation derivative = Differentiation.of(graph);
    INDArray arguments = Nd4j.createFromArray(ARGUMENTS);
    String gradient = derivative.gradients().get("x");
    try (ExecutionPlan plan =
        new ExecutionPlan(
            derivative.graph(), Map.of("x", arguments), List.of(ratio.name(), gradient))) {
      plan.run();
      for (int index = 0; index < ARGUMENTS.length; index++) {
        double at = ARGUMENTS[index];
        assertEquals(GammaRatio.logarithm(at), plan.result(ratio.name()).getDouble(index), SERIES);
        double expected = Gamma.digamma(at + 0.5) - Gamma.digamma(at);
        assertEquals(expected, plan.result(gradient).getDouble(index), DIGAMMA, "" + at);
      }
      // Gauss's digamma theorem has an exact value at 1, where the series is worst.
      assertEquals(2 - 2 * Math.log(2), plan.result(gradient).getDouble(0), SERIES);
    }
  }
}

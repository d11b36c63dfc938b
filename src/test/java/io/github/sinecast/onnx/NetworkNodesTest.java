package io.github.sinecast.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.engine.NativeBackend;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

class NetworkNodesTest {
  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @Test
  void anOperationWithoutAFormIsRefusedByItsName() {
    SameDiff graph = SameDiff.create();
    SDVariable input = graph.placeHolder("input", DataType.FLOAT, -1, 2);
    graph.math.erf(input).rename("result");
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () -> NetworkNodes.copy(graph, "result", new OnnxGraph(), Map.of()));
    assertEquals(
        "the network cannot be exported, because its operation 'erf' has no ONNX form here",
        refused.getMessage());
  }

  @Test
  void whatTheResultDoesNotNeedNeedsNoForm() {
    SameDiff graph = SameDiff.create();
    SDVariable input = graph.placeHolder("input", DataType.FLOAT, -1, 2);
    graph.math.erf(input);
    assertEquals(
        "Neg_0", NetworkNodes.copy(graph, graph.math.neg(input).name(), new OnnxGraph(), Map.of()));
  }
}

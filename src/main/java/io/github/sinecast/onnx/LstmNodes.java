package io.github.sinecast.onnx;

import static io.github.sinecast.onnx.OnnxGraph.integer;
import static io.github.sinecast.onnx.OnnxGraph.integers;

import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.window.WindowSpec;
import java.util.List;
import java.util.Map;

/** The nodes of DL4J's recurrent network: one LSTM layer, and a linear map of its last state. */
final class LstmNodes {
  /** Where DL4J keeps ONNX's input gate, output gate, forget gate and cell. */
  private static final int[] GATES = {3, 2, 1, 0};

  private LstmNodes() {}

  /**
   * Adds the network.
   *
   * @param parameters the trained numbers by name; matrices column by column, as DL4J keeps them
   * @return the answer, [B, H, 1]
   */
  static String add(OnnxGraph to, Lstm spec, WindowSpec window, Map<String, float[]> parameters) {
    int hidden = spec.hidden();
    int width = window.variates() * window.tokenWidth();
    String steps = to.reshape(NetworkGraph.INPUTS, -1, window.steps(), width); // [B, T, C]
    String sequence = to.node("Transpose", List.of(steps), integers("perm", 1, 0, 2));
    // A transposed matrix of DL4J has the numbers of one gate side by side.
    float[] ofInputs = gates(parameters, "lstm.0_W", hidden * width);
    float[] ofStates = gates(parameters, "lstm.0_RW", hidden * hidden);
    float[] biases = new float[2 * 4 * hidden];
    System.arraycopy(gates(parameters, "lstm.0_b", hidden), 0, biases, 0, 4 * hidden);
    String state = to.newName("state");
    to.add(
        "LSTM",
        List.of(
            sequence,
            to.constant(to.newName("lstm.W"), ofInputs, 1, 4L * hidden, width),
            to.constant(to.newName("lstm.R"), ofStates, 1, 4L * hidden, hidden),
            to.constant(to.newName("lstm.B"), biases, 1, 8L * hidden)),
        List.of("", state),
        integer("hidden_size", hidden)); // [1, B, hidden]
    String weight =
        to.constant(
            to.newName("lstm.weight"), of(parameters, "lstm.1_W"), window.horizon(), hidden);
    String bias =
        to.constant(to.newName("lstm.bias"), of(parameters, "lstm.1_b"), window.horizon());
    String answers =
        to.node(
            "Gemm",
            List.of(to.reshape(state, -1, hidden), weight, bias),
            integer("transB", 1)); // [B, H]
    return to.reshape(answers, -1, window.horizon(), 1);
  }

  private static float[] gates(Map<String, float[]> parameters, String name, int size) {
    float[] all = of(parameters, name);
    float[] gates = new float[4 * size];
    for (int gate = 0; gate < GATES.length; gate++) {
      System.arraycopy(all, GATES[gate] * size, gates, gate * size, size);
    }
    return gates;
  }

  private static float[] of(Map<String, float[]> parameters, String name) {
    float[] values = parameters.get(name);
    if (values == null) {
      throw new IllegalStateException("there are no trained numbers of " + name);
    }
    return values;
  }
}

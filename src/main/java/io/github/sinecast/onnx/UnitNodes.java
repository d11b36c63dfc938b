package io.github.sinecast.onnx;

import io.github.sinecast.window.WindowSpec;
import onnx.Onnx.TensorProto.DataType;

/** The nodes that bring learned values to the units of the file. */
final class UnitNodes {
  private final OnnxGraph graph;
  private final WindowSpec window;
  private final String last;
  private final String location;
  private final String spread;

  UnitNodes(OnnxGraph graph, WindowSpec window) {
    this.graph = graph;
    this.window = window;
    this.last = ofWindow(ExportedModel.LAST, 1);
    this.location = ofWindow(ExportedModel.LOCATION, 1);
    this.spread =
        ofWindow(ExportedModel.SPREAD, window.target().scale() == null ? 1 : window.horizon());
  }

  /** Declares numbers of each window, [B, size], and gives them axes for levels, [B, size, 1]. */
  String ofWindow(String name, int size) {
    return graph.reshape(graph.input(name, DataType.DOUBLE, OnnxGraph.BATCH, size), -1, size, 1);
  }

  /** From learned values to those of the file, [B, H, any]. */
  String inUnits(String learned) {
    String scaled = graph.node("Add", location, graph.node("Mul", spread, learned));
    return switch (window.target().form()) {
      case LOG_RETURN -> graph.node("Mul", last, graph.node("Exp", scaled));
      case DIFFERENCE -> graph.node("Add", last, scaled);
      case LEVEL -> scaled;
    };
  }
}

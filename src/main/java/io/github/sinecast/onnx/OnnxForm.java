package io.github.sinecast.onnx;

/** The ONNX form of one SameDiff operation. */
@FunctionalInterface
interface OnnxForm {
  /** Adds nodes for a call, and returns the name of their result. */
  String write(OnnxGraph to, NetworkNodes.Call call);
}

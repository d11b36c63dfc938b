package io.github.sinecast.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a file of weights says of itself, for whoever computes the network elsewhere. */
final class WeightsDescription {
  private WeightsDescription() {}

  /** The description by key, as the metadata of the safetensors format has it. */
  static Map<String, String> of(Weights weights) {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("format_version", "1");
    description.put(
        "tensors", String.join(",", weights.parameters().stream().map(Parameter::name).toList()));
    description.put("matrices", "[in, out]: y = x W + bias");
    description.put(
        "layer_norm", "(x - mean) / sqrt(variance) * gain + bias, with no epsilon in the root");
    description.put("gelu", "x * sigmoid(1.702 * x)");
    return description;
  }
}

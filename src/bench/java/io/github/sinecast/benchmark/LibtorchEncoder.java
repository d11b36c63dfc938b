package io.github.sinecast.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import io.github.sinecast.encoding.PlainSites;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.NormPlace;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A workload's encoder written for libtorch the way PyTorch's own encoder layer is: one product for
 * queries, keys and values, fused layer norm, fused dropout.
 *
 * <p>Shapes in comments: B batch, T tokens, I numbers in a token, D width, N heads, K head width.
 */
final class LibtorchEncoder {
  /** Sinecast's layer norm has none. */
  private static final float NO_EPSILON = 0;

  private final EncoderSpec spec;
  private final int tokens;
  private final int tokenWidth;
  private final NDArray table;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  /**
   * @param weights Sinecast's weights by name; its matrices are in x out, libtorch's out x in
   * @param learns whether gradients are wanted
   */
  LibtorchEncoder(
      Workload workload, Map<String, float[]> weights, NDManager manager, boolean learns) {
    this.spec = workload.encoder();
    this.tokens = workload.window().tokens();
    this.tokenWidth = workload.window().tokenWidth();
    this.table = table(manager, spec.shape(workload.window()));
    Map<String, NDArray> own = new LinkedHashMap<>();
    weights.forEach((name, values) -> own.put(name, manager.create(values)));
    int width = spec.width();
    linear(own, "embedding", tokenWidth, width);
    for (int layer = 0; layer < spec.layers(); layer++) {
      String attention = "layer" + layer + ".attention";
      put(
          attention + ".in.weight",
          matrix(own, attention + ".query", width, width)
              .concat(matrix(own, attention + ".key", width, width))
              .concat(matrix(own, attention + ".value", width, width)));
      put(
          attention + ".in.bias",
          own.get(attention + ".query.bias")
              .concat(own.get(attention + ".key.bias"))
              .concat(own.get(attention + ".value.bias")));
      linear(own, attention + ".output", width, width);
      norm(own, attention);
      String feedForward = "layer" + layer + ".feed-forward";
      linear(own, feedForward + ".hidden", width, spec.feedForwardWidth());
      linear(own, feedForward + ".output", spec.feedForwardWidth(), width);
      norm(own, feedForward);
    }
    if (spec.norm() == NormPlace.PRE) {
      norm(own, "final");
    }
    linear(own, "head", tokens * width, workload.window().horizon());
    if (learns) {
      parameters.values().forEach(parameter -> parameter.setRequiresGradient(true));
    }
  }

  Map<String, NDArray> parameters() {
    return parameters;
  }

  /** From B x T x I to B x H. */
  NDArray answer(NDArray inputs, boolean training) {
    NDArray rows = inputs.reshape(-1, tokenWidth); // [B T, I]
    NDArray x = linear("embedding", rows); // [B T, D]
    if (spec.scaleEmbedding()) {
      x = x.mul(Math.sqrt(spec.width()));
    }
    x = x.reshape(-1, tokens, spec.width()).add(table); // [B, T, D]
    x = dropout(x, training);
    for (int layer = 0; layer < spec.layers(); layer++) {
      String attention = "layer" + layer + ".attention";
      String feedForward = "layer" + layer + ".feed-forward";
      if (spec.norm() == NormPlace.PRE) {
        x = x.add(dropout(attention(attention, norm(attention, x)), training));
        x = x.add(dropout(feedForward(feedForward, norm(feedForward, x)), training));
      } else {
        x = norm(attention, x.add(dropout(attention(attention, x), training)));
        x = norm(feedForward, x.add(dropout(feedForward(feedForward, x), training)));
      }
    }
    if (spec.norm() == NormPlace.PRE) {
      x = norm("final", x);
    }
    return linear("head", x.reshape(-1, (long) tokens * spec.width())); // [B, H]
  }

  private NDArray attention(String name, NDArray x) {
    NDArray all =
        linear(name + ".in", x)
            .reshape(-1, tokens, 3, spec.heads(), spec.headWidth())
            .transpose(2, 0, 3, 1, 4); // [3, B, N, T, K]
    NDArray queries = all.get(0).mul(1 / Math.sqrt(spec.headWidth())); // [B, N, T, K]
    NDArray scores = queries.matMul(all.get(1).transpose(0, 1, 3, 2)); // [B, N, T, T]
    NDArray mixed = scores.softmax(-1).matMul(all.get(2)); // [B, N, T, K]
    return linear(name + ".output", mixed.transpose(0, 2, 1, 3).reshape(-1, tokens, spec.width()));
  }

  private NDArray feedForward(String name, NDArray x) {
    NDArray hidden = linear(name + ".hidden", x);
    // libtorch's exact GELU in one operation is faster than Sinecast's sigmoid form in three.
    NDArray bent =
        spec.activation() == Activation.RELU
            ? ai.djl.nn.Activation.relu(hidden)
            : ai.djl.nn.Activation.gelu(hidden);
    return linear(name + ".output", bent);
  }

  private NDArray linear(String name, NDArray x) {
    return Linear.linear(x, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray norm(String name, NDArray x) {
    return LayerNorm.layerNorm(
            x,
            new Shape(spec.width()),
            parameters.get(name + ".norm.gain"),
            parameters.get(name + ".norm.bias"),
            NO_EPSILON)
        .singletonOrThrow();
  }

  private NDArray dropout(NDArray x, boolean training) {
    if (!training || spec.dropout() == 0) {
      return x;
    }
    NDList dropped = Dropout.dropout(x, (float) spec.dropout(), true);
    return dropped.singletonOrThrow();
  }

  private void linear(Map<String, NDArray> own, String name, int in, int out) {
    put(name + ".weight", matrix(own, name, in, out));
    put(name + ".bias", own.get(name + ".bias"));
  }

  private void norm(Map<String, NDArray> own, String name) {
    put(name + ".norm.gain", own.get(name + ".norm.gain"));
    put(name + ".norm.bias", own.get(name + ".norm.bias"));
  }

  private void put(String name, NDArray values) {
    parameters.put(name, values);
  }

  /** A matrix as libtorch wants it: out x in, its rows one after the other. */
  private static NDArray matrix(Map<String, NDArray> own, String name, int in, int out) {
    return own.get(name + ".weight").reshape(in, out).transpose().duplicate();
  }

  private static NDArray table(NDManager manager, EncoderShape shape) {
    double[] values =
        PlainSites.of(
                new SinusoidalEncoding(),
                new PlainFormulas(
                    shape,
                    TokenTimes.counted(shape),
                    (name, initial, wanted) -> {
                      throw new IllegalStateException("the sinusoidal table learns nothing");
                    }))
            .table()
            .values();
    float[] floats = new float[values.length];
    for (int index = 0; index < floats.length; index++) {
      floats[index] = (float) values[index];
    }
    return manager.create(floats, new Shape(shape.tokens(), shape.width()));
  }
}

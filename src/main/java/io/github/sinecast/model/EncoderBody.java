package io.github.sinecast.model;

import io.github.sinecast.encoding.formula.InitialValues;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A transformer encoder in a graph: from tokens to one row of numbers.
 *
 * <p>Shapes in comments: B batch, T tokens, I numbers in a token, D width, N heads, K head width, F
 * feed-forward width. Most of the graph works on [B T, D], a token per row.
 *
 * <p>Source: Vaswani et al., Attention is all you need (2017), arXiv:1706.03762.
 */
final class EncoderBody implements NetworkBody {
  private final EncoderSpec spec;
  private final WindowSpec window;
  private final int tokens;
  private final DataType type;
  private final SameDiff graph;
  private final ParameterStore parameters;
  private final GraphFormulas formulas;
  private final PositionSites positions;
  private final List<DropoutMask> dropoutMasks = new ArrayList<>();
  private final boolean training;

  /**
   * @param seed where the initial values of positions come from
   */
  EncoderBody(
      EncoderSpec spec,
      WindowSpec window,
      SameDiff graph,
      ParameterStore parameters,
      DataType type,
      long seed,
      boolean training) {
    this.spec = spec;
    this.window = window;
    this.tokens = window.tokens();
    this.type = type;
    this.graph = graph;
    this.parameters = parameters;
    this.training = training;
    this.formulas =
        new GraphFormulas(
            graph,
            type,
            parameters,
            new InitialValues(seed),
            spec.shape(window),
            window.patch().stride(),
            training);
    this.positions = new PositionSites(graph, formulas, spec.encoding());
  }

  @Override
  public SDVariable numbers(SDVariable inputs, LastMap map) {
    SDVariable encoded = encoder(embedding(inputs)); // [B, T, D]
    int width = spec.pooling().width(tokens, spec.width());
    SDVariable pooled = spec.pooling().pool(encoded, tokens, spec.width()); // [B, width]
    SDVariable kept = dropout("head", spec.headDropout(), 1, width, pooled);
    List<LastMap.Features> features = new ArrayList<>();
    features.add(new LastMap.Features("head", kept, width));
    if (spec.linearResidual()) {
      addPath(inputs, features);
    }
    return map.of(features);
  }

  /**
   * Adds all numbers of a window, each once: those of each patch until the next begins, and the
   * whole last patch.
   *
   * @param inputs tokens, which may overlap, [B, T, I]
   */
  private void addPath(SDVariable inputs, List<LastMap.Features> features) {
    int steps = window.steps();
    int own = window.patch().stride() * (window.tokenWidth() / window.patch().length());
    SDVariable patches = inputs.reshape(-1, steps, window.variates(), window.tokenWidth());
    if (steps > 1) {
      features.add(
          new LastMap.Features(
              "path", flat(patches, 0, steps - 1, own), (steps - 1) * window.variates() * own));
    }
    features.add(
        new LastMap.Features(
            "path.end",
            flat(patches, steps - 1, steps, window.tokenWidth()),
            window.variates() * window.tokenWidth()));
  }

  /** The first numbers of each token of some steps, a window a row. */
  private SDVariable flat(SDVariable patches, int from, int to, int numbers) {
    return patches
        .get(SDIndex.all(), SDIndex.interval(from, to), SDIndex.all(), SDIndex.interval(0, numbers))
        .reshape(-1, (long) (to - from) * window.variates() * numbers);
  }

  @Override
  public List<DropoutMask> dropoutMasks() {
    return List.copyOf(dropoutMasks);
  }

  @Override
  public List<BatchInput> batchInputs() {
    return List.copyOf(formulas.timeInputs());
  }

  private SDVariable embedding(SDVariable inputs) {
    SDVariable rows = inputs.reshape(-1, window.tokenWidth()); // [B T, I]
    SDVariable embedded = linear("embedding", rows, window.tokenWidth(), spec.width()); // [B T, D]
    SDVariable scaled =
        spec.scaleEmbedding() ? embedded.mul(Math.sqrt(spec.width())) : embedded; // [B T, D]
    int statics = window.covariates().staticWidth();
    return statics == 0 ? scaled : withStatics(scaled, statics);
  }

  /** The embeddings of a window, each with the same offset: what never changes in its series. */
  private SDVariable withStatics(SDVariable embedded, int numbers) {
    SDVariable statics = graph.placeHolder(NetworkGraph.STATICS, type, -1, numbers); // [B, S]
    SDVariable offset =
        statics.mmul(parameters.zeroWeight("statics.weight", numbers, spec.width())); // [B, D]
    return embedded
        .reshape(-1, tokens, spec.width())
        .add(offset.reshape(-1, 1, spec.width()))
        .reshape(-1, spec.width()); // [B T, D]
  }

  private SDVariable encoder(SDVariable embedded) {
    SDVariable x = dropout("embedding", positions.withPositions(embedded)); // [B T, D]
    for (int layer = 0; layer < spec.layers(); layer++) {
      int index = layer;
      String name = "layer" + layer;
      x = residual(name + ".attention", x, (block, tokens) -> attention(index, block, tokens));
      x = residual(name + ".feed-forward", x, this::feedForward);
      x = layer == 0 ? positions.betweenBlocks(x) : x;
    }
    if (spec.norm() == NormPlace.PRE) {
      x = norm("final", x);
    }
    return x.reshape(-1, tokens, spec.width()).rename(NetworkGraph.ENCODED); // [B, T, D]
  }

  /** A block of a layer: from [B T, D] to [B T, D]. */
  private interface Block {
    SDVariable of(String name, SDVariable x);
  }

  private SDVariable residual(String name, SDVariable x, Block block) {
    if (spec.norm() == NormPlace.PRE) {
      return x.add(dropout(name, block.of(name, norm(name, x))));
    }
    return norm(name, x.add(dropout(name, block.of(name, x))));
  }

  private SDVariable attention(int layer, String name, SDVariable x) {
    SDVariable queries = linear(name + ".query", x, spec.width(), spec.width()); // [B T, D]
    SDVariable keys = linear(name + ".key", x, spec.width(), spec.width()); // [B T, D]
    SDVariable values = linear(name + ".value", x, spec.width(), spec.width()); // [B T, D]
    SDVariable query = positions.queries(layer, queries); // [B, N, T, K]
    SDVariable key = positions.keys(layer, keys); // [B, N, T, K]
    double scale = positions.contentScale() / Math.sqrt(spec.headWidth());
    SDVariable content = graph.mmul(query, key, false, true, false).mul(scale); // [B, N, T, T]
    SDVariable scores = positions.withBiases(layer, content, x, queries, keys); // [B,N,T,T]
    SDVariable attention =
        positions
            .withWeights(layer, graph.nn.softmax(scores, -1))
            .rename(NetworkGraph.ATTENTION + layer); // [B, N, T, T]
    SDVariable mixed =
        positions.withValues(layer, attention, attention.mmul(heads(values))); // [B, N, T, K]
    SDVariable merged = mixed.permute(0, 2, 1, 3).reshape(-1, spec.width()); // [B T, D]
    return linear(name + ".output", merged, spec.width(), spec.width());
  }

  /** From [B T, D] to [B, N, T, K]. */
  private SDVariable heads(SDVariable x) {
    return x.reshape(-1, tokens, spec.heads(), spec.headWidth()).permute(0, 2, 1, 3);
  }

  private SDVariable feedForward(String name, SDVariable x) {
    SDVariable hidden = linear(name + ".hidden", x, spec.width(), spec.feedForwardWidth());
    SDVariable bent = spec.activation().of(graph, hidden); // [B T, F]
    return linear(name + ".output", bent, spec.feedForwardWidth(), spec.width()); // [B T, D]
  }

  private SDVariable linear(String name, SDVariable x, int in, int out) {
    SDVariable weight = parameters.weight(name + ".weight", in, out);
    SDVariable bias = parameters.bias(name + ".bias", out);
    return graph.nn.linear(x, weight, bias);
  }

  private SDVariable norm(String name, SDVariable x) {
    SDVariable gain = parameters.gain(name + ".norm.gain", spec.width());
    SDVariable bias = parameters.bias(name + ".norm.bias", spec.width());
    return graph.nn.layerNorm(x, gain, bias, true, 1);
  }

  private SDVariable dropout(String name, SDVariable x) {
    return dropout(name, spec.dropout(), tokens, spec.width(), x);
  }

  /**
   * Numbers of which some are zero while the network learns.
   *
   * @param rows of a window
   * @param x [B rows, width]
   */
  private SDVariable dropout(String name, double share, int rows, int width, SDVariable x) {
    if (!training || share == 0) {
      return x;
    }
    DropoutMask mask = new DropoutMask(name + ".dropout", share, rows, width);
    dropoutMasks.add(mask);
    return x.mul(graph.placeHolder(mask.name(), type, -1, width));
  }
}

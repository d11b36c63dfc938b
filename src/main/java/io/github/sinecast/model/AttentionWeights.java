package io.github.sinecast.model;

import io.github.sinecast.History;
import io.github.sinecast.encoding.Sites;
import io.github.sinecast.encoding.formula.Numbers;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What the tokens of windows attend to in a trained encoder, to look at.
 *
 * @param spec the shape of the encoder
 * @param window what a window holds
 * @param weights what it learned
 * @param scales which scale each series gets
 */
public record AttentionWeights(
    EncoderSpec spec, WindowSpec window, Weights weights, SeriesScales scales) {
  /**
   * The weights in the windows that end with some histories.
   *
   * @param histories at least one
   * @return for each layer the weights by history, head, query and key, [B, N, T, T], row-major
   */
  public List<float[]> of(List<History> histories) {
    return run(
        histories,
        graph ->
            IntStream.range(0, spec.layers())
                .mapToObj(layer -> NetworkGraph.ATTENTION + layer)
                .toList(),
        spec.heads() * window.tokens() * window.tokens());
  }

  /** What the layers attend to in the window that ends with a history. */
  public EncoderContent content(History history) {
    List<PlainNumbers> numbers =
        run(List.of(history), NetworkGraph::contents, window.tokens() * spec.width()).stream()
            .map(
                values ->
                    new PlainNumbers(
                        IntStream.range(0, values.length).mapToDouble(at -> values[at]).toArray(),
                        window.tokens(),
                        spec.width()))
            .toList();
    return new EncoderContent(
        numbers.get(0),
        IntStream.range(0, spec.layers())
            .map(layer -> 1 + 3 * layer)
            .mapToObj(
                at ->
                    new Sites.Content(
                        numbers.get(at), heads(numbers.get(at + 1)), heads(numbers.get(at + 2))))
            .toList());
  }

  /** From [T, D] to [N, T, K]. */
  private Numbers heads(PlainNumbers rows) {
    return rows.reshaped(window.tokens(), spec.heads(), spec.headWidth()).swapped();
  }

  /** Results of a graph for some histories, each row-major. */
  private List<float[]> run(
      List<History> histories, Function<NetworkGraph, List<String>> results, int sizeOfOne) {
    NativeBackend.start();
    NetworkGraph graph = NetworkGraph.forAnswers(spec, window, DataType.FLOAT);
    ParameterArrays parameters = new ParameterArrays(graph.parameters());
    parameters.write(weights.values());
    Batch batch = new Batch(window, spec.form(), histories.size());
    ForecastInputs written =
        new ForecastInputs(
            window,
            histories,
            histories.stream().map(history -> scales.of(window, history)).toList());
    for (int place = 0; place < histories.size(); place++) {
      written.write(place, batch, place);
    }
    List<String> names = results.apply(graph);
    List<float[]> read = new ArrayList<>();
    try (WindowPlan plan =
        new WindowPlan(graph, graph.graph(), histories.size(), parameters.byName(), names)) {
      plan.run(batch, null);
      for (String name : names) {
        float[] values = new float[histories.size() * sizeOfOne];
        FloatArrays.read(plan.result(name), values, 0);
        read.add(values);
      }
    }
    return read;
  }
}

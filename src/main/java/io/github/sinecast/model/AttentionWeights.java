package io.github.sinecast.model;

import io.github.sinecast.History;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
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
    List<String> names =
        IntStream.range(0, spec.layers())
            .mapToObj(layer -> NetworkGraph.ATTENTION + layer)
            .toList();
    int size = histories.size() * spec.heads() * window.tokens() * window.tokens();
    List<float[]> layers = new ArrayList<>();
    try (WindowPlan plan =
        new WindowPlan(graph, graph.graph(), histories.size(), parameters.byName(), names)) {
      plan.run(batch, null);
      for (String name : names) {
        float[] layer = new float[size];
        FloatArrays.read(plan.result(name), layer, 0);
        layers.add(layer);
      }
    }
    return layers;
  }
}

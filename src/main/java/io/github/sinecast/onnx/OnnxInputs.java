package io.github.sinecast.onnx;

import io.github.sinecast.History;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.GraphSpec;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.LearnedUnit;
import io.github.sinecast.window.WindowForm;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** What a model in the form of {@link ExportedModel} reads, of the newest windows of histories. */
final class OnnxInputs {
  private final WindowForm form;
  private final WindowSpec window;
  private final SeriesScales scales;
  private final @Nullable NetworkGraph graph;

  /**
   * @param network how the model reads windows; null for tokens, and no dates
   * @param scales which scale each series gets
   */
  OnnxInputs(@Nullable NetworkSpec network, WindowSpec window, SeriesScales scales) {
    this.form = network == null ? WindowForm.TOKENS : network.form();
    this.window = window;
    this.scales = scales;
    if (network instanceof GraphSpec spec) {
      NativeBackend.start();
      graph = NetworkGraph.forAnswers(spec, window, DataType.FLOAT);
    } else {
      graph = null;
    }
  }

  /**
   * The numbers of each input, row-major, and the unit of each answer.
   *
   * @param units receives one for each history
   */
  Map<String, double[]> of(List<History> histories, List<LearnedUnit> units) {
    Batch batch = new Batch(window, form, histories.size());
    ForecastInputs inputs =
        new ForecastInputs(
            window,
            histories,
            histories.stream().map(history -> scales.of(window, history)).toList());
    List<LearnedUnit> own = new ArrayList<>();
    for (int place = 0; place < histories.size(); place++) {
      inputs.write(place, batch, place);
      own.add(inputs.unit(place));
    }
    units.addAll(own);
    Map<String, double[]> numbers = new LinkedHashMap<>();
    Map<String, float[]> read =
        graph == null ? Map.of(NetworkGraph.INPUTS, batch.inputs()) : graph.inputs(batch, null);
    read.forEach((name, values) -> numbers.put(name, doubles(values)));
    numbers.put(ExportedModel.LAST, histories.stream().mapToDouble(History::last).toArray());
    numbers.put(
        ExportedModel.LOCATION,
        own.stream().mapToDouble(unit -> unit.scale(1).location()).toArray());
    int steps = window.target().scale() == null ? 1 : window.horizon();
    numbers.put(
        ExportedModel.SPREAD,
        own.stream()
            .flatMapToDouble(
                unit ->
                    IntStream.rangeClosed(1, steps).mapToDouble(step -> unit.scale(step).spread()))
            .toArray());
    numbers.put(
        ExportedModel.VOLATILITY, own.stream().mapToDouble(LearnedUnit::volatility).toArray());
    return numbers;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, index -> values[index]);
    return doubles;
  }
}

package io.github.sinecast.onnx;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.distribution.CurveLevels;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.distribution.LearnedForecast;
import io.github.sinecast.distribution.QuantileCurve;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.window.LearnedUnit;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model in the form of {@link ExportedModel} as a forecaster, computed by ONNX Runtime: its
 * forecast in the units of the file.
 */
public final class OnnxForecaster implements TrainedForecaster {
  /** The name of a model that has no other. */
  public static final String NAME = "onnx";

  /** Windows that are answered at a time. */
  private static final int BATCH = 256;

  private final String name;
  private final OnnxSession session;
  private final WindowSpec window;
  private final OnnxInputs inputs;
  private final List<Double> levels;

  /**
   * @param name under which it is evaluated
   * @param session the model; closed with this forecaster
   * @param network how the model reads windows
   * @param window what a window holds
   * @param scales which scale each series gets
   * @param levels of the quantiles behind the point in its forecast; none for points alone
   */
  public OnnxForecaster(
      String name,
      OnnxSession session,
      NetworkSpec network,
      WindowSpec window,
      SeriesScales scales,
      List<Double> levels) {
    this.name = name;
    this.session = session;
    this.window = window;
    this.inputs = new OnnxInputs(network, window, scales);
    this.levels = List.copyOf(levels);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int minimumHistory() {
    return window.rowsNeeded();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    if (horizon > window.horizon()) {
      throw new InvalidInputException(
          "%s forecasts %s steps, %s were asked for".formatted(name, window.horizon(), horizon));
    }
    List<Forecast> forecasts = new ArrayList<>();
    for (int from = 0; from < histories.size(); from += BATCH) {
      List<History> some = histories.subList(from, Math.min(from + BATCH, histories.size()));
      List<LearnedUnit> units = new ArrayList<>();
      Map<String, double[]> outputs = session.run(inputs.of(some, units), some.size());
      double[] numbers = outputs.get(ExportedModel.FORECAST);
      int columns = 1 + levels.size();
      if (numbers == null || numbers.length != some.size() * window.horizon() * columns) {
        throw new InvalidInputException(
            "%s: the model must have an output '%s' of %s steps with %s numbers each, found %s"
                .formatted(
                    name, ExportedModel.FORECAST, window.horizon(), columns, outputs.keySet()));
      }
      for (int place = 0; place < some.size(); place++) {
        int first = place * window.horizon() * columns;
        forecasts.add(
            forecast(
                units.get(place),
                Arrays.copyOfRange(numbers, first, first + horizon * columns),
                horizon));
      }
    }
    return forecasts;
  }

  private Forecast forecast(LearnedUnit unit, double[] numbers, int horizon) {
    List<Double> points = new ArrayList<>();
    List<LearnedDistribution> distributions = new ArrayList<>();
    int columns = 1 + levels.size();
    for (int step = 1; step <= horizon; step++) {
      int at = (step - 1) * columns;
      points.add(unit.learned(step, numbers[at]));
      if (!levels.isEmpty()) {
        double[] quantiles = new double[levels.size()];
        for (int level = 0; level < quantiles.length; level++) {
          double learned = unit.learned(step, numbers[at + 1 + level]);
          // Quantiles that are equal but for their rounding must not fall.
          quantiles[level] = level == 0 ? learned : Math.max(learned, quantiles[level - 1]);
        }
        distributions.add(new QuantileCurve(CurveLevels.of(levels), quantiles));
      }
    }
    return unit.inUnits(new LearnedForecast(points, distributions, () -> 1, false));
  }

  @Override
  public void close() {
    session.close();
  }
}

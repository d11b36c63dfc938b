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
import org.jspecify.annotations.Nullable;

/**
 * A model in the form of {@link ExportedModel} as a forecaster, computed by ONNX Runtime. It
 * answers with a forecast in the units of the file, or else with scaled points.
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
   * @param network how the model reads windows; null for tokens, and no dates
   * @param window what a window holds
   * @param scales which scale each series gets
   * @param levels of the quantiles behind the point in its forecast; none for points alone
   */
  public OnnxForecaster(
      String name,
      OnnxSession session,
      @Nullable NetworkSpec network,
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
      boolean inUnits = outputs.containsKey(ExportedModel.FORECAST);
      int columns = inUnits ? 1 + levels.size() : 1;
      double[] numbers =
          numbers(outputs, inUnits ? ExportedModel.FORECAST : ExportedModel.ANSWER, columns, some);
      for (int place = 0; place < some.size(); place++) {
        int first = place * window.horizon() * columns;
        double[] own = Arrays.copyOfRange(numbers, first, first + horizon * columns);
        forecasts.add(forecast(units.get(place), own, columns, inUnits));
      }
    }
    return forecasts;
  }

  private double[] numbers(
      Map<String, double[]> outputs, String output, int columns, List<History> histories) {
    double[] numbers = outputs.get(output);
    int expected = histories.size() * window.horizon() * columns;
    if (numbers == null || numbers.length != expected) {
      throw new InvalidInputException(
          "%s: the model must have an output '%s' (units of the file) or '%s' (scaled points) of %s steps with %s numbers each, found the outputs %s%s"
              .formatted(
                  name,
                  ExportedModel.FORECAST,
                  ExportedModel.ANSWER,
                  window.horizon(),
                  columns,
                  outputs.keySet(),
                  numbers == null
                      ? ""
                      : ", with %s instead of %s numbers for %s windows"
                          .formatted(numbers.length, expected, histories.size())));
    }
    return numbers;
  }

  /**
   * The forecast of one history.
   *
   * @param numbers the point and the quantiles of each step
   * @param inUnits whether they are in the units of the file; else they are scaled
   */
  private Forecast forecast(LearnedUnit unit, double[] numbers, int columns, boolean inUnits) {
    List<Double> points = new ArrayList<>();
    List<LearnedDistribution> distributions = new ArrayList<>();
    for (int step = 1; step <= numbers.length / columns; step++) {
      double[] learned = Arrays.copyOfRange(numbers, (step - 1) * columns, step * columns);
      for (int column = 0; column < columns && inUnits; column++) {
        learned[column] = unit.learned(step, learned[column]);
      }
      points.add(learned[0]);
      if (columns > 1) {
        // Quantiles that are equal but for their rounding must not fall.
        for (int column = 2; column < columns; column++) {
          learned[column] = Math.max(learned[column], learned[column - 1]);
        }
        distributions.add(
            new QuantileCurve(CurveLevels.of(levels), Arrays.copyOfRange(learned, 1, columns)));
      }
    }
    return unit.inUnits(new LearnedForecast(points, distributions, () -> 1, false));
  }

  @Override
  public void close() {
    session.close();
  }
}

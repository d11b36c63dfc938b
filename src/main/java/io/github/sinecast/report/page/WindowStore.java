package io.github.sinecast.report.page;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.sinecast.evaluation.ForecastRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forecasts of one series: a bounded number of windows in full, evenly spaced, and of every
 * window how far each model was off.
 */
final class WindowStore {
  /** How far a model was off in one window. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"origin", "meanError", "step", "date", "actual", "forecast"})
  record Miss(
      String origin, double meanError, int step, String date, double actual, double forecast) {}

  /** A window that is kept: by model, step after step, the point and its quantiles. */
  record Window(String origin, Map<String, double[]> numbers) {}

  /** What is gathered of one model in the window that is being read. */
  private static final class Gathered {
    private double sum;
    private int steps;
    private @Nullable ForecastRow worst;
  }

  private final int horizon;
  private final int levels;
  private final int mostNumbers;
  private int every = 1;
  private int windows;
  private String origin = "";
  private final Map<String, Gathered> gathered = new LinkedHashMap<>();
  private List<Window> kept = new ArrayList<>();
  private final Map<String, List<Miss>> misses = new LinkedHashMap<>();
  private final Map<String, List<Double>> residuals = new LinkedHashMap<>();

  WindowStore(int horizon, int levels, int mostNumbers) {
    this.horizon = horizon;
    this.levels = levels;
    this.mostNumbers = mostNumbers;
  }

  /**
   * Adds a step; those of one window come after each other.
   *
   * @param quantiles those that are drawn
   */
  void add(ForecastRow step, List<Double> quantiles) {
    String model = step.model();
    if (!step.cutoff().equals(origin)) {
      end();
      origin = step.cutoff();
      if (windows % every == 0) {
        kept.add(new Window(origin, new LinkedHashMap<>()));
      }
      windows++;
    }
    if ((windows - 1) % every == 0) {
      keep(step, quantiles);
    }
    double error = Math.abs(step.actual() - step.mean());
    Gathered of = gathered.computeIfAbsent(model, none -> new Gathered());
    of.sum += error;
    of.steps++;
    if (of.worst == null || error > Math.abs(of.worst.actual() - of.worst.mean())) {
      of.worst = step;
    }
    if (step.step() == 1) {
      residuals.computeIfAbsent(model, none -> new ArrayList<>()).add(step.actual() - step.mean());
    }
  }

  private void keep(ForecastRow step, List<Double> quantiles) {
    int size = 1 + levels;
    double[] numbers =
        kept.get(kept.size() - 1)
            .numbers()
            .computeIfAbsent(step.model(), none -> new double[horizon * size]);
    int at = (step.step() - 1) * size;
    numbers[at] = step.mean();
    for (int level = 0; level < levels; level++) {
      numbers[at + 1 + level] = quantiles.get(level);
    }
  }

  /** Ends the window that is being read. */
  void end() {
    gathered.forEach(
        (model, of) -> {
          ForecastRow worst = of.worst;
          if (worst != null) {
            misses
                .computeIfAbsent(model, none -> new ArrayList<>())
                .add(
                    new Miss(
                        origin,
                        of.sum / of.steps,
                        worst.step(),
                        worst.date(),
                        worst.actual(),
                        worst.mean()));
          }
        });
    gathered.clear();
    if (kept.size() > 2 && kept.size() * numbersOfWindow() > mostNumbers) {
      thin();
    }
  }

  private long numbersOfWindow() {
    return kept.get(0).numbers().values().stream()
        .mapToLong(
            numbers -> Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).count())
        .sum();
  }

  /** Keeps every second of the windows that were kept. */
  private void thin() {
    every *= 2;
    List<Window> half = new ArrayList<>();
    for (int index = 0; index < kept.size(); index += 2) {
      half.add(kept.get(index));
    }
    kept = half;
  }

  /** Of so many windows one is kept. */
  int every() {
    return every;
  }

  /** How many windows there are. */
  int windows() {
    return windows;
  }

  List<Window> kept() {
    return kept;
  }

  /** How far each model was off in each window. */
  Map<String, List<Miss>> misses() {
    return misses;
  }

  /** The errors of each model one step ahead, window after window. */
  double[] residuals(String model) {
    return residuals.getOrDefault(model, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}

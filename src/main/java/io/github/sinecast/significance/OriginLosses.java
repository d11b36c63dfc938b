package io.github.sinecast.significance;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.CsvLine;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.Scoring;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every model lost at each origin, over all steps and all series together: by these numbers
 * runs are tested against each other long after they ended. Immutable.
 */
public final class OriginLosses {
  private static final List<String> HEAD = List.of("origin", "model", "loss", "value");

  private record Kind(String model, String loss) {}

  private final List<String> origins;
  private final Map<Kind, double[]> losses;

  private OriginLosses(List<String> origins, Map<Kind, double[]> losses) {
    this.origins = List.copyOf(origins);
    this.losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
  }

  /** The losses of all models of a backtest, as {@link Comparison} tests them. */
  public static OriginLosses of(BacktestResult result, Scoring scoring) {
    LossSeries series =
        new LossSeries(result, result.coverage().get(0), scoring.units(result), scoring.isScaled());
    Map<Kind, double[]> losses = new LinkedHashMap<>();
    for (String model : result.models()) {
      for (ComparedLoss loss : ComparedLoss.values()) {
        if (loss.judges(result.forecasts(model))) {
          losses.put(
              new Kind(model, loss.label()),
              series.hasUnit() ? series.of(loss, model, Score.ALL_STEPS) : new double[0]);
        }
      }
    }
    return new OriginLosses(series.labels(), losses);
  }

  /** The last known row of each origin, in time order. */
  public List<String> origins() {
    return origins;
  }

  /** The names of the models, in the order in which they were judged. */
  public List<String> models() {
    return losses.keySet().stream().map(Kind::model).distinct().toList();
  }

  /**
   * The losses of a model in time order; null where it has none, or where those of several series
   * cannot be put together.
   *
   * @param loss MAE, MSE, CRPS or WQL
   */
  public double @Nullable [] of(String model, String loss) {
    double[] found = losses.get(new Kind(model, loss));
    return found == null || found.length == 0 ? null : found.clone();
  }

  /** Writes each loss as a line of CSV, {@code origin,model,loss,value}, with all its bits. */
  public void writeCsv(Appendable out) throws IOException {
    CsvLine.write(out, HEAD);
    for (Map.Entry<Kind, double[]> one : losses.entrySet()) {
      double[] values = one.getValue();
      for (int origin = 0; origin < values.length; origin++) {
        CsvLine.write(
            out,
            origins.get(origin),
            one.getKey().model(),
            one.getKey().loss(),
            Double.toString(values[origin]));
      }
    }
  }

  /**
   * Reads what {@link #writeCsv} wrote.
   *
   * @throws IllegalArgumentException if the lines are not of that form
   */
  public static OriginLosses read(BufferedReader in) throws IOException {
    List<List<String>> lines = CsvLine.readAll(in);
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw new IllegalArgumentException("losses must begin with the line " + HEAD);
    }
    Map<Kind, List<String>> values = new LinkedHashMap<>();
    Map<Kind, List<String>> labels = new LinkedHashMap<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != HEAD.size()) {
        throw new IllegalArgumentException("a loss must have the fields " + HEAD + ": " + line);
      }
      Kind kind = new Kind(line.get(1), line.get(2));
      labels.computeIfAbsent(kind, first -> new ArrayList<>()).add(line.get(0));
      values.computeIfAbsent(kind, first -> new ArrayList<>()).add(line.get(3));
    }
    Map<Kind, double[]> losses = new LinkedHashMap<>();
    values.forEach(
        (kind, text) -> losses.put(kind, text.stream().mapToDouble(Double::parseDouble).toArray()));
    List<List<String>> origins = labels.values().stream().distinct().toList();
    if (origins.size() > 1) {
      throw new IllegalArgumentException("all losses must be of the same origins");
    }
    return new OriginLosses(origins.isEmpty() ? List.of() : origins.get(0), losses);
  }
}

package io.github.sinecast.report.page;

import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.SeriesRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A series of a panel in the table of all of them.
 *
 * @param series its id
 * @param rows how many rows it has
 * @param error the mean absolute error of the network; null if it is not known
 * @param relative the same, divided by that of the last value
 * @param best the model with the least error
 * @param line the target at equal distances, the newest last
 */
record PanelSeries(
    String series,
    int rows,
    @Nullable Double error,
    @Nullable Double relative,
    String best,
    List<Double> line) {
  /** So many series are listed: those on which the network is worst. */
  private static final int MOST = 200;

  private static final int POINTS = 48;
  private static final MathContext DIGITS = new MathContext(5);

  /**
   * The series on which the network is worst, the worst first.
   *
   * @param errors the mean absolute errors of models, by series and model
   * @param naive the name of the model that errors are divided by
   */
  static List<PanelSeries> of(
      Path directory, Map<String, Map<String, Double>> errors, String network, String naive)
      throws IOException {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    List<String> worst =
        errors.entrySet().stream()
            .sorted(
                Comparator.comparing(
                    entry -> relative(entry.getValue(), network, naive),
                    Comparator.nullsLast(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .limit(MOST)
            .toList();
    worst.forEach(id -> values.put(id, new ArrayList<>()));
    if (Files.exists(SeriesRow.FILE.in(directory))) {
      try (CsvRows<SeriesRow> lines = SeriesRow.FILE.open(directory)) {
        while (lines.next()) {
          List<Double> own = values.get(lines.first());
          if (own != null) {
            own.add(lines.row().value());
          }
        }
      }
    }
    List<PanelSeries> all = new ArrayList<>();
    for (String id : worst) {
      Map<String, Double> own = errors.getOrDefault(id, Map.of());
      List<Double> known = Objects.requireNonNull(values.get(id));
      all.add(
          new PanelSeries(
              id,
              known.size(),
              own.get(network),
              relative(own, network, naive),
              own.entrySet().stream()
                  .filter(entry -> Double.isFinite(entry.getValue()))
                  .min(Map.Entry.comparingByValue())
                  .map(Map.Entry::getKey)
                  .orElse(""),
              drawn(known)));
    }
    return all;
  }

  private static @Nullable Double relative(
      Map<String, Double> errors, String network, String naive) {
    Double own = errors.get(network);
    Double other = errors.get(naive);
    return own == null || other == null || !(other > 0) || !Double.isFinite(own / other)
        ? null
        : (Double) (own / other);
  }

  private static List<Double> drawn(List<Double> values) {
    int points = Math.min(POINTS, values.size());
    List<Double> drawn = new ArrayList<>();
    for (int point = 0; point < points; point++) {
      int row = points == 1 ? 0 : (int) ((long) point * (values.size() - 1) / (points - 1));
      double value = values.get(row);
      drawn.add(Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value);
    }
    return drawn;
  }
}

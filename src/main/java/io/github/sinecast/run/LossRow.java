package io.github.sinecast.run;

import io.github.sinecast.significance.OriginLosses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of {@code losses.csv}: the loss of a model at an origin, over all steps and all series
 * together.
 *
 * @param origin the label of the last known row
 * @param model the name of the forecaster
 * @param loss the name of the loss's mean
 * @param value the loss
 */
public record LossRow(String origin, String model, String loss, double value) {
  /** The file of losses. */
  public static final CsvFile<LossRow> FILE = new CsvFile<>("losses.csv", LossRow.class);

  /** Every loss: by model, loss and origin. */
  public static Stream<LossRow> of(OriginLosses losses) {
    return losses.kinds().stream()
        .flatMap(
            kind -> {
              double[] values = losses.of(kind);
              return IntStream.range(0, values.length)
                  .mapToObj(
                      origin ->
                          new LossRow(
                              losses.origins().get(origin),
                              kind.model(),
                              kind.loss(),
                              values[origin]));
            });
  }

  /**
   * The losses of a run.
   *
   * @throws IOException if the file is not as {@link #of} gave it
   */
  public static OriginLosses read(Path directory) throws IOException {
    Map<OriginLosses.Kind, List<LossRow>> byKind = new LinkedHashMap<>();
    for (LossRow row : FILE.read(directory)) {
      byKind
          .computeIfAbsent(
              new OriginLosses.Kind(row.model(), row.loss()), first -> new ArrayList<>())
          .add(row);
    }
    List<List<String>> origins =
        byKind.values().stream()
            .map(rows -> rows.stream().map(LossRow::origin).toList())
            .distinct()
            .toList();
    if (origins.size() > 1) {
      throw new IOException(FILE.name() + ": all losses must be of the same cutoffs");
    }
    Map<OriginLosses.Kind, double[]> losses = new LinkedHashMap<>();
    byKind.forEach(
        (kind, rows) -> losses.put(kind, rows.stream().mapToDouble(LossRow::value).toArray()));
    return new OriginLosses(origins.isEmpty() ? List.of() : origins.get(0), losses);
  }
}

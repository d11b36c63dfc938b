package io.github.sinecast.report.page;

import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.SeriesRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the chosen series; of long ones the last. */
final class SeriesRows {
  /** So many rows of all series together. */
  private static final int MOST_ROWS = 40_000;

  /** One series as {@code series.csv} has it. */
  static final class Rows {
    private int dropped;
    private final List<String> labels = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    private final Map<String, Part> parts = new LinkedHashMap<>();

    private final Map<String, Integer> places = new HashMap<>();

    /** The place of a row among those that are kept; -1 if it is not among them. */
    int place(String label) {
      return places.getOrDefault(label, -1);
    }

    List<String> labels() {
      return labels;
    }

    List<Double> values() {
      return values;
    }

    private void add(SeriesRow line, int most) {
      String label = line.date();
      labels.add(label);
      values.add(line.value());
      Part before = parts.get(line.part());
      parts.put(
          line.part(),
          before == null
              ? new Part(line.part(), 1, label, label)
              : new Part(line.part(), before.rows() + 1, before.first(), label));
      if (labels.size() > 2 * most) {
        keepLast(most);
      }
    }

    private void keepLast(int most) {
      int surplus = Math.max(0, labels.size() - most);
      labels.subList(0, surplus).clear();
      values.subList(0, surplus).clear();
      dropped += surplus;
    }

    private void end(int most) {
      keepLast(most);
      for (int place = 0; place < labels.size(); place++) {
        places.put(labels.get(place), place);
      }
    }
  }

  /** The rows of a part of the split, and the labels of the first and the last. */
  record Part(String part, int rows, String first, String last) {}

  private final Map<String, Rows> byId = new LinkedHashMap<>();

  /** Reads the rows of some series. */
  static SeriesRows read(Path directory, List<String> ids) throws IOException {
    SeriesRows rows = new SeriesRows();
    int most = MOST_ROWS / Math.max(1, ids.size());
    ids.forEach(id -> rows.byId.put(id, new Rows()));
    try (CsvRows<SeriesRow> lines = SeriesRow.FILE.open(directory)) {
      while (lines.next()) {
        Rows of = rows.byId.get(lines.first());
        if (of != null) {
          of.add(lines.row(), most);
        }
      }
    }
    rows.byId.values().forEach(of -> of.end(most));
    return rows;
  }

  Rows of(String id) {
    return byId.getOrDefault(id, new Rows());
  }

  /** Every series with its labels, values and parts. */
  List<Shown> all() {
    return byId.entrySet().stream()
        .map(
            entry -> {
              Rows of = entry.getValue();
              return new Shown(entry.getKey(), of.dropped, of.labels, of.values, of.parts.values());
            })
        .toList();
  }

  /** A series as the page shows it. */
  record Shown(
      String series,
      int dropped,
      List<String> labels,
      List<Double> values,
      Collection<Part> parts) {}
}

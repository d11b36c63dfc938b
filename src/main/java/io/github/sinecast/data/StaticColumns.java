package io.github.sinecast.data;

import io.github.sinecast.Statics;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of a table that never change within a series. */
final class StaticColumns {
  private final FoundColumns columns;
  private final Source source;
  private final Problems problems;

  StaticColumns(FoundColumns columns, Source source, Problems problems) {
    this.columns = columns;
    this.source = source;
    this.problems = problems;
  }

  /** What never changes in the rows of one series; rows that differ are noted. */
  Statics of(String id, LoadedTable rows) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    columns
        .statics()
        .forEach(
            (name, column) -> {
              boolean text = columns.texts().contains(column);
              int first = 0;
              for (int row = 1; row < rows.rows(); row++) {
                if (!isMissing(rows, column, text, row) && isMissing(rows, column, text, first)) {
                  first = row;
                } else if (!isMissing(rows, column, text, row)
                    && !words(rows, column, text, row).equals(words(rows, column, text, first))) {
                  problems.add(
                      rows.line(row),
                      name,
                      "must be the same in all rows of series %s, found '%s' here and '%s' in %s; correct it, or declare the column as past or known"
                          .formatted(
                              id,
                              words(rows, column, text, row),
                              words(rows, column, text, first),
                              source.row(rows.line(first))));
                  return;
                }
              }
              if (isMissing(rows, column, text, first)) {
                problems.add(
                    rows.line(first),
                    name,
                    "must have a value for series %s, found none; complete it".formatted(id));
              } else if (text) {
                texts.put(name, rows.text(column, first));
              } else {
                numbers.put(name, rows.number(column, first));
              }
            });
    return new Statics(numbers, texts);
  }

  private static boolean isMissing(LoadedTable rows, int column, boolean text, int row) {
    return text ? rows.text(column, row).isEmpty() : Double.isNaN(rows.number(column, row));
  }

  private static String words(LoadedTable rows, int column, boolean text, int row) {
    return text ? rows.text(column, row) : Double.toString(rows.number(column, row));
  }
}

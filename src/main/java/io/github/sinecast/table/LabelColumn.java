package io.github.sinecast.table;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Labels of rows as a column of the type that all of them have. */
final class LabelColumn {
  private LabelColumn() {}

  /** A column of dates, of dates and times, of row numbers, or the texts if they are mixed. */
  static Column<?> typed(StringColumn labels) {
    String name = labels.name();
    List<LocalDate> dates = all(labels, LocalDate::parse);
    if (dates != null) {
      return DateColumn.create(name, dates);
    }
    List<LocalDateTime> times = all(labels, LabelColumn::time);
    if (times != null) {
      return DateTimeColumn.create(name, times);
    }
    List<Integer> rows = all(labels, Integer::valueOf);
    return rows == null ? labels : IntColumn.create(name, rows.toArray(Integer[]::new));
  }

  /** Series with and without times of day may stand in one table. */
  private static LocalDateTime time(String label) {
    return label.indexOf('T') < 0
        ? LocalDate.parse(label).atStartOfDay()
        : LocalDateTime.parse(label);
  }

  private static <T> @Nullable List<T> all(StringColumn labels, Function<String, T> parse) {
    try {
      return labels.asList().stream().map(parse).toList();
    } catch (DateTimeParseException | NumberFormatException otherType) {
      return null;
    }
  }
}

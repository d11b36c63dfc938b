package io.github.sinecast.model;

import io.github.sinecast.TimeLine;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** When the windows of a batch are. */
final class WindowTimes {
  private final WindowSpec window;
  private final int rowsApart;
  private final List<LocalDateTime> rows;

  private WindowTimes(WindowSpec window, int rowsApart, List<LocalDateTime> rows) {
    this.window = window;
    this.rowsApart = rowsApart;
    this.rows = rows;
  }

  /** Weekdays with gaps, at several times of day: no two windows have the same gaps. */
  static WindowTimes irregular(WindowSpec window) {
    List<LocalDateTime> rows = new ArrayList<>();
    LocalDate monday = LocalDate.of(2023, 12, 4);
    for (int day = 0; rows.size() < 80; day++) {
      if (day % 7 < 5 && day % 3 != 1 && day % 11 != 4) {
        rows.add(monday.plusDays(day).atTime(6 * (day % 4), 15 * (day % 2)));
      }
    }
    return new WindowTimes(window, 3, rows);
  }

  /** The same times for all windows. */
  WindowTimes together() {
    return new WindowTimes(window, 0, rows);
  }

  /** Wednesday to Friday, Monday to Wednesday: gaps that are the same from both ends. */
  static WindowTimes mirrored(WindowSpec window) {
    LocalDate wednesday = LocalDate.of(2024, 2, 28);
    List<LocalDateTime> rows = new ArrayList<>();
    for (int day : new int[] {0, 1, 2, 5, 6, 7}) {
      rows.add(wednesday.plusDays(day).atStartOfDay());
    }
    return new WindowTimes(window, 0, rows);
  }

  TimeLine line() {
    return line(rows.size());
  }

  /** The time line of the first rows. */
  TimeLine line(int count) {
    return TimeLine.ofEpochSeconds(
        rows.stream().limit(count).mapToLong(row -> row.toEpochSecond(ZoneOffset.UTC)).toArray());
  }

  /** The last row of a window's oldest patch. */
  int firstStep(int place) {
    return rowsApart * place + window.patch().length() - 1;
  }

  /** The times of a window's tokens. */
  List<LocalDateTime> tokens(int place) {
    List<LocalDateTime> times = new ArrayList<>();
    for (int step = 0; step < window.steps(); step++) {
      for (int variate = 0; variate < window.variates(); variate++) {
        times.add(rows.get(firstStep(place) + step * window.patch().stride()));
      }
    }
    return times;
  }

  /** Says in a batch when its windows are. */
  void writeTo(Batch batch) {
    for (int place = 0; place < batch.windows(); place++) {
      batch.at(place, "", line(), firstStep(place));
    }
  }
}

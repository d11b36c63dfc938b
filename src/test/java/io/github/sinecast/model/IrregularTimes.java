package io.github.sinecast.model;

import io.github.sinecast.TimeLine;
import io.github.sinecast.window.WindowSpec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** When the windows of a batch are: weekdays with gaps, at several times of day. */
final class IrregularTimes {
  private final WindowSpec window;
  private final int rowsApart;
  private final List<LocalDateTime> rows = new ArrayList<>();

  /**
   * @param rowsApart rows from one window to the next; 0 for windows at the same time
   */
  IrregularTimes(WindowSpec window, int rowsApart) {
    this.window = window;
    this.rowsApart = rowsApart;
    LocalDate monday = LocalDate.of(2023, 12, 4);
    for (int day = 0; rows.size() < 80; day++) {
      if (day % 7 < 5 && day % 3 != 1 && day % 11 != 4) {
        rows.add(monday.plusDays(day).atTime(6 * (day % 4), 15 * (day % 2)));
      }
    }
  }

  TimeLine line() {
    return TimeLine.ofEpochSeconds(
        rows.stream().mapToLong(row -> row.toEpochSecond(ZoneOffset.UTC)).toArray());
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
}

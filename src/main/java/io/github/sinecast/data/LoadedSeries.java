package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** The series of a file or table, and what was found in it. */
public record LoadedSeries(SeriesSet series, DataReport report) {
  private static final int TOLD = 20;

  /**
   * The series as one table, below each other in the order of the set and each in the order of
   * time: a text column {@code series}, a column {@code date} of dates, or of dates and times, if
   * the series have them, and the columns of the series. If their targets have different names, the
   * target is called {@code value}.
   */
  public Table table() {
    return SeriesTable.of(series);
  }

  /**
   * These series without some.
   *
   * @param reasons why each is left out, by its id; they are remarks of the report
   * @throws InvalidInputException with the reasons if none is left
   */
  public LoadedSeries without(Map<String, List<String>> reasons) {
    if (reasons.isEmpty()) {
      return this;
    }
    List<TimeSeries> left =
        series.list().stream().filter(one -> !reasons.containsKey(one.id())).toList();
    List<String> remarks =
        reasons.values().stream().map(faults -> "left out " + String.join("; ", faults)).toList();
    if (left.isEmpty()) {
      throw new InvalidInputException(
          "no series can be used:\n"
              + String.join("\n", remarks.subList(0, Math.min(TOLD, remarks.size()))));
    }
    return new LoadedSeries(new SeriesSet(left), report.withRemarks(remarks));
  }
}

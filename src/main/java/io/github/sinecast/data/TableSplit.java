package io.github.sinecast.data;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.function.Function;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * The rows of series that train, validate and test, as tables of the form of {@link
 * LoadedSeries#table}. No row is in two of them.
 */
public record TableSplit(Table train, Table validation, Table test) {

  static TableSplit of(Split split, SeriesSet series) {
    Table all = SeriesTable.of(series);
    return new TableSplit(
        all.where(rows(series, split::train)).setName("train"),
        all.where(rows(series, split::validation)).setName("validation"),
        all.where(rows(series, split::test)).setName("test"));
  }

  private static Selection rows(SeriesSet series, Function<String, RowRange> part) {
    Selection rows = Selection.with();
    int first = 0;
    for (TimeSeries one : series) {
      RowRange range = part.apply(one.id());
      rows.addRange(first + range.from(), first + range.to());
      first += one.length();
    }
    return rows;
  }
}

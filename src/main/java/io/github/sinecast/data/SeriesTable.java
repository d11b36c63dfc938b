package io.github.sinecast.data;

import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Series as one table, below each other. */
final class SeriesTable {
  private static final String SERIES = "series";
  private static final String DATE = "date";

  /** What the target is called where series call theirs differently. */
  private static final String VALUE = "value";

  private SeriesTable() {}

  static Table of(SeriesSet series) {
    Table table = Table.create(SERIES);
    StringColumn ids = StringColumn.create(SERIES);
    series.forEach(one -> ids.append(StringColumn.create("", repeated(one.id(), one.length()))));
    table.addColumns(ids);
    if (series.list().stream().allMatch(one -> one.time().isDated())) {
      table.addColumns(dates(series));
    }
    boolean sameTarget = series.list().stream().map(TimeSeries::target).distinct().count() == 1;
    Set<String> names = new LinkedHashSet<>();
    for (TimeSeries one : series) {
      one.columnNames().forEach(name -> names.add(tableName(one, name, sameTarget)));
    }
    for (String name : names) {
      DoubleColumn values = DoubleColumn.create(name);
      for (TimeSeries one : series) {
        values.append(DoubleColumn.create(name, values(one, name, sameTarget)));
      }
      table.addColumns(values);
    }
    return table;
  }

  private static String[] repeated(String id, int rows) {
    String[] ids = new String[rows];
    Arrays.fill(ids, id);
    return ids;
  }

  private static String tableName(TimeSeries one, String name, boolean sameTarget) {
    return !sameTarget && name.equals(one.target()) ? VALUE : name;
  }

  /** NaN, which is missing, where a series lacks the column. */
  private static double[] values(TimeSeries one, String name, boolean sameTarget) {
    for (String own : one.columnNames()) {
      if (tableName(one, own, sameTarget).equals(name)) {
        return one.values(own);
      }
    }
    double[] missing = new double[one.length()];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  private static Column<?> dates(SeriesSet series) {
    if (series.list().stream().noneMatch(one -> one.time().hasTimeOfDay())) {
      DateColumn days = DateColumn.create(DATE);
      for (TimeSeries one : series) {
        for (int row = 0; row < one.length(); row++) {
          days.append(one.time().at(row).toLocalDate());
        }
      }
      return days;
    }
    LongArrayList seconds = new LongArrayList();
    for (TimeSeries one : series) {
      for (int row = 0; row < one.length(); row++) {
        seconds.add(one.time().epochSecond(row));
      }
    }
    return LocalTimes.column(DATE, seconds);
  }
}

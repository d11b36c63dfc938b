package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class TableSplitTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  /**
   * The oracle asks for each row whether its day is among the first 60 % of all days, and so on.
   */
  @RandomCases
  void theTablesAreThoseOfALoopOverAllRows(RandomCase drawn) {
    SeriesSet set = series(drawn);
    TreeSet<LocalDate> days = new TreeSet<>();
    for (TimeSeries one : set) {
      IntStream.range(0, one.length()).forEach(row -> days.add(one.time().at(row).toLocalDate()));
    }
    int test = days.size() - days.size() / 5;
    List<List<String>> expected = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (TimeSeries one : set) {
      for (int row = 0; row < one.length(); row++) {
        LocalDate day = one.time().at(row).toLocalDate();
        int place = days.headSet(day).size();
        int part = place < days.size() * 6 / 10 ? 0 : place < test ? 1 : 2;
        expected.get(part).add(one.id() + " " + day + " " + one.target(row));
      }
    }

    TableSplit split = new SplitRule.Fractions(0.6, 0.2).split(set);

    assertEquals(
        expected, List.of(rows(split.train()), rows(split.validation()), rows(split.test())));
  }

  @RandomCases
  void laterRowsChangeNoEarlierTable(RandomCase drawn) {
    SeriesSet set = series(drawn);
    SplitRule rule = new SplitRule.Fractions(0.6, 0.2);
    Split split = Split.of(rule, set);
    List<TimeSeries> changed = new ArrayList<>();
    for (TimeSeries one : set) {
      double[] values = one.targetValues();
      for (int row = split.test(one.id()).from(); row < values.length; row++) {
        values[row] = -values[row];
      }
      changed.add(new TimeSeries(one.id(), one.time(), "close", Map.of("close", values)));
    }

    TableSplit before = rule.split(set);
    TableSplit after = rule.split(new SeriesSet(changed));

    assertEquals(rows(before.train()), rows(after.train()));
    assertEquals(rows(before.validation()), rows(after.validation()));
  }

  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>();
    ToDoubleFunction<Row> close = row -> row.getDouble("close");
    for (Row row : table) {
      rows.add(
          row.getString("series") + " " + row.getDate("date") + " " + close.applyAsDouble(row));
    }
    return rows;
  }

  private static SeriesSet series(RandomCase drawn) {
    List<TimeSeries> series = new ArrayList<>();
    int count = drawn.between(1, 4);
    for (int index = 0; index < count; index++) {
      int first = drawn.between(0, 40);
      int rows = drawn.between(1, 60);
      TimeLine time =
          TimeLine.ofDates(
              IntStream.range(0, rows).mapToObj(row -> START.plusDays(first + row)).toList());
      double[] values = IntStream.range(0, rows).mapToDouble(row -> 1 + first + row).toArray();
      series.add(new TimeSeries("s" + index, time, "close", Map.of("close", values)));
    }
    return new SeriesSet(series);
  }
}

package io.github.sinecast.audit;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A time from which on nothing may be known.
 *
 * @param name where it is
 * @param firstUnknown by series id: the first row that is changed
 * @param training whether all training and validation rows are before it, so that the network must
 *     be the same as well as what it learned from
 */
record Cutoff(String name, Map<String, Integer> firstUnknown, boolean training) {
  /** The ends of training and validation, and two origins inside the test split. */
  static List<Cutoff> of(SeriesSet series, Split split) {
    List<Cutoff> cutoffs = new ArrayList<>();
    cutoffs.add(
        new Cutoff(
            "end of training", rows(series, one -> split.validation(one.id()).from()), false));
    cutoffs.add(
        new Cutoff("end of validation", rows(series, one -> split.test(one.id()).from()), true));
    for (int third = 1; third <= 2; third++) {
      int part = third;
      cutoffs.add(
          new Cutoff(
              third + "/3 of the test split",
              rows(
                  series,
                  one -> {
                    RowRange test = split.test(one.id());
                    return test.from() + Math.toIntExact((long) test.size() * part / 3);
                  }),
              true));
    }
    return cutoffs;
  }

  /** The cutoff in words: a date, or a row, where there is one series. */
  String label(SeriesSet series) {
    TimeSeries first = series.list().get(0);
    int row = firstUnknown(first.id());
    return row < first.length() ? name + " (" + first.time().label(row) + ")" : name;
  }

  int firstUnknown(String seriesId) {
    Integer row = firstUnknown.get(seriesId);
    if (row == null) {
      throw new IllegalArgumentException("no cutoff for series " + seriesId);
    }
    return row;
  }

  private static Map<String, Integer> rows(SeriesSet series, ToIntFunction<TimeSeries> row) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      rows.put(one.id(), row.applyAsInt(one));
    }
    return rows;
  }
}

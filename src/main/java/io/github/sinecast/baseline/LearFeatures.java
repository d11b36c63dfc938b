package io.github.sinecast.baseline;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.RowRange;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What {@link Lear} knows at an origin, as numbers: a row of its regression. */
final class LearFeatures {
  /** As far as lags reach. */
  static final int SEASONS = 7;

  private static final List<Integer> TARGET_LAGS = List.of(1, 2, 3, SEASONS);
  private static final List<Integer> KNOWN_LAGS = List.of(1, SEASONS);

  private final int season;
  private final int horizon;
  private final StableScale target;
  private final Map<String, StableScale> columns = new LinkedHashMap<>();
  private final Map<String, List<String>> categories = new LinkedHashMap<>();
  private final boolean dated;

  /**
   * @param rows the only rows that scales and categories are taken from
   */
  LearFeatures(int season, int horizon, History history, RowRange rows) {
    this.season = season;
    this.horizon = horizon;
    this.target = StableScale.of(values(rows, history::target));
    KnownAhead known = history.ahead();
    for (String name : known.columns()) {
      columns.put(name, StableScale.of(values(rows, row -> known.value(name, row))));
    }
    for (String name : known.categories()) {
      categories.put(
          name,
          IntStream.range(rows.from(), rows.to())
              .mapToObj(row -> known.text(name, row))
              .distinct()
              .sorted()
              .toList());
    }
    this.dated = history.time().isDated();
  }

  private static double[] values(RowRange rows, IntToDoubleFunction value) {
    return IntStream.range(rows.from(), rows.to()).mapToDouble(value).toArray();
  }

  /** The scale of the target. */
  StableScale target() {
    return target;
  }

  /** The numbers of a row. */
  int width() {
    int known = horizon + KNOWN_LAGS.size() * season;
    int oneHot = categories.values().stream().mapToInt(List::size).sum();
    return TARGET_LAGS.size() * season
        + columns.size() * known
        + oneHot * horizon
        + (dated ? DayOfWeek.values().length : 0);
  }

  /**
   * What is known at an origin.
   *
   * @param history known at least up to the origin
   * @param origin the first row to be forecast
   */
  double[] of(History history, int origin) {
    double[] features = new double[width()];
    int at = 0;
    for (int lag : TARGET_LAGS) {
      for (int row = 0; row < season; row++) {
        features[at++] = target.scaled(history.target(origin - lag * season + row));
      }
    }
    KnownAhead known = history.ahead();
    if (origin + horizon > known.rows() && !(columns.isEmpty() && categories.isEmpty())) {
      throw new InvalidInputException(
          "series %s: lear needs what is known ahead in the %s rows after %s; complete it"
              .formatted(history.id(), horizon, history.time().label(origin - 1)));
    }
    for (Map.Entry<String, StableScale> column : columns.entrySet()) {
      for (int step = 0; step < horizon; step++) {
        features[at++] = column.getValue().scaled(known.value(column.getKey(), origin + step));
      }
      for (int lag : KNOWN_LAGS) {
        for (int row = 0; row < season; row++) {
          features[at++] =
              column.getValue().scaled(known.value(column.getKey(), origin - lag * season + row));
        }
      }
    }
    for (Map.Entry<String, List<String>> category : categories.entrySet()) {
      for (int step = 0; step < horizon; step++) {
        String text = known.text(category.getKey(), origin + step);
        for (String value : category.getValue()) {
          features[at++] = value.equals(text) ? 1 : 0;
        }
      }
    }
    if (dated) {
      // The row before is known where the first row to forecast is beyond the table.
      DayOfWeek day = history.time().at(origin - 1).getDayOfWeek();
      features[at + day.getValue() - 1] = 1;
    }
    return features;
  }
}

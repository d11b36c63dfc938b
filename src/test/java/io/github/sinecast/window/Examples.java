package io.github.sinecast.window;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Series and windows for tests. */
final class Examples {
  /** Every channel, each with a scale of its own. */
  static final List<InputChannel> ALL_CHANNELS =
      List.of(
          new InputChannel.TargetLevel(Scaling.STANDARD),
          new InputChannel.Return(Scaling.ROOT_MEAN_SQUARE),
          new InputChannel.HighLowRange(Scaling.ROBUST),
          new InputChannel.OvernightGap(Scaling.NONE),
          new InputChannel.VolumeChange(Scaling.STANDARD),
          new InputChannel.Column("rate", Scaling.ROBUST));

  private Examples() {}

  /** A random walk above zero with all columns that channels ask for. */
  static TimeSeries prices(String id, int rows, long seed) {
    Random random = new Random(seed);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : List.of("open", "high", "low", "close", "volume", "rate")) {
      columns.put(name, new double[rows]);
    }
    double price = 50;
    for (int row = 0; row < rows; row++) {
      double open = price * Math.exp(0.01 * random.nextGaussian());
      price = open * Math.exp(0.02 * random.nextGaussian());
      columns.get("open")[row] = open;
      columns.get("close")[row] = price;
      columns.get("high")[row] = Math.max(open, price) * (1 + 0.01 * random.nextDouble());
      columns.get("low")[row] = Math.min(open, price) * (1 - 0.01 * random.nextDouble());
      columns.get("volume")[row] = random.nextInt(5) == 0 ? 0 : random.nextInt(100_000);
      columns.get("rate")[row] = random.nextGaussian();
    }
    return new TimeSeries(id, TimeLine.ofRows(rows), "close", columns);
  }

  /** The same series with other numbers from a row on, in every column. */
  static TimeSeries changedFrom(int row, TimeSeries series) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columnNames()) {
      double[] values = series.values(name);
      for (int later = row; later < values.length; later++) {
        values[later] = Math.abs(values[later]) * 7 + later;
      }
      columns.put(name, values);
    }
    return new TimeSeries(series.id(), series.time(), series.target(), columns);
  }

  static Map<String, RowRange> rows(SeriesSet set, RowRange range) {
    Map<String, RowRange> rows = new HashMap<>();
    set.forEach(series -> rows.put(series.id(), range));
    return rows;
  }

  static Map<String, SeriesScale> scales(
      WindowSpec spec, SeriesSet set, Map<String, RowRange> training) {
    Map<String, SeriesScale> scales = new HashMap<>();
    set.forEach(
        series -> {
          RowRange known = Known.in(training, series.id());
          scales.put(series.id(), SeriesScale.fit(spec, series.until(known.to()), known));
        });
    return scales;
  }

  /** All windows at once. */
  static Batch gathered(Windows windows) {
    Batch batch = new Batch(windows.spec(), windows.size());
    windows.gather(upTo(windows.size()), 0, batch);
    return batch;
  }

  static int[] upTo(int size) {
    int[] order = new int[size];
    for (int index = 0; index < size; index++) {
      order[index] = index;
    }
    return order;
  }
}

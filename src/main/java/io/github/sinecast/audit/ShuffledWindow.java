package io.github.sinecast.audit;

import io.github.sinecast.History;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A history whose last rows happened in another order.
 *
 * <p>The target takes its changes in that order and so ends where it ended: by ratios where all its
 * values are above zero, else by differences. Prices of a day keep their relation to the target of
 * that day, volumes change as they did, and any other column moves with its row. Times stay where
 * they are.
 */
final class ShuffledWindow {
  private final TimeSeries series;
  private final int origin;
  private final int first;
  private final int[] source;
  private final boolean ratios;

  /**
   * @param origin the first row that is not known
   * @param rows the number of rows before it that change places; one more must be known
   */
  private ShuffledWindow(TimeSeries series, int origin, int rows, long seed) {
    this.series = series;
    this.origin = origin;
    this.first = origin - rows;
    this.source = shuffled(first, origin, new SplittableRandom(seed + origin));
    this.ratios = IntStream.range(first - 1, origin).allMatch(row -> series.target(row) > 0);
  }

  /**
   * Shuffles the rows of a window.
   *
   * @param origin the first row that is not known
   * @param rows the number of rows before it that change places; one more must be known
   */
  static History of(TimeSeries series, int origin, int rows, long seed) {
    return new ShuffledWindow(series, origin, rows, seed).history();
  }

  private History history() {
    double[] target = path(series.targetValues(), 0);
    // Sums of the same terms in another order may differ in their last bits.
    target[origin - 1] = series.target(origin - 1);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columnNames()) {
      columns.put(name, name.equals(series.target()) ? target : column(name, target));
    }
    return series.withColumns(columns).until(origin);
  }

  private double[] column(String name, double[] target) {
    double[] values = series.values(name);
    return switch (name) {
      case "open", "high", "low", "close" -> beside(values, target);
      case "volume" -> path(values, 1);
      default -> moved(values);
    };
  }

  /** The changes of a column in the new order, from where it was before the window. */
  private double[] path(double[] values, double added) {
    double[] path = values.clone();
    boolean byRatio =
        ratios && IntStream.range(first - 1, origin).allMatch(row -> values[row] + added > 0);
    for (int row = first; row < origin; row++) {
      int from = source[row - first];
      path[row] =
          byRatio
              ? (path[row - 1] + added) * (values[from] + added) / (values[from - 1] + added)
                  - added
              : path[row - 1] + values[from] - values[from - 1];
    }
    return path;
  }

  /** Prices that stand to the new target as they stood to the old one of their day. */
  private double[] beside(double[] values, double[] target) {
    double[] beside = values.clone();
    for (int row = first; row < origin; row++) {
      int from = source[row - first];
      double old = series.target(from);
      beside[row] = ratios ? values[from] / old * target[row] : values[from] - old + target[row];
    }
    return beside;
  }

  private double[] moved(double[] values) {
    double[] moved = values.clone();
    for (int row = first; row < origin; row++) {
      moved[row] = values[source[row - first]];
    }
    return moved;
  }

  private static int[] shuffled(int from, int to, SplittableRandom random) {
    int[] rows = IntStream.range(from, to).toArray();
    for (int last = rows.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int swapped = rows[last];
      rows[last] = rows[other];
      rows[other] = swapped;
    }
    return Arrays.copyOf(rows, rows.length);
  }
}

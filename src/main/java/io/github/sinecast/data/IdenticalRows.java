package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Rows that follow each other with the same values in all columns, as where an exporter fills in
 * what it does not know.
 */
record IdenticalRows() implements Suspicion {
  /** A share that is hardly traded may keep its price for a week. */
  private static final int LONG = 10;

  /** Values that repeat so often stand still by nature, as policy rates do. */
  private static final double BY_NATURE = 0.5;

  /** How rarely independent repeats of the same share would make as long a run. */
  private static final double RARELY = 1e-3;

  /** Rows of the same values. */
  private record Run(int from, int to) {
    int rows() {
      return to - from;
    }
  }

  @Override
  public List<String> of(Examined data) {
    List<double[]> columns = new ArrayList<>(data.beside().values());
    columns.add(data.series().targetValues());
    List<Run> runs = runs(columns, data.series().length());
    double repeats = runs.stream().mapToInt(run -> run.rows() - 1).sum();
    double share = repeats / data.series().length();
    List<Run> unlikely =
        runs.stream()
            .filter(run -> run.rows() >= LONG)
            .filter(run -> data.series().length() * Math.pow(share, run.rows() - 1.0) < RARELY)
            .toList();
    if (unlikely.isEmpty() || share > BY_NATURE) {
      return List.of();
    }
    return List.of(
        "%s: %s"
            .formatted(
                columns.size() == 1
                    ? data.series().target() + " keeps its value"
                    : "rows repeat each other in all columns of numbers",
                Examined.several(
                    unlikely.stream()
                        .map(
                            run ->
                                "%s rows from %s to %s"
                                    .formatted(
                                        run.rows(), data.label(run.from), data.label(run.to - 1)))
                        .toList())));
  }

  private static List<Run> runs(Collection<double[]> columns, int rows) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int row = 1; row <= rows; row++) {
      if (row == rows || !isRepeated(row, columns)) {
        if (row - from > 1) {
          runs.add(new Run(from, row));
        }
        from = row;
      }
    }
    return runs;
  }

  private static boolean isRepeated(int row, Collection<double[]> columns) {
    for (double[] values : columns) {
      if (Double.compare(values[row], values[row - 1]) != 0) {
        return false;
      }
    }
    return true;
  }
}

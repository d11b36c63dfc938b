package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Single values that lie far from both their neighbours, such as a decimal mark in the wrong place,
 * or a last value far from the one before.
 *
 * <p>Prices of electricity and days of panic have single peaks, too. Those are of all sizes; peaks
 * are suspicious if they are a class apart: several times as high as the next one.
 */
record FarValues() implements Suspicion {
  /** Rows below which the usual peaks are not known. */
  private static final int ENOUGH = 30;

  /** How many times the usual change a peak must be. */
  private static final double FAR = 15;

  /**
   * How many times as high as the others suspicious peaks must be. Among the peaks of prices of
   * shares, oil and electricity none is 3.2 times as high as the next; a decimal mark in the wrong
   * place is 7 times in the most volatile of them.
   */
  private static final double APART = 5;

  /** The share of rows, one in so many, that may be suspicious. More are how the series is. */
  private static final int RARE = 100;

  @Override
  public List<String> of(Examined data) {
    double[] levels = data.levels();
    if (levels.length < ENOUGH) {
      return List.of();
    }
    double far = FAR * Examined.usualChange(levels);
    int[] beyond =
        IntStream.range(0, levels.length).filter(row -> peak(row, levels) > far).toArray();
    double[] peaks = Arrays.stream(beyond).mapToDouble(row -> peak(row, levels)).sorted().toArray();
    double others =
        IntStream.range(0, levels.length)
            .mapToDouble(row -> peak(row, levels))
            .filter(peak -> peak <= far)
            .max()
            .orElse(0);
    double least = Double.POSITIVE_INFINITY;
    for (int at = peaks.length - 1;
        far > 0 && at >= 0 && peaks.length - at <= 1 + levels.length / RARE;
        at--) {
      if (peaks[at] > APART * (at == 0 ? others : peaks[at - 1])) {
        least = peaks[at];
      }
    }
    List<String> found = new ArrayList<>();
    for (int row : beyond) {
      if (peak(row, levels) >= least) {
        found.add("%s on %s".formatted(data.series().target(row), data.label(row)));
      }
    }
    return found.isEmpty()
        ? List.of()
        : List.of(
            "%s is %s, far from the values beside it; correct it if it is a mistake"
                .formatted(data.series().target(), Examined.several(found)));
  }

  /** How far a value is from the nearer of its neighbours if it is above or below both, or 0. */
  private static double peak(int row, double[] levels) {
    double before = row == 0 ? 0 : levels[row] - levels[row - 1];
    double after = row == levels.length - 1 ? before : levels[row] - levels[row + 1];
    return before * after > 0 ? Math.min(Math.abs(before), Math.abs(after)) : 0;
  }
}

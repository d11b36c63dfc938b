package io.github.sinecast.training;

import io.github.sinecast.RowRange;
import io.github.sinecast.window.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The windows of an epoch, in the order in which they are learned from. */
sealed interface EpochOrder {
  /** The order that the rules of training ask for. */
  static EpochOrder of(TrainingSpec spec, Windows windows) {
    return spec.balanced() ? new Balanced(windows.bySeries()) : new EachOnce(windows.size());
  }

  /** The number of windows in an epoch. */
  int size();

  /** The windows of an epoch, by their index; a window may be there more than once. */
  int[] next(SplittableRandom random);

  /** Every window once, shuffled. */
  record EachOnce(int size) implements EpochOrder {
    @Override
    public int[] next(SplittableRandom random) {
      return shuffled(0, size, random);
    }
  }

  /**
   * As many windows of each series, whatever its length: the mean number of windows of a series,
   * rounded up. Of a series with more of them an epoch has a random part; of one with fewer it has
   * each as often as another, but for one.
   *
   * <p>The epoch goes round by round. A round has one window of each series, in random order, so
   * that batches are balanced too.
   *
   * @param series the windows of each series, none empty
   */
  record Balanced(List<RowRange> series) implements EpochOrder {
    public Balanced {
      series = List.copyOf(series);
    }

    @Override
    public int size() {
      return Math.multiplyExact(rounds(), series.size());
    }

    private int rounds() {
      int windows = series.stream().mapToInt(RowRange::size).sum();
      return (windows - 1) / series.size() + 1;
    }

    @Override
    public int[] next(SplittableRandom random) {
      int rounds = rounds();
      int[][] drawn = series.stream().map(own -> drawn(own, rounds, random)).toArray(int[][]::new);
      return IntStream.range(0, rounds)
          .flatMap(
              round ->
                  Arrays.stream(shuffled(0, drawn.length, random)).map(one -> drawn[one][round]))
          .toArray();
    }

    private static int[] drawn(RowRange own, int rounds, SplittableRandom random) {
      int[] drawn = new int[rounds];
      for (int from = 0; from < rounds; from += own.size()) {
        int[] all = shuffled(own.from(), own.to(), random);
        System.arraycopy(all, 0, drawn, from, Math.min(all.length, rounds - from));
      }
      return drawn;
    }
  }

  private static int[] shuffled(int from, int to, SplittableRandom random) {
    int[] order = IntStream.range(from, to).toArray();
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int swapped = order[last];
      order[last] = order[other];
      order[other] = swapped;
    }
    return order;
  }
}

package io.github.sinecast.benchmark;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The order in which Sinecast's trainer takes windows in its first epoch, so that the opponents
 * learn from the same windows in the same steps. Loss curves that agree show that it is.
 */
final class TrainingOrder {
  private TrainingOrder() {}

  /** The indices of windows, shuffled as a trainer with that seed does. */
  static int[] ofFirstEpoch(int windows, long seed) {
    SplittableRandom random = new SplittableRandom(seed).split();
    int[] order = IntStream.range(0, windows).toArray();
    for (int last = windows - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int swapped = order[last];
      order[last] = order[other];
      order[other] = swapped;
    }
    return order;
  }
}

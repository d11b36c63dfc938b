package io.github.sinecast.encoding.oracle;

import java.util.ArrayList;
import java.util.List;

/** The slopes of Press et al. (2022), by the recursion of their released code. */
public final class NaiveLoopAlibi {
  private NaiveLoopAlibi() {}

  /** The slope of each head. */
  public static List<Double> slopes(int heads) {
    int power = 1;
    while (2 * power <= heads) {
      power *= 2;
    }
    List<Double> slopes = new ArrayList<>();
    double ratio = Math.pow(2, -8.0 / power);
    double slope = ratio;
    for (int head = 0; head < power; head++) {
      slopes.add(slope);
      slope *= ratio;
    }
    if (power < heads) {
      List<Double> finer = slopes(2 * power);
      for (int more = 0; slopes.size() < heads; more += 2) {
        slopes.add(finer.get(more));
      }
    }
    return slopes;
  }
}

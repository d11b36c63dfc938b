package io.github.sinecast.audit;

import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Series that go on otherwise from a cutoff, and are still valid: no value changes its sign. */
final class ChangedFuture {
  /** Standard deviation of the logarithm of the factors: hardly any change is small. */
  private static final double SPREAD = 0.3;

  private ChangedFuture() {}

  /** Changes every value of every column from the cutoff on; the rows before keep their bits. */
  static SeriesSet of(SeriesSet series, Cutoff cutoff, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TimeSeries> changed = new ArrayList<>();
    for (TimeSeries one : series) {
      Map<String, double[]> columns = new LinkedHashMap<>();
      for (String name : one.columnNames()) {
        double[] values = one.values(name);
        for (int row = cutoff.firstUnknown(one.id()); row < values.length; row++) {
          double factor = Math.exp(SPREAD * random.nextGaussian());
          values[row] = values[row] == 0 ? factor : values[row] * factor;
        }
        columns.put(name, values);
      }
      changed.add(one.withColumns(columns));
    }
    return new SeriesSet(changed);
  }
}

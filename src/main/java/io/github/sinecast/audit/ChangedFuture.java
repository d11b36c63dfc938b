package io.github.sinecast.audit;

import io.github.sinecast.KnownAhead;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Series that go on otherwise from a cutoff, and are still valid: no number changes its sign. */
final class ChangedFuture {
  /** Standard deviation of the logarithm of the factors: hardly any change is small. */
  private static final double SPREAD = 0.3;

  private ChangedFuture() {}

  /**
   * Changes every value from the cutoff on of every column that is not known ahead; the rows before
   * keep their bits.
   */
  static SeriesSet of(SeriesSet series, Cutoff cutoff, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TimeSeries> changed = new ArrayList<>();
    for (TimeSeries one : series) {
      Map<String, double[]> columns = new LinkedHashMap<>();
      for (String name : one.columnNames()) {
        columns.put(name, changed(one.values(name), cutoff.firstUnknown(one.id()), random));
      }
      changed.add(one.withColumns(columns));
    }
    return new SeriesSet(changed);
  }

  /**
   * Changes every value from the cutoff on of every column that is known ahead, and nothing else: a
   * category becomes that of another row.
   */
  static SeriesSet ofKnown(SeriesSet series, Cutoff cutoff, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TimeSeries> changed = new ArrayList<>();
    for (TimeSeries one : series) {
      int from = cutoff.firstUnknown(one.id());
      KnownAhead known = one.ahead();
      Map<String, double[]> numbers = new LinkedHashMap<>();
      known.columns().forEach(name -> numbers.put(name, changed(known.values(name), from, random)));
      Map<String, String[]> texts = new LinkedHashMap<>();
      known.categories().forEach(name -> texts.put(name, others(known.texts(name), from, random)));
      changed.add(one.with(new KnownAhead(known.time(), numbers, texts)));
    }
    return new SeriesSet(changed);
  }

  private static double[] changed(double[] values, int from, SplittableRandom random) {
    for (int row = from; row < values.length; row++) {
      double factor = Math.exp(SPREAD * random.nextGaussian());
      values[row] = values[row] == 0 ? factor : values[row] * factor;
    }
    return values;
  }

  /** A category that differs from that of the row, if the column has any other. */
  private static String[] others(String[] texts, int from, SplittableRandom random) {
    String[] all = Arrays.stream(texts).distinct().sorted().toArray(String[]::new);
    for (int row = from; row < texts.length && all.length > 1; row++) {
      int index = Arrays.binarySearch(all, texts[row]);
      texts[row] = all[(index + 1 + random.nextInt(all.length - 1)) % all.length];
    }
    return texts;
  }
}

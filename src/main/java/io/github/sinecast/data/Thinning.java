package io.github.sinecast.data;

import io.github.sinecast.Require;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Days that are left out at random, to see what irregular time does to a model.
 *
 * <p>A day goes with all its rows; without dates, rows go one by one. Each day is drawn by itself,
 * so a larger share leaves out the days of a smaller one and others.
 *
 * @param share the share of days that are left out
 * @param seed where the draws come from; that of the experiment changes nothing, so that all seeds
 *     see the same days
 */
public record Thinning(
    @Setting(
            help = "Share of days that are left out at random, from 0 to below 1.",
            initial = "0",
            min = 0)
        double share,
    @Setting(help = "Random seed of the choice of days.", initial = "1") long seed) {
  public Thinning {
    Require.that(share >= 0 && share < 1, "share", "must be from 0 to below 1, found " + share);
  }

  /** Leaves out days of each series, and says so. */
  public LoadedSeries of(LoadedSeries loaded) {
    if (share == 0) {
      return loaded;
    }
    List<TimeSeries> thinned = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (TimeSeries series : loaded.series()) {
      TimeSeries left = series.rows(kept(series));
      thinned.add(left);
      remarks.add(
          String.format(
              Locale.ROOT,
              "left out %d of %d rows of %s at random (data.thin.share: %s)",
              series.length() - left.length(),
              series.length(),
              series.id(),
              share));
    }
    return new LoadedSeries(new SeriesSet(thinned), loaded.report().withRemarks(remarks));
  }

  private int[] kept(TimeSeries series) {
    Random random = new Random(seed);
    boolean[] kept = new boolean[series.length()];
    LocalDate before = null;
    boolean keeps = true;
    for (int row = 0; row < kept.length; row++) {
      LocalDate day = series.time().isDated() ? series.time().at(row).toLocalDate() : null;
      if (day == null || !day.equals(before)) {
        keeps = random.nextDouble() >= share;
      }
      before = day;
      kept[row] = keeps;
    }
    return IntStream.range(0, kept.length).filter(row -> kept[row]).toArray();
  }
}

package io.github.sinecast.significance;

import io.github.sinecast.TimeLine;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.ModelForecasts;
import io.github.sinecast.evaluation.Origins;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.SeasonalNaiveError;
import io.github.sinecast.evaluation.SeriesUnits;
import io.github.sinecast.evaluation.WindowGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The losses of models at each origin in time order, for tests of difference.
 *
 * <p>Of several series there is one loss for each date of an origin: the mean over the series that
 * have it. What happens on one day to several series is one thing that happened, not several, and a
 * test that counted each would be sure of itself too soon. In the units of the file losses of
 * several series are measured by each series' {@linkplain SeasonalNaiveError scale of MASE}
 * (squared losses by its square), or the one with the highest prices would count alone; in scaled
 * units they are measured in these, as its scores are.
 */
final class LossSeries {
  private final BacktestResult result;
  private final WindowGroup group;

  /** The place in time of each window in view. */
  private final int[] place;

  private final int places;

  /** How large the unit of the losses of each window in view is, in the units of the file. */
  private final double[] size;

  /**
   * @param group the windows in view
   * @param scaled whether each series is judged in a unit of its own
   */
  LossSeries(BacktestResult result, WindowGroup group, SeriesUnits units, boolean scaled) {
    this.result = result;
    this.group = group;
    Origins origins = result.origins();
    int windows = group.windows();
    long[] times = new long[windows];
    this.size = new double[windows];
    for (int index = 0; index < windows; index++) {
      int window = group.firstWindow() + index;
      int series = origins.series(window);
      TimeLine time = origins.spans().get(series).series().time();
      int lastKnown = origins.origin(window) - 1;
      times[index] = time.isDated() ? time.epochSecond(lastKnown) : lastKnown;
      double spread = units.unit(series).spread();
      boolean several = origins.spans().size() > 1 && group.series().equals(Score.ALL_SERIES);
      size[index] = scaled || !several ? spread : spread * units.seasonalScale(series);
    }
    long[] distinct = Arrays.stream(times).sorted().distinct().toArray();
    this.places = distinct.length;
    this.place = Arrays.stream(times).mapToInt(at -> Arrays.binarySearch(distinct, at)).toArray();
  }

  /** The last known row of each origin, in time order. */
  List<String> labels() {
    String[] labels = new String[places];
    Origins origins = result.origins();
    for (int index = 0; index < place.length; index++) {
      int window = group.firstWindow() + index;
      TimeLine time = origins.spans().get(origins.series(window)).series().time();
      labels[place[index]] = time.label(origins.origin(window) - 1);
    }
    return List.of(labels);
  }

  /** The windows of each origin, in time order. */
  int[][] windowsByDate() {
    List<List<Integer>> byDate =
        IntStream.range(0, places).<List<Integer>>mapToObj(date -> new ArrayList<>()).toList();
    for (int index = 0; index < place.length; index++) {
      byDate.get(place[index]).add(group.firstWindow() + index);
    }
    return byDate.stream()
        .map(windows -> windows.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Whether losses of the windows in view can be put together. */
  boolean hasUnit() {
    return Arrays.stream(size).allMatch(unit -> unit > 0 && Double.isFinite(unit));
  }

  /**
   * The losses of one run in time order.
   *
   * @param step the step, or {@link Score#ALL_STEPS} for the mean loss of all
   */
  double[] of(ComparedLoss loss, String model, int step) {
    ModelForecasts forecasts = result.forecasts(model);
    int firstStep = step == Score.ALL_STEPS ? 1 : step;
    int lastStep = step == Score.ALL_STEPS ? result.horizon() : step;
    double[] sums = new double[places];
    int[] counts = new int[places];
    for (int index = 0; index < group.windows(); index++) {
      int window = group.firstWindow() + index;
      double sum = 0;
      for (int at = firstStep; at <= lastStep; at++) {
        sum += loss.of(forecasts, window, at, result.actual(window, at));
      }
      sums[place[index]] += loss.scaled(sum / (lastStep - firstStep + 1), size[index]);
      counts[place[index]]++;
    }
    for (int at = 0; at < places; at++) {
      sums[at] /= counts[at];
    }
    return sums;
  }
}

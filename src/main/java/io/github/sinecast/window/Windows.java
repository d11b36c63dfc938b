package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Require;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.volatility.FittedVolatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All windows over some rows of a set of series, as a view: a window is an index, its numbers are
 * gathered when wanted, and memory grows with the rows, not with the windows.
 *
 * <p>A window's targets lie inside the given rows; its inputs may reach back to rows before them.
 */
public final class Windows {
  private final WindowSpec spec;
  private final List<ScaledSeries> series = new ArrayList<>();
  private final int[] firstOrigin;
  private final int[] firstWindow;
  private final int stride;

  /**
   * @param set the series
   * @param rows the rows in which targets may lie, by series id; later rows are never looked at
   * @param scales the fitted scales, by series id
   * @param stride rows from one window to the next
   */
  public Windows(
      WindowSpec spec,
      SeriesSet set,
      Map<String, RowRange> rows,
      Map<String, SeriesScale> scales,
      int stride) {
    this.spec = spec;
    this.stride = Require.atLeast(1, stride, "stride");
    this.firstOrigin = new int[set.size()];
    this.firstWindow = new int[set.size() + 1];
    for (TimeSeries one : set) {
      int index = series.size();
      RowRange range = Known.in(rows, one.id());
      series.add(scaled(one.until(range.to()), Known.in(scales, one.id())));
      firstOrigin[index] = Math.max(range.from(), spec.rowsNeeded());
      int span = range.to() - spec.horizon() - firstOrigin[index];
      firstWindow[index + 1] = firstWindow[index] + (span < 0 ? 0 : span / stride + 1);
    }
    if (size() == 0) {
      throw new InvalidInputException(
          "no window fits: one needs %s rows of history and %s rows to forecast"
              .formatted(spec.rowsNeeded(), spec.horizon()));
    }
  }

  private ScaledSeries scaled(History history, SeriesScale scale) {
    FittedVolatility volatility = scale.volatility();
    return new ScaledSeries(
        spec,
        history,
        scale,
        spec.rowsBefore(),
        volatility == null
            ? null
            : new VolatilityRows(volatility, history, spec.horizon(), row -> true));
  }

  /** What a window holds. */
  public WindowSpec spec() {
    return spec;
  }

  /** The number of windows. */
  public int size() {
    return firstWindow[series.size()];
  }

  /** The windows of each series that has any. */
  public List<RowRange> bySeries() {
    return IntStream.range(0, series.size())
        .mapToObj(index -> new RowRange(firstWindow[index], firstWindow[index + 1]))
        .filter(own -> own.size() > 0)
        .toList();
  }

  /**
   * Gathers windows into a batch.
   *
   * @param order window indices
   * @param from the first place in {@code order} to take
   * @param batch takes as many windows as it has room for
   */
  public void gather(int[] order, int from, Batch batch) {
    for (int place = 0; place < batch.windows(); place++) {
      int window = order[from + place];
      int owner = owner(window);
      int origin = firstOrigin[owner] + (window - firstWindow[owner]) * stride;
      series.get(owner).writeInputs(origin, batch, place);
      series.get(owner).writeTargets(origin, batch.targets(), place * spec.horizon());
    }
  }

  private int owner(int window) {
    if (window < 0 || window >= size()) {
      throw new IndexOutOfBoundsException("window " + window + " of " + size());
    }
    int found = Arrays.binarySearch(firstWindow, window);
    if (found < 0) {
      return -found - 2;
    }
    // Series without a window share their number with the next: the last of them owns the window.
    while (found < series.size() - 1 && firstWindow[found + 1] == window) {
      found++;
    }
    return found;
  }
}

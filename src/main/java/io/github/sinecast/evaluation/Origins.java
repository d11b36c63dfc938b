package io.github.sinecast.evaluation;

import io.github.sinecast.History;
import io.github.sinecast.TimeSeries;
import java.util.Arrays;
import java.util.List;

/** The origins of all windows of a backtest in order: series by series, row by row. */
public final class Origins {
  /**
   * The origins of one series.
   *
   * @param first the first origin: the row after the last known one
   * @param size the number of origins
   * @param stepSize rows from one origin to the next
   */
  public record Span(TimeSeries series, int first, int size, int stepSize) {
    /** The origin after a number of others. */
    int origin(int after) {
      return first + after * stepSize;
    }
  }

  private final List<Span> spans;

  /** The first window of each series, and at the end the number of all. */
  private final int[] firstWindow;

  /** The series of each window, to find it without a search. */
  private final int[] seriesOfWindow;

  /** The target columns of all series, one after the other: looked up millions of times. */
  private final double[] targets;

  /** Where the origin of each window stands in {@link #targets}. */
  private final int[] position;

  Origins(List<Span> spans) {
    this.spans = List.copyOf(spans);
    this.firstWindow = new int[spans.size() + 1];
    int rows = 0;
    for (int series = 0; series < spans.size(); series++) {
      Span span = spans.get(series);
      firstWindow[series + 1] = Math.addExact(firstWindow[series], span.size());
      rows = Math.addExact(rows, span.series().length());
    }
    this.targets = new double[rows];
    this.seriesOfWindow = new int[firstWindow[spans.size()]];
    this.position = new int[seriesOfWindow.length];
    int firstRow = 0;
    for (int series = 0; series < spans.size(); series++) {
      Span span = spans.get(series);
      int length = span.series().length();
      System.arraycopy(span.series().targetValues(), 0, targets, firstRow, length);
      Arrays.fill(seriesOfWindow, firstWindow[series], firstWindow[series + 1], series);
      for (int window = 0; window < span.size(); window++) {
        position[firstWindow[series] + window] = firstRow + span.origin(window);
      }
      firstRow += length;
    }
  }

  /** The number of windows. */
  public int size() {
    return seriesOfWindow.length;
  }

  /** The cutoffs of each series, in the order of the series. */
  public List<Span> spans() {
    return spans;
  }

  /** The first window of a series; of the series after the last, the number of windows. */
  public int firstWindow(int series) {
    return firstWindow[series];
  }

  /** The place of the series of a window. */
  public int series(int window) {
    return seriesOfWindow[window];
  }

  /** The first unknown row of a window. */
  public int origin(int window) {
    int series = seriesOfWindow[window];
    return spans.get(series).origin(window - firstWindow[series]);
  }

  /** How many consecutive origins share rows of windows of some steps. */
  public int overlapping(int steps) {
    return overlapping(steps, spans.get(0).stepSize());
  }

  /**
   * How many consecutive origins share rows of windows of some steps.
   *
   * @param stepSize rows from one origin to the next
   */
  public static int overlapping(int steps, int stepSize) {
    return (steps - 1) / stepSize + 1;
  }

  /** What was known at the cutoff of a window. */
  public History history(int window) {
    return spans.get(seriesOfWindow[window]).series().until(origin(window));
  }

  /** The last known value of a window. */
  public double lastKnown(int window) {
    return targets[position[window] - 1];
  }

  /** What came true at a step from 1 to H of a window. */
  double actual(int window, int step) {
    return targets[position[window] + step - 1];
  }
}

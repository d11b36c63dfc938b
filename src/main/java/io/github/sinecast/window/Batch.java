package io.github.sinecast.window;

import io.github.sinecast.TimeLine;
import java.util.Arrays;

/**
 * The numbers of some windows, as a network wants them. The arrays are reused from batch to batch
 * by whoever made them; nobody else keeps them.
 */
public final class Batch {
  private final int windows;
  private final float[] inputs;
  private final float[] targets;
  private final TimeLine[] lines;
  private final int[] firstRows;

  /** Room for a number of windows. */
  public Batch(WindowSpec spec, int windows) {
    this.windows = windows;
    this.inputs = new float[windows * spec.tokens() * spec.tokenWidth()];
    this.targets = new float[windows * spec.horizon()];
    this.lines = new TimeLine[windows];
    this.firstRows = new int[windows];
    Arrays.fill(lines, TimeLine.ofRows(0));
  }

  /** The number of windows, B. */
  public int windows() {
    return windows;
  }

  /** Scaled inputs, B x T x I in row-major order; not a copy. */
  public float[] inputs() {
    return inputs;
  }

  /** Targets as learned, B x H in row-major order; not a copy. */
  public float[] targets() {
    return targets;
  }

  /** The time line of a window's series. */
  public TimeLine timeLine(int window) {
    return lines[window];
  }

  /** The row, in that line, of a window's oldest step: the last row of its oldest patch. */
  public int firstStep(int window) {
    return firstRows[window];
  }

  /** Says when a window is. */
  public void at(int window, TimeLine line, int firstStep) {
    lines[window] = line;
    firstRows[window] = firstStep;
  }
}

package io.github.sinecast.window;

import io.github.sinecast.TimeLine;
import java.util.Arrays;

/**
 * The numbers of some windows, as a network wants them. The arrays are reused from batch to batch
 * by whoever made them; nobody else keeps them.
 */
public final class Batch {
  private final int windows;
  private final WindowForm form;
  private final float[] inputs;
  private final float[] targets;
  private final float[] shifts;
  private final float[] spreads;
  private final float[] statics;
  private final TimeLine[] lines;
  private final int[] firstRows;
  private final String[] series;

  /** Room for a number of windows of tokens. */
  public Batch(WindowSpec spec, int windows) {
    this(spec, WindowForm.TOKENS, windows);
  }

  /** Room for a number of windows in the form in which a network reads them. */
  public Batch(WindowSpec spec, WindowForm form, int windows) {
    this.windows = windows;
    this.form = form;
    this.inputs = new float[windows * form.size(spec)];
    this.targets = new float[windows * spec.horizon()];
    this.shifts = new float[windows];
    this.spreads = new float[windows];
    Arrays.fill(spreads, 1);
    this.statics = new float[windows * spec.covariates().staticWidth()];
    this.lines = new TimeLine[windows];
    this.firstRows = new int[windows];
    Arrays.fill(lines, TimeLine.ofRows(0));
    this.series = new String[windows];
    Arrays.fill(series, "");
  }

  /** The number of windows, B. */
  public int windows() {
    return windows;
  }

  /** The form of the inputs. */
  public WindowForm form() {
    return form;
  }

  /** Scaled inputs, B x T x I or B x L in row-major order; not a copy. */
  public float[] inputs() {
    return inputs;
  }

  /** Targets as learned, B x H in row-major order; not a copy. */
  public float[] targets() {
    return targets;
  }

  /** What is added to the answer for each window, in learned units, B of them; not a copy. */
  public float[] shifts() {
    return shifts;
  }

  /** What the answer for each window is multiplied by before, B of them; not a copy. */
  public float[] spreads() {
    return spreads;
  }

  /** What never changes in the series of each window, B x S in row-major order; not a copy. */
  public float[] statics() {
    return statics;
  }

  /** The id of a window's series. */
  public String series(int window) {
    return series[window];
  }

  /** The time line of a window's series. */
  public TimeLine timeLine(int window) {
    return lines[window];
  }

  /** The row, in that line, of a window's oldest step: the last row of its oldest patch. */
  public int firstStep(int window) {
    return firstRows[window];
  }

  /** Says of which series a window is, and when. */
  public void at(int window, String id, TimeLine line, int firstStep) {
    series[window] = id;
    lines[window] = line;
    firstRows[window] = firstStep;
  }
}

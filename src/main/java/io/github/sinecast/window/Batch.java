package io.github.sinecast.window;

/**
 * The numbers of some windows, as a network wants them. The arrays are reused from batch to batch
 * by whoever made them; nobody else keeps them.
 */
public final class Batch {
  private final int windows;
  private final float[] inputs;
  private final float[] targets;

  /** Room for a number of windows. */
  public Batch(WindowSpec spec, int windows) {
    this.windows = windows;
    this.inputs = new float[windows * spec.tokens() * spec.tokenWidth()];
    this.targets = new float[windows * spec.horizon()];
  }

  /** The number of windows, B. */
  public int windows() {
    return windows;
  }

  /** Scaled inputs, B x T x (patch length x C) in row-major order; not a copy. */
  public float[] inputs() {
    return inputs;
  }

  /** Targets as learned, B x H in row-major order; not a copy. */
  public float[] targets() {
    return targets;
  }
}

package io.github.sinecast.model;

/**
 * A placeholder of numbers that are 0 or what keeps their mean at 1, while a network learns.
 *
 * @param name of the placeholder
 * @param share of zeros
 * @param rows of each window
 * @param width the numbers of a row
 */
public record DropoutMask(String name, double share, int rows, int width) {
  /** The shape for a number of windows, [windows rows, width]. */
  public long[] shape(int windows) {
    return new long[] {(long) windows * rows, width};
  }
}

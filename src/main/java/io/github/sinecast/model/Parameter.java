package io.github.sinecast.model;

import java.util.Arrays;

/** One trained array of a network: its name, shape, and where training starts. Immutable. */
public final class Parameter {
  private final String name;
  private final long[] shape;
  private final boolean decays;
  private final double[] initial;

  Parameter(String name, long[] shape, boolean decays, double[] initial) {
    this.name = name;
    this.shape = shape.clone();
    this.decays = decays;
    this.initial = initial.clone();
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != initial.length) {
      throw new IllegalArgumentException(
          "%s has shape %s but %s values".formatted(name, Arrays.toString(shape), initial.length));
    }
  }

  /** The name of the variable in the graph. */
  public String name() {
    return name;
  }

  /** The shape; a copy. */
  public long[] shape() {
    return shape.clone();
  }

  /** Whether it belongs to the head, which makes the forecast of the features before it. */
  public boolean isOfHead() {
    return name.startsWith("head");
  }

  /** Whether weight decay pulls it to zero: the matrices of linear maps, and nothing else. */
  public boolean decays() {
    return decays;
  }

  /** The values before training, row-major. */
  public double[] initial() {
    return initial.clone();
  }

  /** The number of numbers. */
  public int size() {
    return initial.length;
  }
}

package io.github.sinecast.encoding.formula;

import io.github.sinecast.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Arithmetic of shapes. */
public final class Axes {
  private Axes() {}

  /**
   * How many numbers an array of a shape has.
   *
   * @throws InvalidInputException if they are more than an array can hold
   */
  public static int size(int... shape) {
    try {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new InvalidInputException(
          String.format(
                  Locale.ROOT,
                  "an array must have at most %,d numbers, found one of %s; give fewer tokens, a smaller",
                  Integer.MAX_VALUE,
                  Arrays.stream(shape)
                      .mapToObj(Integer::toString)
                      .collect(Collectors.joining(" x ")))
              + " network, or smaller settings of the positional encoding",
          e);
    }
  }

  /**
   * The shape that two shapes have together, aligned at their last axes.
   *
   * @throws IllegalArgumentException if an axis has two lengths of which none is 1
   */
  public static int[] broadcast(int[] one, int[] other) {
    int[] both = new int[Math.max(one.length, other.length)];
    for (int back = 1; back <= both.length; back++) {
      int a = back > one.length ? 1 : one[one.length - back];
      int b = back > other.length ? 1 : other[other.length - back];
      if (a != b && a != 1 && b != 1) {
        throw new IllegalArgumentException(
            Arrays.toString(one) + " and " + Arrays.toString(other) + " do not fit together");
      }
      both[both.length - back] = Math.max(a, b);
    }
    return both;
  }

  /** The shape of a matrix product over the last two axes. */
  public static int[] product(int[] one, int[] other) {
    int rank = one.length;
    boolean fits =
        one[rank - 1] == other[other.length - 2]
            && (other.length == 2 || (other.length == rank && other[0] == one[0]));
    if (!fits) {
      throw new IllegalArgumentException(
          Arrays.toString(one) + " times " + Arrays.toString(other) + " is no product");
    }
    int[] shape = one.clone();
    shape[rank - 1] = other[other.length - 1];
    return shape;
  }
}

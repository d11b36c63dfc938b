package io.github.sinecast.encoding.formula;

/**
 * An array inside a formula.
 *
 * <p>Shapes are those of one window: whoever computes the formula adds the batch axis. Arithmetic
 * broadcasts: of two shapes, aligned at their last axes, an axis of length 1 stretches to the
 * other's. Immutable; operands come from the same {@link Formulas}.
 */
public interface Numbers {
  /** The length of each axis; a copy. */
  int[] shape();

  /** The sum, number by number. */
  Numbers plus(Numbers other);

  /** The difference, number by number. */
  Numbers minus(Numbers other);

  /** The product, number by number. */
  Numbers times(Numbers other);

  /** The quotient, number by number. */
  Numbers dividedBy(Numbers other);

  /** Every number plus this one. */
  Numbers plus(double number);

  /** Every number times this one. */
  Numbers times(double factor);

  /**
   * The matrix product over the last two axes, {@code [.., n, k] [.., k, m]} to {@code [.., n, m]}.
   *
   * @param matrix of two axes, or of three like this one
   */
  Numbers product(Numbers matrix);

  /** The last two axes exchanged. */
  Numbers transposed();

  /** The same numbers, row-major, in another shape. */
  Numbers reshaped(int... shape);

  /** From {@code [a, b, c]} to {@code [b, a, c]}. */
  Numbers swapped();

  /** The rows {@code from} to {@code from + count - 1} of {@code [rows, columns]}. */
  Numbers rows(int from, int count);

  /** {@code [rows, columns]} with rows of zeros before and after. */
  Numbers padded(int before, int after);

  /**
   * From one number for each query and offset to one for each query and key: {@code [N, T, 2T - 1]}
   * to {@code [N, T, T]}. Column c stands for the offset {@code j - i = c - (T - 1)} of a key j
   * from its query i; result {@code [n, i, j]} is column {@code j - i + T - 1} of row i.
   */
  Numbers byKey();

  /**
   * The way back of {@link #byKey}: {@code [N, T, T]} to {@code [N, T, 2T - 1]}, zero where an
   * offset has no key.
   */
  Numbers byOffset();

  /** The sine of every number. */
  Numbers sine();

  /** The cosine of every number. */
  Numbers cosine();

  /** The exponential of every number. */
  Numbers exponential();

  /** The natural logarithm of every number. */
  Numbers logarithm();

  /** {@code max(0, x)}. */
  Numbers rectified();

  /** {@code ln(1 + e^x)}: any number made positive. */
  Numbers softplus();

  /** {@code 1 / (1 + e^-x)}: any number brought between 0 and 1. */
  Numbers sigmoid();
}

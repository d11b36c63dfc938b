package io.github.sinecast.encoding.formula;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Numbers of one window, computed at once in double precision. */
public final class PlainNumbers implements Numbers {
  private final double[] values;
  private final int[] shape;

  /**
   * @param values row-major; copied
   */
  public PlainNumbers(double[] values, int... shape) {
    if (values.length != Axes.size(shape)) {
      throw new IllegalArgumentException(
          values.length + " values do not fill " + Arrays.toString(shape));
    }
    this.values = values.clone();
    this.shape = shape.clone();
  }

  /** All numbers, row-major; a copy. */
  public double[] values() {
    return values.clone();
  }

  /** The number at a place, one index for each axis. */
  public double at(int... place) {
    int flat = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      flat = flat * shape[axis] + Objects.checkIndex(place[axis], shape[axis]);
    }
    return values[flat];
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public Numbers plus(Numbers other) {
    return with(other, Double::sum);
  }

  @Override
  public Numbers minus(Numbers other) {
    return with(other, (a, b) -> a - b);
  }

  @Override
  public Numbers times(Numbers other) {
    return with(other, (a, b) -> a * b);
  }

  @Override
  public Numbers dividedBy(Numbers other) {
    return with(other, (a, b) -> a / b);
  }

  @Override
  public Numbers plus(double number) {
    return each(value -> value + number);
  }

  @Override
  public Numbers times(double factor) {
    return each(value -> value * factor);
  }

  @Override
  public Numbers product(Numbers matrix) {
    PlainNumbers other = (PlainNumbers) matrix;
    int[] all = Axes.product(shape, other.shape);
    int inner = shape[shape.length - 1];
    int rows = shape[shape.length - 2];
    int columns = all[all.length - 1];
    double[] product = new double[Axes.size(all)];
    for (int row = 0; row < product.length / columns; row++) {
      int start = other.shape.length == 2 ? 0 : row / rows * inner * columns;
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += values[row * inner + k] * other.values[start + k * columns + column];
        }
        product[row * columns + column] = sum;
      }
    }
    return new PlainNumbers(product, all);
  }

  @Override
  public Numbers transposed() {
    int rank = shape.length;
    int rows = shape[rank - 2];
    int columns = shape[rank - 1];
    int[] turned = shape();
    turned[rank - 2] = columns;
    turned[rank - 1] = rows;
    double[] result = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      int matrix = index / (rows * columns);
      int row = index / columns % rows;
      int column = index % columns;
      result[(matrix * columns + column) * rows + row] = values[index];
    }
    return new PlainNumbers(result, turned);
  }

  @Override
  public Numbers reshaped(int... wanted) {
    return new PlainNumbers(values, wanted);
  }

  @Override
  public Numbers swapped() {
    double[] result = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      int first = index / (shape[1] * shape[2]);
      int second = index / shape[2] % shape[1];
      result[(second * shape[0] + first) * shape[2] + index % shape[2]] = values[index];
    }
    return new PlainNumbers(result, shape[1], shape[0], shape[2]);
  }

  @Override
  public Numbers rows(int from, int count) {
    Objects.checkFromIndexSize(from, count, shape[0]);
    double[] part = Arrays.copyOfRange(values, from * shape[1], (from + count) * shape[1]);
    return new PlainNumbers(part, count, shape[1]);
  }

  @Override
  public Numbers padded(int before, int after) {
    double[] more = new double[Axes.size(before + shape[0] + after, shape[1])];
    System.arraycopy(values, 0, more, before * shape[1], values.length);
    return new PlainNumbers(more, before + shape[0] + after, shape[1]);
  }

  @Override
  public Numbers byKey() {
    int heads = shape[0];
    int tokens = shape[1];
    double[] result = new double[Axes.size(heads, tokens, tokens)];
    for (int index = 0; index < result.length; index++) {
      int row = index / tokens;
      int offset = index % tokens - row % tokens + tokens - 1;
      result[index] = values[row * (2 * tokens - 1) + offset];
    }
    return new PlainNumbers(result, heads, tokens, tokens);
  }

  @Override
  public Numbers byOffset() {
    int heads = shape[0];
    int tokens = shape[1];
    double[] result = new double[Axes.size(heads, tokens, 2 * tokens - 1)];
    for (int index = 0; index < values.length; index++) {
      int row = index / tokens;
      int offset = index % tokens - row % tokens + tokens - 1;
      result[row * (2 * tokens - 1) + offset] = values[index];
    }
    return new PlainNumbers(result, heads, tokens, 2 * tokens - 1);
  }

  @Override
  public Numbers sine() {
    return each(Math::sin);
  }

  @Override
  public Numbers cosine() {
    return each(Math::cos);
  }

  @Override
  public Numbers exponential() {
    return each(Math::exp);
  }

  @Override
  public Numbers logarithm() {
    return each(Math::log);
  }

  @Override
  public Numbers rectified() {
    return each(value -> Math.max(0, value));
  }

  @Override
  public Numbers softplus() {
    return each(value -> Math.max(0, value) + Math.log1p(Math.exp(-Math.abs(value))));
  }

  @Override
  public Numbers sigmoid() {
    return each(value -> 1 / (1 + Math.exp(-value)));
  }

  private Numbers each(DoubleUnaryOperator operator) {
    return new PlainNumbers(Arrays.stream(values).map(operator).toArray(), shape);
  }

  private Numbers with(Numbers operand, DoubleBinaryOperator operator) {
    PlainNumbers other = (PlainNumbers) operand;
    int[] both = Axes.broadcast(shape, other.shape);
    double[] result = new double[Axes.size(both)];
    for (int index = 0; index < result.length; index++) {
      result[index] = operator.applyAsDouble(stretched(index, both), other.stretched(index, both));
    }
    return new PlainNumbers(result, both);
  }

  /** The number that stands at a flat index once this is stretched to a greater shape. */
  private double stretched(int index, int[] greater) {
    int rest = index;
    int flat = 0;
    int stride = 1;
    for (int back = 1; back <= shape.length; back++) {
      int length = greater[greater.length - back];
      int own = shape[shape.length - back];
      flat += own == 1 ? 0 : rest % length * stride;
      rest /= length;
      stride *= own;
    }
    return values[flat];
  }
}

package io.github.sinecast.encoding.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.encoding.oracle.NaiveLoopArrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumbersTest {
  /** The same few operations in another order, on numbers around 1. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({
    "2 3 4, 2 3 4",
    "2 3 4, 1 3 4",
    "2 3 4, 2 1 4",
    "2 3 4, 2 3 1",
    "2 3 4, 1 1 1",
    "2 1 4, 1 3 1",
    "1 3 1, 2 1 4",
    "1 1 1, 2 3 4",
    "1 3 4, 2 3 4"
  })
  void arithmeticStretchesAxesOfLengthOne(String one, String other) {
    double[][][] a = random(shape(one), 1);
    double[][][] b = random(shape(other), 2);
    assertArray(NaiveLoopArrays.with(a, b, (x, y) -> x + y), numbers(a).plus(numbers(b)));
    assertArray(NaiveLoopArrays.with(a, b, (x, y) -> x - y), numbers(a).minus(numbers(b)));
    assertArray(NaiveLoopArrays.with(a, b, (x, y) -> x * y), numbers(a).times(numbers(b)));
    assertArray(NaiveLoopArrays.with(a, b, (x, y) -> x / y), numbers(a).dividedBy(numbers(b)));
  }

  @Test
  void shapesOfDifferentRanksAreAlignedAtTheirLastAxes() {
    double[][][] matrices = random(shape("2 3 4"), 1);
    double[][][] matrix = random(shape("1 3 4"), 2);
    double[][][] row = random(shape("1 1 4"), 3);
    assertArray(
        NaiveLoopArrays.with(matrices, matrix, (x, y) -> x - y),
        numbers(matrices).minus(numbers(matrix).reshaped(3, 4)));
    assertArray(
        NaiveLoopArrays.with(row, matrices, (x, y) -> x - y),
        numbers(row).reshaped(4).minus(numbers(matrices)));
  }

  @Test
  void shapesThatDoNotFitTogetherAreRefusedWithBoth() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> zeros(2, 3, 4).plus(zeros(2, 3)));
    assertEquals("[2, 3, 4] and [2, 3] do not fit together", refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> zeros(3).times(zeros(2)));
  }

  @Test
  void aNumberIsAddedToAndMultipliesEveryPlace() {
    double[][][] a = random(shape("2 3 4"), 1);
    assertArray(NaiveLoopArrays.with(a, a, (x, y) -> x + 2.5), numbers(a).plus(2.5));
    assertArray(NaiveLoopArrays.with(a, a, (x, y) -> x * -3), numbers(a).times(-3));
  }

  @Test
  void aProductWithAMatrixOfTwoAxesMultipliesEveryMatrix() {
    double[][][] a = random(shape("3 4 5"), 1);
    double[][] b = random(shape("1 5 2"), 2)[0];
    double[][][] expected = new double[3][][];
    for (int index = 0; index < 3; index++) {
      expected[index] = NaiveLoopArrays.product(a[index], b);
    }
    assertArray(expected, numbers(a).product(numbers(new double[][][] {b}).reshaped(5, 2)));
    Numbers rows = numbers(new double[][][] {a[0]}).reshaped(4, 5);
    Numbers product = rows.product(numbers(new double[][][] {b}).reshaped(5, 2));
    assertArrayEquals(new int[] {4, 2}, product.shape());
    assertArray(new double[][][] {expected[0]}, product.reshaped(1, 4, 2));
  }

  @Test
  void aProductWithMatricesOfThreeAxesMultipliesEachByItsOwn() {
    double[][][] a = random(shape("3 4 5"), 1);
    double[][][] b = random(shape("3 5 2"), 2);
    double[][][] expected = new double[3][][];
    for (int index = 0; index < 3; index++) {
      expected[index] = NaiveLoopArrays.product(a[index], b[index]);
    }
    assertArray(expected, numbers(a).product(numbers(b)));
  }

  @ParameterizedTest
  @CsvSource({"3 4 5, 4 2", "3 4 5, 2 5 2", "4 5, 3 5 2", "3 4 5, 3 4 2"})
  void whatIsNoProductIsRefusedWithBothShapes(String one, String other) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> zeros(shape(one)).product(zeros(shape(other))));
    assertTrue(String.valueOf(refusal.getMessage()).endsWith("is no product"));
  }

  @Test
  void transposingExchangesTheLastTwoAxes() {
    double[][][] a = random(shape("2 3 4"), 1);
    PlainNumbers turned = (PlainNumbers) numbers(a).transposed();
    assertArrayEquals(new int[] {2, 4, 3}, turned.shape());
    PlainNumbers matrix =
        (PlainNumbers) numbers(new double[][][] {a[0]}).reshaped(3, 4).transposed();
    assertArrayEquals(new int[] {4, 3}, matrix.shape());
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        assertEquals(a[1][row][column], turned.at(1, column, row));
        assertEquals(a[0][row][column], matrix.at(column, row));
      }
    }
  }

  @Test
  void swappingExchangesTheFirstTwoAxes() {
    double[][][] a = random(shape("2 3 4"), 1);
    PlainNumbers swapped = (PlainNumbers) numbers(a).swapped();
    assertArrayEquals(new int[] {3, 2, 4}, swapped.shape());
    for (int first = 0; first < 2; first++) {
      for (int second = 0; second < 3; second++) {
        for (int third = 0; third < 4; third++) {
          assertEquals(a[first][second][third], swapped.at(second, first, third));
        }
      }
    }
  }

  @Test
  void reshapingKeepsTheOrderOfTheNumbers() {
    PlainNumbers numbers = numbers(random(shape("2 3 4"), 1));
    PlainNumbers reshaped = (PlainNumbers) numbers.reshaped(6, 4);
    assertArrayEquals(numbers.values(), reshaped.values());
    assertEquals(numbers.at(1, 2, 3), reshaped.at(5, 3));
    assertThrows(IllegalArgumentException.class, () -> numbers.reshaped(5, 4));
  }

  @Test
  void rowsAreTakenAndNeverMadeUp() {
    PlainNumbers numbers = new PlainNumbers(new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
    PlainNumbers rows = (PlainNumbers) numbers.rows(1, 2);
    assertArrayEquals(new int[] {2, 2}, rows.shape());
    assertArrayEquals(new double[] {3, 4, 5, 6}, rows.values());
    assertThrows(IndexOutOfBoundsException.class, () -> numbers.rows(2, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> numbers.rows(-1, 2));
  }

  @Test
  void rowsOfZerosArePutBeforeAndAfter() {
    PlainNumbers padded =
        (PlainNumbers) new PlainNumbers(new double[] {1, 2, 3, 4}, 2, 2).padded(1, 2);
    assertArrayEquals(new int[] {5, 2}, padded.shape());
    assertArrayEquals(new double[] {0, 0, 1, 2, 3, 4, 0, 0, 0, 0}, padded.values());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void eachKeyHasTheNumberOfItsOffsetFromTheQuery(int tokens) {
    double[][][] offsets = random(new int[] {3, tokens, 2 * tokens - 1}, 4);
    PlainNumbers byKey = (PlainNumbers) numbers(offsets).byKey();
    assertArrayEquals(new int[] {3, tokens, tokens}, byKey.shape());
    for (int head = 0; head < 3; head++) {
      for (int query = 0; query < tokens; query++) {
        for (int key = 0; key < tokens; key++) {
          assertEquals(offsets[head][query][key - query + tokens - 1], byKey.at(head, query, key));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void eachOffsetHasTheNumberOfItsKeyOrZero(int tokens) {
    double[][][] keys = random(new int[] {3, tokens, tokens}, 4);
    PlainNumbers byOffset = (PlainNumbers) numbers(keys).byOffset();
    assertArrayEquals(new int[] {3, tokens, 2 * tokens - 1}, byOffset.shape());
    for (int head = 0; head < 3; head++) {
      for (int query = 0; query < tokens; query++) {
        for (int offset = 1 - tokens; offset < tokens; offset++) {
          int key = query + offset;
          assertEquals(
              key >= 0 && key < tokens ? keys[head][query][key] : 0,
              byOffset.at(head, query, offset + tokens - 1));
        }
      }
    }
  }

  /** {@code <byKey(x), y> = <x, byOffset(y)>} for all x and y. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void byKeyAndByOffsetAreAdjoint(int tokens) {
    PlainNumbers x = numbers(random(new int[] {2, tokens, 2 * tokens - 1}, 5));
    PlainNumbers y = numbers(random(new int[] {2, tokens, tokens}, 6));
    assertEquals(inner(x.byKey(), y), inner(x, y.byOffset()), ROUNDING);
    assertArrayEquals(y.values(), ((PlainNumbers) y.byOffset().byKey()).values());
  }

  @Test
  void functionsActOnEveryNumber() {
    assertFunction(Numbers::sine, Math::sin);
    assertFunction(Numbers::cosine, Math::cos);
    assertFunction(Numbers::exponential, Math::exp);
    assertFunction(numbers -> numbers.times(numbers).logarithm(), x -> Math.log(x * x));
    assertFunction(Numbers::rectified, x -> x > 0 ? x : 0);
    assertFunction(Numbers::softplus, x -> Math.log(1 + Math.exp(x)));
    assertFunction(Numbers::sigmoid, x -> 1 / (1 + Math.exp(-x)));
  }

  @Test
  void softplusAndSigmoidStayFiniteForGreatNumbers() {
    PlainNumbers great = new PlainNumbers(new double[] {-1000, 0, 1000}, 3);
    assertArrayEquals(
        new double[] {0, Math.log(2), 1000}, ((PlainNumbers) great.softplus()).values(), ROUNDING);
    assertArrayEquals(
        new double[] {0, 0.5, 1}, ((PlainNumbers) great.sigmoid()).values(), ROUNDING);
  }

  @Test
  void numbersFillTheirShapeAndNeverChange() {
    assertThrows(IllegalArgumentException.class, () -> new PlainNumbers(new double[5], 2, 3));
    double[] given = {1, 2};
    int[] shape = {1, 2};
    PlainNumbers numbers = new PlainNumbers(given, shape);
    given[0] = 9;
    shape[1] = 9;
    numbers.values()[0] = 9;
    numbers.shape()[1] = 9;
    assertArrayEquals(new double[] {1, 2}, numbers.values());
    assertArrayEquals(new int[] {1, 2}, numbers.shape());
    assertThrows(IndexOutOfBoundsException.class, () -> numbers.at(0, 2));
  }

  private static void assertFunction(UnaryOperator<Numbers> function, DoubleUnaryOperator naive) {
    double[][][] a = random(new int[] {2, 3, 4}, 7);
    assertArray(
        NaiveLoopArrays.with(a, a, (x, y) -> naive.applyAsDouble(x)), function.apply(numbers(a)));
  }

  private static double inner(Numbers one, Numbers other) {
    double sum = 0;
    for (double product : ((PlainNumbers) one.times(other)).values()) {
      sum += product;
    }
    return sum;
  }

  private static int[] shape(String text) {
    String[] parts = text.split(" ", -1);
    int[] shape = new int[parts.length];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Integer.parseInt(parts[axis]);
    }
    return shape;
  }

  private static PlainNumbers zeros(int... shape) {
    return new PlainNumbers(new double[Axes.size(shape)], shape);
  }

  private static double[][][] random(int[] shape, long seed) {
    Random random = new Random(seed);
    double[][][] array = new double[shape[0]][shape[1]][shape[2]];
    for (double[][] matrix : array) {
      for (double[] row : matrix) {
        for (int column = 0; column < row.length; column++) {
          row[column] = random.nextGaussian();
        }
      }
    }
    return array;
  }

  private static PlainNumbers numbers(double[][][] array) {
    int[] shape = {array.length, array[0].length, array[0][0].length};
    double[] values = new double[shape[0] * shape[1] * shape[2]];
    int at = 0;
    for (double[][] matrix : array) {
      for (double[] row : matrix) {
        for (double value : row) {
          values[at++] = value;
        }
      }
    }
    return new PlainNumbers(values, shape);
  }

  private static void assertArray(double[][][] expected, Numbers actual) {
    PlainNumbers wanted = numbers(expected);
    assertArrayEquals(wanted.shape(), actual.shape());
    double[] values = ((PlainNumbers) actual).values();
    for (int index = 0; index < values.length; index++) {
      double value = wanted.values()[index];
      assertEquals(value, values[index], ROUNDING * Math.max(1, Math.abs(value)));
    }
  }
}

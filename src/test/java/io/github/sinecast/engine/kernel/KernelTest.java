package io.github.sinecast.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.memory.FloatArrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every kernel against its definition, in double precision and loop by loop. */
class KernelTest {
  /** A few hundred float operations on numbers around 1. */
  private static final double FLOAT_ROUNDING = 2e-5;

  /** A sum over thousands of rows. */
  private static final double LONG_SUM = 2e-3;

  private final Random random = new Random(5);

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** Rows shorter and longer than a block, blocks that are full and not, widths off by one. */
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 5", "100, 64", "131, 63", "2, 9000", "4097, 1", "65, 64"})
  void aColumnSumAddsAllRows(int rows, int columns) {
    INDArray in = random(rows, columns);
    INDArray out = random(columns);
    new ColumnSum(in, out).run();
    for (int column = 0; column < columns; column++) {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += in.getDouble(row, column);
      }
      assertEquals(sum, out.getDouble(column), LONG_SUM);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "100, 64", "131, 63", "2, 9000", "65, 2"})
  void aLayerNormStandardisesEveryRow(int rows, int columns) {
    INDArray in = random(rows, columns);
    INDArray gain = random(columns);
    INDArray bias = random(columns);
    INDArray out = random(rows, columns);
    new LayerNorm(in, gain, bias, out).run();
    for (int row = 0; row < rows; row++) {
      double[] normalised = normalised(in, row, columns);
      for (int column = 0; column < columns; column++) {
        assertEquals(
            gain.getDouble(column) * normalised[column] + bias.getDouble(column),
            out.getDouble(row, column),
            FLOAT_ROUNDING);
      }
    }
  }

  /** Numbers whose sums over a row are not exact in floats. */
  @ParameterizedTest
  @CsvSource({"4, 1", "60, 0.1", "64, 0.3", "512, 0.7", "1024, -0.9", "9000, 1e6", "63, 0"})
  void aRowWithoutDeviationBecomesTheBiasAndPassesNoGradientOn(int columns, float number) {
    INDArray in = FloatArrays.zeros(2, columns).addi(number);
    INDArray gain = random(columns);
    INDArray bias = random(columns);
    INDArray out = random(2, columns);
    new LayerNorm(in, gain, bias, out).run();
    INDArray inGradient = random(2, columns);
    INDArray gradient = random(2, columns);
    new LayerNormGradient(in, gain, gradient, inGradient, random(columns), random(columns)).run();
    for (int column = 0; column < columns; column++) {
      assertEquals(bias.getDouble(column), out.getDouble(1, column));
      assertEquals(0, inGradient.getDouble(1, column), 0.0);
    }
  }

  /** Deviations of a ten thousandth: a float near 1000 has no more than seven digits itself. */
  @Test
  void aMeanFarFromZeroCostsALayerNormNoDigits() {
    INDArray in = random(3, 64).muli(0.1).addi(1000);
    INDArray ones = FloatArrays.zeros(64).addi(1);
    INDArray out = random(3, 64);
    new LayerNorm(in, ones, FloatArrays.zeros(64), out).run();
    for (int row = 0; row < 3; row++) {
      double[] normalised = normalised(in, row, 64);
      for (int column = 0; column < 64; column++) {
        assertEquals(normalised[column], out.getDouble(row, column), FLOAT_ROUNDING);
      }
    }
  }

  /** The gradient of sum(g y), by central differences of the definition. */
  @ParameterizedTest
  @CsvSource({"3, 5", "70, 64", "2, 63", "2, 4500"})
  void aLayerNormsGradientIsThatOfItsDefinition(int rows, int columns) {
    INDArray in = random(rows, columns);
    INDArray gain = random(columns);
    INDArray gradient = random(rows, columns);
    INDArray inGradient = random(rows, columns);
    INDArray gainGradient = random(columns);
    INDArray biasGradient = random(columns);
    new LayerNormGradient(in, gain, gradient, inGradient, gainGradient, biasGradient).run();
    double[] gainSum = new double[columns];
    double[] biasSum = new double[columns];
    double step = 1e-2;
    for (int row = 0; row < rows; row++) {
      double[] normalised = normalised(in, row, columns);
      for (int column = 0; column < columns; column++) {
        gainSum[column] += gradient.getDouble(row, column) * normalised[column];
        biasSum[column] += gradient.getDouble(row, column);
        double[] x = in.getRow(row).toDoubleVector();
        x[column] += step;
        double above = weighted(normalised(x), gain, gradient, row);
        x[column] -= 2 * step;
        double below = weighted(normalised(x), gain, gradient, row);
        // Central differences are off by the third derivative times the squared step.
        assertEquals((above - below) / (2 * step), inGradient.getDouble(row, column), 2e-2);
      }
    }
    for (int column = 0; column < columns; column++) {
      assertEquals(gainSum[column], gainGradient.getDouble(column), LONG_SUM);
      assertEquals(biasSum[column], biasGradient.getDouble(column), LONG_SUM);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "4095", "4096", "10001"})
  void aRectifierPassesTheGradientOnAboveZeroOnly(int length) {
    INDArray in = random(length);
    in.putScalar(0, -0.0f);
    in.putScalar(length / 2, 0f);
    in.putScalar(length - 1, Float.MIN_VALUE);
    INDArray gradient = random(length);
    INDArray out = random(length);
    new RectifierGradient(in, gradient, out).run();
    for (int index = 0; index < length; index++) {
      assertEquals(in.getFloat(index) > 0 ? gradient.getFloat(index) : 0f, out.getFloat(index), 0f);
    }
  }

  /** The shares are what the softmax wrote, here by hand. */
  @Test
  void aClearSoftmaxHasNoTraces() {
    INDArray out = Nd4j.zeros(DataType.FLOAT, 5000);
    float[] shares = {0.75f, 0.25f, 1.1e-20f, 0.9e-20f, 1e-38f, Float.MIN_VALUE, 0};
    float[] cleared = {0.75f, 0.25f, 1.1e-20f, 0, 0, 0, 0};
    Kernel softmax =
        () -> {
          for (int index = 0; index < out.length(); index++) {
            out.putScalar(index, shares[index % shares.length]);
          }
          // Processors make the one, Java the other.
          out.putScalar(4500, Float.intBitsToFloat(0xffc00000));
          out.putScalar(4501, Float.NaN);
        };
    new ClearSoftmax(softmax, out).run();
    for (int index = 0; index < out.length(); index++) {
      float expected = index == 4500 || index == 4501 ? Float.NaN : cleared[index % cleared.length];
      assertEquals(expected, out.getFloat(index));
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "100, 60", "2, 9000"})
  void aSoftmaxGradientIsThatOfItsDefinition(int rows, int columns) {
    INDArray y = random(rows, columns);
    INDArray gradient = random(rows, columns);
    INDArray out = random(rows, columns);
    new SoftmaxGradient(y, gradient, out).run();
    for (int row = 0; row < rows; row++) {
      for (int column : new int[] {0, columns / 2, columns - 1}) {
        // The Jacobian of a softmax: y_i (1 if i = j - y_j).
        double sum = 0;
        for (int other = 0; other < columns; other++) {
          double jacobian =
              y.getDouble(row, other) * ((other == column ? 1 : 0) - y.getDouble(row, column));
          sum += gradient.getDouble(row, other) * jacobian;
        }
        assertEquals(sum, out.getDouble(row, column), LONG_SUM);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "4095", "4096", "10001"})
  void aScaleMultipliesAndARectifierCutsOffBelowZero(int length) {
    INDArray in = random(length);
    in.putScalar(0, -0.0f);
    INDArray scaled = random(length);
    INDArray rectified = random(length);
    new Scale(in, 0.25, scaled).run();
    new Rectifier(in, rectified).run();
    for (int index = 0; index < length; index++) {
      assertEquals(0.25f * in.getFloat(index), scaled.getFloat(index));
      assertEquals(Math.max(0f, in.getFloat(index)), rectified.getFloat(index));
    }
  }

  /** As many blocks as the first has, and a second that is repeated, or not. */
  @ParameterizedTest
  @CsvSource({"1, 7", "3, 5000", "5000, 3", "2, 4096", "1, 1"})
  void whatIsDonePairwiseRepeatsTheSecondArray(int times, int length) {
    INDArray first = random(times, length);
    INDArray second = random(length);
    INDArray sum = random(times, length);
    INDArray difference = random(times, length);
    INDArray product = random(times, length);
    new Pairwise(Pairwise.Rule.ADD, first, second, sum).run();
    new Pairwise(Pairwise.Rule.SUBTRACT, first, second, difference).run();
    new Pairwise(Pairwise.Rule.MULTIPLY, first, second, product).run();
    for (int row = 0; row < times; row++) {
      for (int column = 0; column < length; column++) {
        float x = first.getFloat(row, column);
        float y = second.getFloat(column);
        assertEquals(x + y, sum.getFloat(row, column));
        assertEquals(x - y, difference.getFloat(row, column));
        assertEquals(x * y, product.getFloat(row, column));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "4096", "10001"})
  void aMeanIsOfAllNumbersAndSharesItsGradient(int length) {
    INDArray in = random(length);
    INDArray mean = random(1);
    new Mean(in, mean).run();
    double sum = 0;
    for (int index = 0; index < length; index++) {
      sum += in.getDouble(index);
    }
    assertEquals(sum / length, mean.getDouble(0), FLOAT_ROUNDING);
    INDArray gradient = random(1);
    INDArray inGradient = random(length);
    new MeanGradient(gradient, inGradient).run();
    for (int index : new int[] {0, length / 2, length - 1}) {
      assertEquals(gradient.getDouble(0) / length, inGradient.getDouble(index), FLOAT_ROUNDING);
    }
  }

  /** The definition, and the derivative that follows from it, also far from 0. */
  @ParameterizedTest
  @CsvSource({"1", "4095", "4096", "10001"})
  void geluAndItsGradientAreThoseOfTheDefinition(int length) {
    INDArray in = random(length);
    float[] extremes = {
      0, -0.0f, 5, -5, 30, -30, 88, -88, 1e4f, -1e4f, 1e30f, -1e30f, 3e38f, -3e38f
    };
    for (int index = 0; index < Math.min(length, extremes.length); index++) {
      in.putScalar(index, extremes[index]);
    }
    INDArray gradient = random(length);
    INDArray out = random(length);
    INDArray inGradient = random(length);
    new Gelu(in, out).run();
    new GeluGradient(in, gradient, inGradient).run();
    for (int index = 0; index < length; index++) {
      double x = in.getDouble(index);
      double sigmoid = 1 / (1 + Math.exp(-1.702 * x));
      double derivative = sigmoid == 0 ? 0 : sigmoid * (1 + 1.702 * x * (1 - sigmoid));
      assertEquals(x * sigmoid, out.getDouble(index), 1e-6 * Math.max(1, x));
      assertEquals(
          gradient.getDouble(index) * derivative, inGradient.getDouble(index), FLOAT_ROUNDING);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "5000"})
  void anExponentialIsThatOfTheDefinition(int count) {
    float[] z = new float[count];
    for (int index = 0; index < count; index++) {
      z[index] = (float) (random.nextGaussian() * 20);
    }
    float[] extremes = {0, -46, 46, -46.9f, 46.9f, -1e9f, 1e30f};
    System.arraycopy(extremes, 0, z, 0, Math.min(count, extremes.length));
    float[] result = z.clone();
    new Exponential(count).of(result, count);
    for (int index = 0; index < count; index++) {
      double expected = Math.exp(z[index]);
      if (expected < 0.9e-20 || expected > 1.1e20) {
        assertEquals(expected < 1 ? 0 : Float.POSITIVE_INFINITY, result[index]);
      } else if (expected > 1.1e-20 && expected < 0.9e20) {
        assertEquals(1, result[index] / expected, 3e-7);
      }
    }
  }

  @Test
  void anExponentialOfNoNumberIsNoNumberAndOfInfinityInfinite() {
    float[] z = {Float.NaN, Float.intBitsToFloat(0xffc00000), 0, 1 / 0f, -1 / 0f};
    new Exponential(z.length).of(z, z.length);
    assertArrayEquals(new float[] {Float.NaN, Float.NaN, 1, Float.POSITIVE_INFINITY, 0}, z);
  }

  /** What a run leaves in scratch arrays is of no account for the next. */
  @Test
  void numbersAfterNoNumberAreComputedAsEver() {
    INDArray in = random(3, 5);
    INDArray gradient = random(3, 5);
    INDArray gain = random(5);
    INDArray norm = random(3, 5);
    INDArray product = random(5, 5);
    INDArray inGradient = random(3, 5);
    INDArray gainGradient = random(5);
    INDArray biasGradient = random(5);
    INDArray softmaxGradient = random(3, 5);
    List<Kernel> kernels =
        List.of(
            new LayerNorm(in, gain, gain, norm),
            new LayerNormGradient(in, gain, gradient, inGradient, gainGradient, biasGradient),
            new SoftmaxGradient(in, gradient, softmaxGradient),
            MatrixProduct.of(in, gradient, true, false, 1, product));
    kernels.forEach(Kernel::run);
    List<INDArray> results =
        List.of(norm, inGradient, gainGradient, biasGradient, softmaxGradient, product);
    List<float[]> before = results.stream().map(KernelTest::numbers).toList();
    float kept = in.getFloat(1, 2);
    in.putScalar(new int[] {1, 2}, Float.NaN);
    kernels.forEach(Kernel::run);
    assertTrue(Float.isNaN(norm.getFloat(1, 0)));
    assertEquals(before.get(0)[0], norm.getFloat(0, 0));
    in.putScalar(new int[] {1, 2}, kept);
    kernels.forEach(Kernel::run);
    for (int index = 0; index < results.size(); index++) {
      assertArrayEquals(before.get(index), numbers(results.get(index)));
    }
  }

  @Test
  void geluOfNoNumberIsNoNumber() {
    INDArray in = random(3);
    in.putScalar(1, Float.NaN);
    INDArray out = random(3);
    new Gelu(in, out).run();
    assertTrue(Float.isNaN(out.getFloat(1)));
    assertFalse(Float.isNaN(out.getFloat(0)) || Float.isNaN(out.getFloat(2)));
  }

  /** Products that are done at once and in pieces, of rows or of what is summed over. */
  @ParameterizedTest
  @CsvSource({
    "3, 5, 7",
    "1, 1, 1",
    "64, 33, 2",
    "1, 40, 9",
    "1000, 64, 63",
    "61, 2000, 64",
    "40, 200, 300"
  })
  void aMatrixProductIsThatOfLoops(int rows, int inner, int columns) {
    for (boolean transposeA : new boolean[] {false, true}) {
      for (boolean transposeB : new boolean[] {false, true}) {
        INDArray a = transposeA ? random(inner, rows) : random(rows, inner);
        INDArray b = transposeB ? random(columns, inner) : random(inner, columns);
        INDArray bias = random(columns);
        INDArray out = random(rows, columns);
        INDArray linear = random(rows, columns);
        MatrixProduct.of(a, b, transposeA, transposeB, 0.5, out).run();
        boolean isLinear = !transposeA && !transposeB;
        if (isLinear) {
          MatrixProduct.linear(a, b, bias, linear).run();
        }
        float[] left = numbers(a);
        float[] right = numbers(b);
        for (int row = 0; row < rows; row++) {
          for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int k = 0; k < inner; k++) {
              double x = left[transposeA ? k * rows + row : row * inner + k];
              sum += x * right[transposeB ? column * inner + k : k * columns + column];
            }
            double tolerance = FLOAT_ROUNDING * Math.sqrt(Math.max(1, inner / 40.0));
            assertEquals(0.5 * sum, out.getDouble(row, column), tolerance);
            if (isLinear) {
              assertEquals(sum + bias.getDouble(column), linear.getDouble(row, column), tolerance);
            }
          }
        }
      }
    }
  }

  @Test
  void anAxisSwapExchangesTheMiddleAxes() {
    INDArray in = random(3, 4, 5, 6);
    INDArray out = random(3, 5, 4, 6);
    new AxisSwap(in, out).run();
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 4; b++) {
        for (int c = 0; c < 5; c++) {
          for (int d = 0; d < 6; d++) {
            assertEquals(in.getFloat(a, b, c, d), out.getFloat(a, c, b, d));
          }
        }
      }
    }
  }

  @Test
  void arraysOfAnotherTypeOrOrderAreRefused() {
    INDArray doubles = Nd4j.zeros(DataType.DOUBLE, 2, 2);
    INDArray columnsFirst = Nd4j.create(DataType.FLOAT, new long[] {2, 2}, 'f');
    INDArray floats = random(2);
    assertThrows(IllegalArgumentException.class, () -> new ColumnSum(doubles, floats));
    assertThrows(IllegalArgumentException.class, () -> new ColumnSum(columnsFirst, floats));
  }

  private static double weighted(double[] normalised, INDArray gain, INDArray g, int row) {
    double sum = 0;
    for (int column = 0; column < normalised.length; column++) {
      sum += g.getDouble(row, column) * gain.getDouble(column) * normalised[column];
    }
    return sum;
  }

  private static double[] normalised(INDArray in, int row, int columns) {
    double[] x = new double[columns];
    for (int column = 0; column < columns; column++) {
      x[column] = in.getDouble(row, column);
    }
    return normalised(x);
  }

  private static double[] normalised(double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / x.length;
    }
    double[] result = new double[x.length];
    for (int index = 0; index < x.length; index++) {
      result[index] = (x[index] - mean) / Math.sqrt(variance);
    }
    return result;
  }

  private static float[] numbers(INDArray array) {
    float[] numbers = new float[Math.toIntExact(array.length())];
    FloatArrays.read(array, numbers, 0);
    return numbers;
  }

  private INDArray random(long... shape) {
    INDArray array = FloatArrays.zeros(shape);
    for (long index = 0; index < array.length(); index++) {
      array.putScalar(index, (float) random.nextGaussian());
    }
    return array;
  }
}

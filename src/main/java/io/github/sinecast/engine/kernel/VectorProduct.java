package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import java.util.Arrays;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Products of some rows of a matrix and a vector; with equal numbers in it, sums or means. */
final class VectorProduct {
  private VectorProduct() {}

  /** The rows times a vector: {@code [R, C]} and {@code [C]} to {@code [R]}. */
  static void ofRows(
      NativeFloats matrix, int from, int rows, NativeFloats vector, NativeFloats out) {
    multiply(openblas_nolapack.CblasNoTrans, matrix, from, rows, vector, 0, out);
  }

  /**
   * The columns times a vector, added to the result: {@code [R, C]} and {@code [R]} to {@code [C]}.
   */
  static void addOfColumns(
      NativeFloats matrix, int from, int rows, NativeFloats vector, NativeFloats out) {
    multiply(openblas_nolapack.CblasTrans, matrix, from, rows, vector, 1, out);
  }

  /** A vector of equal numbers. */
  static NativeFloats equal(int length, float value) {
    INDArray vector = FloatArrays.zeros(length);
    float[] values = new float[length];
    Arrays.fill(values, value);
    FloatArrays.write(values, vector);
    return new NativeFloats(vector);
  }

  private static void multiply(
      int transpose,
      NativeFloats matrix,
      int from,
      int rows,
      NativeFloats vector,
      float keep,
      NativeFloats out) {
    int columns = matrix.columns();
    openblas_nolapack.cblas_sgemv(
        openblas_nolapack.CblasRowMajor,
        transpose,
        rows,
        columns,
        1,
        matrix.pointer((long) from * columns),
        columns,
        vector.pointer(0),
        1,
        keep,
        out.pointer(0),
        1);
  }
}

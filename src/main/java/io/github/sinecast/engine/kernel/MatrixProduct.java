package io.github.sinecast.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product of two matrices, {@code factor A B}, either of them transposed, with a bias or without.
 */
public final class MatrixProduct implements Kernel {
  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer out;
  private final int transposeA;
  private final int transposeB;
  private final int rows;
  private final int columns;
  private final int inner;
  private final float factor;
  private final @Nullable RowCopies bias;

  private MatrixProduct(
      INDArray a,
      INDArray b,
      boolean transposeA,
      boolean transposeB,
      double factor,
      @Nullable RowCopies bias,
      INDArray out) {
    this.a = new FloatPointer(a.data().addressPointer());
    this.b = new FloatPointer(b.data().addressPointer());
    this.out = new FloatPointer(out.data().addressPointer());
    this.transposeA = transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    this.transposeB = transposeB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    this.rows = Math.toIntExact(out.size(0));
    this.columns = Math.toIntExact(out.size(1));
    this.inner = Math.toIntExact(a.size(transposeA ? 0 : 1));
    this.factor = (float) factor;
    this.bias = bias;
  }

  /** A product. */
  public static MatrixProduct of(
      INDArray a, INDArray b, boolean transposeA, boolean transposeB, double factor, INDArray out) {
    return new MatrixProduct(a, b, transposeA, transposeB, factor, null, out);
  }

  /** A linear map: {@code x w + b}, the bias b in every row. */
  public static MatrixProduct linear(INDArray x, INDArray w, INDArray b, INDArray out) {
    return new MatrixProduct(x, w, false, false, 1, new RowCopies(b, out), out);
  }

  @Override
  public void run() {
    if (bias != null) {
      bias.run();
    }
    openblas_nolapack.cblas_sgemm(
        openblas_nolapack.CblasRowMajor,
        transposeA,
        transposeB,
        rows,
        columns,
        inner,
        factor,
        a,
        transposeA == openblas_nolapack.CblasTrans ? rows : inner,
        b,
        transposeB == openblas_nolapack.CblasTrans ? inner : columns,
        bias == null ? 0 : 1,
        out,
        columns);
  }
}

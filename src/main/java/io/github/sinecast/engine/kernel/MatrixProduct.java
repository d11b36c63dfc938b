package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The product of two matrices, {@code factor A B}, either of them transposed, with a bias or
 * without.
 *
 * <p>OpenBLAS multiplies small matrices by routines of their own, which copy nothing before; so a
 * product of many rows by a small matrix is done in pieces of that size.
 */
public final class MatrixProduct implements Kernel {
  /** The most multiplications in a product that OpenBLAS takes for small, on AVX-512. */
  private static final long SMALL = 1_000_000;

  /** Rows below which a piece would be too little work for a call. */
  private static final int FEWEST_ROWS = 16;

  /**
   * The most numbers in a B that is worth transposing first: no product reads it transposed as
   * fast.
   */
  private static final long WORTH_TRANSPOSING = 8192;

  private final NativeFloats a;
  private final NativeFloats b;
  private final NativeFloats out;
  private final boolean transposeA;
  private final boolean transposeB;
  private final int rows;
  private final int columns;
  private final int inner;
  private final float factor;
  private final int piece;
  private final @Nullable RowCopies bias;
  private final @Nullable Transposition transposition;

  private MatrixProduct(
      INDArray a,
      INDArray b,
      boolean transposeA,
      boolean transposeB,
      double factor,
      @Nullable RowCopies bias,
      INDArray out) {
    this.a = new NativeFloats(a);
    this.out = new NativeFloats(out);
    this.transposeA = transposeA;
    this.rows = Math.toIntExact(out.size(0));
    this.columns = Math.toIntExact(out.size(1));
    this.inner = Math.toIntExact(a.size(transposeA ? 0 : 1));
    this.factor = (float) factor;
    this.bias = bias;
    boolean transposesFirst =
        transposeB && !transposeA && b.length() <= WORTH_TRANSPOSING && rows > FEWEST_ROWS;
    this.transposition = transposesFirst ? new Transposition(b) : null;
    this.b = transposition == null ? new NativeFloats(b) : transposition.result();
    this.transposeB = transposeB && !transposesFirst;
    this.piece = piece();
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
      bias.read();
    }
    if (transposition != null) {
      transposition.run();
    }
    int length = transposeA ? inner : rows;
    for (int from = 0; from < length; from += piece) {
      int count = Math.min(piece, length - from);
      if (transposeA) {
        multiply(rows, count, (long) from * rows, (long) from * columns, 0, from > 0);
      } else {
        if (bias != null) {
          // Just before the product adds to it, while it is in the cache.
          bias.write(from * columns, count * columns);
        }
        multiply(count, inner, (long) from * inner, 0, (long) from * columns, bias != null);
      }
    }
  }

  /** The rows of A in a piece: as many as keep it small, in pieces of about the same size. */
  private int piece() {
    int length = transposeA ? inner : rows;
    long one = (long) columns * (transposeA ? rows : inner);
    long most = SMALL / one;
    if (transposeB || most < FEWEST_ROWS || most >= length) {
      return length;
    }
    int pieces = Math.toIntExact((length + most - 1) / most);
    return (length + pieces - 1) / pieces;
  }

  private void multiply(
      int outRows, int summed, long fromA, long fromB, long fromOut, boolean isAdded) {
    openblas_nolapack.cblas_sgemm(
        openblas_nolapack.CblasRowMajor,
        transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
        transposeB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
        outRows,
        columns,
        summed,
        factor,
        a.pointer(fromA),
        transposeA ? outRows : summed,
        b.pointer(fromB),
        transposeB ? summed : columns,
        isAdded ? 1 : 0,
        out.pointer(fromOut),
        columns);
  }
}

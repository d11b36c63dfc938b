package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix product for each window and head, straight from and to arrays whose heads stand either
 * before the tokens, {@code [B, N, R, C]}, or after them, {@code [B, R, N, C]}: the library that
 * multiplies steps over what lies between, so that nothing is moved first.
 *
 * <p>Only a second operand of few columns that is read transposed is transposed first, a window at
 * a time: no product reads it transposed as fast.
 */
public final class HeadProducts implements Kernel {
  /** The most columns of a second operand that is worth transposing first. */
  private static final int WORTH_TRANSPOSING = 32;

  /** Rows below which a product would be too little work for that. */
  private static final int FEWEST_ROWS = 16;

  private final Side a;
  private final Side b;
  private final Side out;
  private final boolean transposeA;
  private final boolean transposeB;
  private final float factor;
  private final @Nullable TransposedHeads transposed;

  /**
   * What is multiplied.
   *
   * @param tokensFirstA whether the first operand's heads stand after its tokens
   * @param tokensFirstB the same of the second
   * @param tokensFirstOut the same of the result
   * @param transposeA whether each of the first operand's matrices is transposed
   * @param transposeB the same of the second
   * @param factor what every result is multiplied by
   */
  public record Form(
      boolean tokensFirstA,
      boolean tokensFirstB,
      boolean tokensFirstOut,
      boolean transposeA,
      boolean transposeB,
      double factor) {
    /** The shape of the result. */
    public long[] shape(INDArray a, INDArray b) {
      Side first = new Side(a, tokensFirstA);
      Side second = new Side(b, tokensFirstB);
      long rows = transposeA ? first.columns : first.rows;
      long columns = transposeB ? second.rows : second.columns;
      return tokensFirstOut
          ? new long[] {first.windows, rows, first.heads, columns}
          : new long[] {first.windows, first.heads, rows, columns};
    }
  }

  /** Multiplies the matrices of each head. */
  public HeadProducts(Form form, INDArray a, INDArray b, INDArray out) {
    this.a = new Side(a, form.tokensFirstA);
    this.b = new Side(b, form.tokensFirstB);
    this.out = new Side(out, form.tokensFirstOut);
    this.transposeA = form.transposeA;
    this.transposeB = form.transposeB;
    this.factor = (float) form.factor;
    boolean transposesFirst =
        transposeB
            && !transposeA
            && this.b.columns <= WORTH_TRANSPOSING
            && this.a.rows > FEWEST_ROWS;
    this.transposed = transposesFirst ? new TransposedHeads(this.b) : null;
  }

  @Override
  public void run() {
    int inner = transposeA ? a.rows : a.columns;
    for (int window = 0; window < out.windows; window++) {
      if (transposed != null) {
        transposed.read(window);
      }
      for (int head = 0; head < out.heads; head++) {
        openblas_nolapack.cblas_sgemm(
            openblas_nolapack.CblasRowMajor,
            transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
            transposeB && transposed == null
                ? openblas_nolapack.CblasTrans
                : openblas_nolapack.CblasNoTrans,
            out.rows,
            out.columns,
            inner,
            factor,
            a.matrix(window, head),
            a.rowStep,
            transposed == null ? b.matrix(window, head) : transposed.matrix(head),
            transposed == null ? b.rowStep : b.rows,
            0,
            out.matrix(window, head),
            out.rowStep);
      }
    }
  }

  /** The matrices of a window, each transposed. */
  private static final class TransposedHeads {
    private final Side side;
    private final NativeFloats in;
    private final NativeFloats out;
    private final float[] from;
    private final float[] to;

    TransposedHeads(Side side) {
      this.side = side;
      this.in = new NativeFloats(side.array);
      this.out = new NativeFloats(FloatArrays.zeros(side.heads, side.columns, side.rows));
      this.from = new float[out.length()];
      this.to = new float[out.length()];
    }

    void read(int window) {
      in.read(window * from.length, from, from.length);
      int matrix = side.rows * side.columns;
      for (int head = 0; head < side.heads; head++) {
        int start = Math.toIntExact(head * side.headStep);
        for (int column = 0; column < side.columns; column++) {
          int target = head * matrix + column * side.rows;
          for (int row = 0; row < side.rows; row++) {
            to[target + row] = from[start + column + row * side.rowStep];
          }
        }
      }
      out.write(0, to, to.length);
    }

    FloatPointer matrix(int head) {
      return out.pointer((long) head * side.rows * side.columns);
    }
  }

  /** An array as matrices by window and head. */
  private static final class Side {
    private final INDArray array;
    private final FloatPointer start;
    private final int windows;
    private final int heads;
    private final int rows;
    private final int columns;
    private final int rowStep;
    private final long headStep;

    Side(INDArray array, boolean tokensFirst) {
      this.array = array;
      this.start = new FloatPointer(array.data().addressPointer());
      this.windows = Math.toIntExact(array.size(0));
      this.heads = Math.toIntExact(array.size(tokensFirst ? 2 : 1));
      this.rows = Math.toIntExact(array.size(tokensFirst ? 1 : 2));
      this.columns = Math.toIntExact(array.size(3));
      this.rowStep = tokensFirst ? heads * columns : columns;
      this.headStep = tokensFirst ? columns : (long) rows * columns;
    }

    FloatPointer matrix(int window, int head) {
      long windowStep = array.length() / windows;
      return start.position(window * windowStep + head * headStep);
    }
  }
}

package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.engine.memory.NativeFloats;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A small matrix with rows and columns exchanged, in an array of its own. */
final class Transposition implements Kernel {
  private final NativeFloats in;
  private final NativeFloats out;
  private final int rows;
  private final int columns;
  private final float[] from;
  private final float[] to;

  Transposition(INDArray in) {
    this.in = new NativeFloats(in);
    this.rows = Math.toIntExact(in.size(0));
    this.columns = Math.toIntExact(in.size(1));
    this.out = new NativeFloats(FloatArrays.zeros(columns, rows));
    this.from = new float[rows * columns];
    this.to = new float[rows * columns];
  }

  NativeFloats result() {
    return out;
  }

  @Override
  public void run() {
    in.read(0, from, from.length);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        to[column * rows + row] = from[row * columns + column];
      }
    }
    out.write(0, to, to.length);
  }
}

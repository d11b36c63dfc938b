package io.github.sinecast.engine.kernel;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of a row-major float array, read and written in blocks that stay in cache. */
final class NativeFloats {
  /** Numbers in a block: 16 KiB, so that a few blocks fit a first-level cache. */
  static final int BLOCK = 4096;

  private final INDArray array;
  private final FloatBuffer floats;
  private final IntBuffer bits;

  NativeFloats(INDArray array) {
    if (array.dataType() != DataType.FLOAT || (array.length() > 1 && array.ordering() != 'c')) {
      throw new IllegalArgumentException(
          "a row-major float array is needed, found " + array.shapeInfoToString());
    }
    this.array = array;
    Pointer start = array.data().addressPointer();
    try (Pointer bytes = new Pointer(start)) {
      var memory =
          bytes
              .capacity(array.length() * Float.BYTES)
              .asByteBuffer()
              .order(ByteOrder.nativeOrder());
      this.floats = memory.asFloatBuffer();
      this.bits = memory.asIntBuffer();
    }
  }

  int length() {
    return Math.toIntExact(array.length());
  }

  /** The length of the last axis. */
  int columns() {
    return Math.toIntExact(array.size(-1));
  }

  void read(int at, float[] into, int count) {
    floats.get(at, into, 0, count);
  }

  void write(int at, float[] from, int count) {
    floats.put(at, from, 0, count);
  }

  /** Reads numbers as the bits of their representation. */
  void readBits(int at, int[] into, int count) {
    bits.get(at, into, 0, count);
  }

  void writeBits(int at, int[] from, int count) {
    bits.put(at, from, 0, count);
  }

  /** How many whole rows of a length make a block. */
  static int rowsInBlock(int columns) {
    return Math.max(1, BLOCK / columns);
  }
}

package io.github.sinecast.engine.memory;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of a row-major float array, read and written in blocks that stay in cache. */
public final class NativeFloats {
  /** Numbers in a block: 16 KiB, so that a few blocks fit a first-level cache. */
  public static final int BLOCK = 4096;

  private final INDArray array;
  private final FloatBuffer floats;
  private final IntBuffer bits;
  private final FloatPointer start;

  /** The memory of an array of floats. */
  public NativeFloats(INDArray array) {
    if (!isRowMajor(array)) {
      throw new IllegalArgumentException(
          "a row-major float array is needed, found " + array.shapeInfoToString());
    }
    this.array = array;
    this.start = new FloatPointer(array.data().addressPointer());
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

  /** Whether an array is of floats, side by side and in row-major order. */
  public static boolean isRowMajor(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      return false;
    }
    long step = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      // Along an axis of one number nobody steps, whatever its stride says.
      if (array.size(axis) != 1 && array.stride(axis) != step) {
        return false;
      }
      step *= array.size(axis);
    }
    return true;
  }

  /** The number of floats. */
  public int length() {
    return Math.toIntExact(array.length());
  }

  /** The length of the last axis. */
  public int columns() {
    return Math.toIntExact(array.size(-1));
  }

  /** Copies floats out of native memory, from a place on. */
  public void read(int at, float[] into, int count) {
    floats.get(at, into, 0, count);
  }

  /** Copies floats into native memory, from a place on. */
  public void write(int at, float[] from, int count) {
    floats.put(at, from, 0, count);
  }

  /** Writes the same number everywhere. */
  public void fill(float number) {
    for (int at = 0; at < length(); at++) {
      floats.put(at, number);
    }
  }

  /** Reads numbers as the bits of their representation. */
  public void readBits(int at, int[] into, int count) {
    bits.get(at, into, 0, count);
  }

  /** Copies the bits of floats into native memory, from a place on. */
  public void writeBits(int at, int[] from, int count) {
    bits.put(at, from, 0, count);
  }

  /**
   * A pointer to a number, for native routines. It is the same object each time, moved: a routine
   * that reads two places of one array needs two of these.
   */
  public FloatPointer pointer(long at) {
    return start.position(at);
  }

  /** How many whole rows of a length make a block. */
  public static int rowsInBlock(int columns) {
    return Math.max(1, BLOCK / columns);
  }
}

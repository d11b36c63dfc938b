package io.github.sinecast.engine.memory;

import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Row-major float arrays in native memory: made, written and read.
 *
 * <p>Those made here start where a cache line starts. Otherwise every vector instruction would
 * touch two lines, which makes products of small matrices slower by a third.
 */
public final class FloatArrays {
  private static final long CACHE_LINE = 64;
  private static final long SLACK = CACHE_LINE / Float.BYTES;

  private FloatArrays() {}

  /** An array of zeros. */
  public static INDArray zeros(long... shape) {
    long length = 1;
    for (long axis : shape) {
      length *= axis;
    }
    INDArray memory = Nd4j.create(DataType.FLOAT, length + SLACK);
    long past = memory.data().addressPointer().address() % CACHE_LINE;
    long start = past == 0 ? 0 : (CACHE_LINE - past) / Float.BYTES;
    return memory.get(NDArrayIndex.interval(start, start + length)).reshape('c', shape);
  }

  /** Writes the first {@code to.length()} numbers of a Java array into a native one. */
  public static void write(float[] from, INDArray to) {
    write(from, 0, to);
  }

  /** Writes the {@code to.length()} numbers of a Java array from {@code at} on. */
  public static void write(float[] from, int at, INDArray to) {
    int length = Math.toIntExact(to.length());
    Objects.checkFromIndexSize(at, length, from.length);
    pointer(to).put(from, at, length);
  }

  /** Reads a native array into a Java array, starting at {@code at}. */
  public static void read(INDArray from, float[] to, int at) {
    int length = Math.toIntExact(from.length());
    Objects.checkFromIndexSize(at, length, to.length);
    pointer(from).get(to, at, length);
  }

  private static FloatPointer pointer(INDArray array) {
    if (!NativeFloats.isRowMajor(array)) {
      throw new IllegalArgumentException(
          "a row-major float array is needed, found " + array.shapeInfoToString());
    }
    return new FloatPointer(array.data().addressPointer());
  }
}

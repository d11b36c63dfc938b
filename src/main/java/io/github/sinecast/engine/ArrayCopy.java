package io.github.sinecast.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies whole row-major float arrays between Java and native memory. */
public final class ArrayCopy {
  private ArrayCopy() {}

  /** Writes the first {@code to.length()} numbers of a Java array into a native one. */
  public static void write(float[] from, INDArray to) {
    pointer(to).put(from, 0, Math.toIntExact(to.length()));
  }

  /** Reads a native array into a Java array, starting at {@code at}. */
  public static void read(INDArray from, float[] to, int at) {
    pointer(from).get(to, at, Math.toIntExact(from.length()));
  }

  private static FloatPointer pointer(INDArray array) {
    if (array.dataType() != DataType.FLOAT || (array.length() > 1 && array.ordering() != 'c')) {
      throw new IllegalArgumentException(
          "a row-major float array is needed, found " + array.shapeInfoToString());
    }
    return new FloatPointer(array.data().addressPointer());
  }
}

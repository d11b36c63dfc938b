package io.github.sinecast.engine;

import io.github.sinecast.engine.memory.FloatArrays;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Row-major arrays for intermediate values, handed out again once a value is no longer needed. */
final class ArrayPool {
  private final Map<Size, Deque<INDArray>> free = new HashMap<>();
  private long bytes;

  private record Size(DataType type, long length) {}

  /** An array of a shape; what is in it is left from before. */
  INDArray take(DataType type, long[] shape) {
    long length = 1;
    for (long axis : shape) {
      length *= axis;
    }
    INDArray array =
        free.computeIfAbsent(new Size(type, length), size -> new ArrayDeque<>()).poll();
    if (array == null) {
      bytes += length * type.width();
      return type == DataType.FLOAT ? FloatArrays.zeros(shape) : Nd4j.create(type, shape, 'c');
    }
    return array.reshape('c', shape);
  }

  /** Takes an array back whose numbers nobody will read. */
  void give(INDArray array) {
    free.computeIfAbsent(new Size(array.dataType(), array.length()), size -> new ArrayDeque<>())
        .push(array);
  }

  /** The bytes of all arrays together. */
  long bytes() {
    return bytes;
  }
}

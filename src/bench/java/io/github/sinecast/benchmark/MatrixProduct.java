package io.github.sinecast.benchmark;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.Workers;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A plain product of float matrices, the machine's limit: one for each thread at once, each on one
 * core, as a training step uses the machine.
 */
final class MatrixProduct {
  /** Products between two looks at the clock. */
  private static final int REPEATS = 20;

  private final int rows;
  private final int inner;
  private final int columns;

  /**
   * @param rows of the left matrix
   * @param inner columns of the left matrix, rows of the right
   * @param columns of the right matrix
   */
  MatrixProduct(int rows, int inner, int columns) {
    this.rows = rows;
    this.inner = inner;
    this.columns = columns;
  }

  /** Floating-point operations a second. */
  double perSecond(int threads, double seconds) {
    NativeBackend.start();
    try (Workers<Product> workers = new Workers<>(threads, this::product)) {
      Runnable products = () -> workers.forEach(threads, (product, task) -> product.run());
      double rate = Clocked.perSecond(products, seconds);
      return rate * threads * REPEATS * 2.0 * rows * inner * columns;
    }
  }

  private Product product() {
    OpContext context = Nd4j.getExecutioner().buildContext();
    INDArray left = Nd4j.rand(DataType.FLOAT, rows, inner);
    INDArray right = Nd4j.rand(DataType.FLOAT, inner, columns);
    context.setInputArray(0, left);
    context.setInputArray(1, right);
    context.setOutputArray(0, Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'c'));
    return new Product(DynamicCustomOp.builder("matmul").build(), context);
  }

  private record Product(CustomOp multiply, OpContext context) {
    void run() {
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        Nd4j.getExecutioner().exec(multiply, context);
      }
    }
  }
}

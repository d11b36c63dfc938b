package io.github.sinecast.engine;

import io.github.sinecast.engine.kernel.AxisSwap;
import io.github.sinecast.engine.kernel.ClearSoftmax;
import io.github.sinecast.engine.kernel.ColumnSum;
import io.github.sinecast.engine.kernel.Gelu;
import io.github.sinecast.engine.kernel.GeluGradient;
import io.github.sinecast.engine.kernel.HeadProducts;
import io.github.sinecast.engine.kernel.Kernel;
import io.github.sinecast.engine.kernel.LayerNorm;
import io.github.sinecast.engine.kernel.LayerNormGradient;
import io.github.sinecast.engine.kernel.MatrixProduct;
import io.github.sinecast.engine.kernel.Mean;
import io.github.sinecast.engine.kernel.MeanGradient;
import io.github.sinecast.engine.kernel.Pairwise;
import io.github.sinecast.engine.kernel.Rectifier;
import io.github.sinecast.engine.kernel.RectifierGradient;
import io.github.sinecast.engine.kernel.Scale;
import io.github.sinecast.engine.kernel.SoftmaxGradient;
import io.github.sinecast.engine.memory.NativeFloats;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.PowDerivative;

/** Chooses the operations that a kernel computes instead of their native form. */
final class Kernels {
  private static final long[] HEADS_FORWARD = {0, 2, 1, 3};
  private static final long MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES;

  private Kernels() {}

  /**
   * The kernel of an operation on arrays; null where the native form serves.
   *
   * @param nativeForm computes the operation as it is
   */
  static @Nullable Kernel of(
      Operation operation, Kernel nativeForm, INDArray[] in, INDArray[] out) {
    boolean fits = Stream.concat(Arrays.stream(in), Arrays.stream(out)).allMatch(Kernels::fits);
    if (!fits) {
      requireNativeForm(operation);
      return null;
    }
    if (operation.products() != null) {
      return new HeadProducts(operation.products(), in[0], in[1], out[0]);
    }
    return switch (operation.name()) {
      case "xw_plus_b" -> MatrixProduct.linear(in[0], in[1], in[2], out[0]);
      case "matmul" -> in[0].rank() == 2 ? product(operation, in, out) : null;
      case "add" -> pairwise(Pairwise.Rule.ADD, in, out);
      case "subtract" -> pairwise(Pairwise.Rule.SUBTRACT, in, out);
      case "multiply" -> pairwise(Pairwise.Rule.MULTIPLY, in, out);
      case "square" -> new Pairwise(Pairwise.Rule.MULTIPLY, in[0], in[0], out[0]);
      case "_powderivative" -> isOfSquare(operation) ? new Scale(in[0], 2, out[0]) : null;
      case "reduce_mean" -> out[0].length() == 1 ? new Mean(in[0], out[0]) : null;
      case "reduce_mean_bp" -> in[1].length() == 1 ? new MeanGradient(in[1], out[0]) : null;
      case "gelu" -> new Gelu(in[0], out[0]);
      case JoinedGradients.OF_GELU -> new GeluGradient(in[0], in[1], out[0]);
      case "mul_scalar" ->
          operation.function() instanceof ScalarOp factor
              ? new Scale(in[0], factor.scalar().getDouble(0), out[0])
              : null;
      case "relu" -> isRectifier(operation) ? new Rectifier(in[0], out[0]) : null;
      case "layer_norm" ->
          in.length == 3 && isOverColumns(operation, in[0])
              ? new LayerNorm(in[0], in[1], in[2], out[0])
              : null;
      case "layer_norm_bp" ->
          in.length == 4 && isOverColumns(operation, in[0])
              ? new LayerNormGradient(in[0], in[1], in[3], out[0], out[1], out[2])
              : null;
      case "reduce_sum" -> isOverRows(operation, in[0]) ? new ColumnSum(in[0], out[0]) : null;
      case "thresholdedrelu_bp" ->
          custom(operation).tArgs()[0] == 0 ? new RectifierGradient(in[0], in[1], out[0]) : null;
      case "permute" ->
          in[0].rank() == 4 && Arrays.equals(custom(operation).iArgs(), HEADS_FORWARD)
              ? new AxisSwap(in[0], out[0])
              : null;
      case JoinedGradients.CLEAR_SOFTMAX -> new ClearSoftmax(nativeForm, out[0]);
      case JoinedGradients.OF_SOFTMAX -> new SoftmaxGradient(in[0], in[1], out[0]);
      default -> null;
    };
  }

  private static Kernel product(Operation operation, INDArray[] in, INDArray[] out) {
    DynamicCustomOp product = custom(operation);
    boolean transposeA = product.iArgs()[0] != 0;
    boolean transposeB = product.iArgs()[1] != 0;
    return MatrixProduct.of(in[0], in[1], transposeA, transposeB, product.tArgs()[0], out[0]);
  }

  /**
   * An operation on pairs whose smaller side, if there is one, has the last axes of the greater.
   */
  private static @Nullable Kernel pairwise(Pairwise.Rule rule, INDArray[] in, INDArray[] out) {
    boolean exchanges = rule != Pairwise.Rule.SUBTRACT && in[0].length() < in[1].length();
    INDArray first = exchanges ? in[1] : in[0];
    INDArray second = exchanges ? in[0] : in[1];
    int axesMore = first.rank() - second.rank();
    return axesMore >= 0
            && Arrays.equals(
                Arrays.copyOfRange(first.shape(), axesMore, first.rank()), second.shape())
        ? new Pairwise(rule, first, second, out[0])
        : null;
  }

  private static boolean isOfSquare(Operation operation) {
    return operation.function() instanceof PowDerivative power
        && power.extraArgs().length == 1
        && ((Number) power.extraArgs()[0]).doubleValue() == 2;
  }

  private static boolean isRectifier(Operation operation) {
    return operation.function() instanceof ScalarOp threshold
        && threshold.scalar().getDouble(0) == 0;
  }

  /** Whether an array is of row-major floats, and neither empty nor beyond what a buffer holds. */
  private static boolean fits(INDArray array) {
    return NativeFloats.isRowMajor(array) && array.length() > 0 && array.length() <= MOST_NUMBERS;
  }

  /** What rewriting made has no native form. */
  private static void requireNativeForm(Operation operation) {
    if (Rewriting.MADE.contains(operation.name())) {
      throw new IllegalArgumentException(
          "%s of %s needs row-major float arrays, none of them empty or beyond %s numbers"
              .formatted(operation.name(), operation.inputs(), MOST_NUMBERS));
    }
  }

  private static boolean isOverColumns(Operation operation, INDArray in) {
    long[] axes = custom(operation).iArgs();
    return in.rank() == 2 && axes.length == 1 && axes[0] == 1;
  }

  private static boolean isOverRows(Operation operation, INDArray in) {
    return operation.function() instanceof Sum sum
        && in.rank() == 2
        && sum.dimensions() != null
        && Arrays.equals(sum.dimensions().toIntVector(), new int[] {0});
  }

  private static DynamicCustomOp custom(Operation operation) {
    return (DynamicCustomOp) operation.function();
  }
}

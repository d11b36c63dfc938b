package io.github.sinecast.onnx;

import static io.github.sinecast.onnx.OnnxGraph.integer;
import static io.github.sinecast.onnx.OnnxGraph.integers;
import static io.github.sinecast.onnx.OnnxGraph.number;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.BaseReduceOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.ScalarOp;

/**
 * The ONNX forms of SameDiff's operations.
 *
 * <p>SameDiff's layer normalisation adds nothing to the variance, and its GELU is {@code x
 * sigmoid(1.702 x)}: ONNX's own GELU and the usual epsilon would give other answers.
 */
final class OnnxForms {
  /** Keeps a window without any spread finite, and changes no other answer in a float. */
  private static final float EPSILON = 1e-12f;

  private static final float GELU_SLOPE = 1.702f;

  /** What SameDiff writes for row-major order in front of a shape. */
  private static final long ROW_MAJOR = -99;

  private static final Map<String, OnnxForm> BY_NAME = new HashMap<>();

  static {
    same("add", "Add");
    same("subtract", "Sub");
    same("multiply", "Mul");
    same("divide", "Div");
    same("abs", "Abs");
    same("neg", "Neg");
    same("sqrt", "Sqrt");
    same("exp", "Exp");
    same("log", "Log");
    same("sin", "Sin");
    same("cos", "Cos");
    same("tanh", "Tanh");
    same("atanh", "Atanh");
    same("sigmoid", "Sigmoid");
    same("softplus", "Softplus");
    same("xw_plus_b", "Gemm");
    withScalar("add_scalar", "Add");
    withScalar("sub_scalar", "Sub");
    withScalar("mul_scalar", "Mul");
    withScalar("div_scalar", "Div");
    BY_NAME.put("square", (to, call) -> to.node("Mul", call.input(0), call.input(0)));
    BY_NAME.put("concat", OnnxForms::concat);
    BY_NAME.put("tile", OnnxForms::tile);
    BY_NAME.put("relu", OnnxForms::relu);
    BY_NAME.put("elu", OnnxForms::elu);
    BY_NAME.put("gelu", OnnxForms::gelu);
    BY_NAME.put("softmax", OnnxForms::softmax);
    BY_NAME.put("layer_norm", OnnxForms::layerNorm);
    BY_NAME.put("matmul", OnnxForms::matmul);
    BY_NAME.put("permute", OnnxForms::permute);
    BY_NAME.put("reshape", OnnxForms::reshape);
    BY_NAME.put("reduce_mean", OnnxForms::mean);
    BY_NAME.put("pad", OnnxForms::pad);
    BY_NAME.put("slice", OnnxForms::slice);
    BY_NAME.put("strided_slice", OnnxForms::stridedSlice);
  }

  private OnnxForms() {}

  /**
   * The form of an operation.
   *
   * @throws InvalidInputException if it has none here
   */
  static OnnxForm of(DifferentialFunction operation) {
    OnnxForm form = BY_NAME.get(operation.opName());
    if (form == null) {
      throw unknown(operation, "");
    }
    return form;
  }

  /**
   * The number of axes of an operation's result.
   *
   * @param ofInput that of its first input
   */
  static int rank(DifferentialFunction operation, IntSupplier ofInput) {
    return switch (operation.opName()) {
      case "reshape" -> ((DynamicCustomOp) operation).iArgs().length - 1;
      case "permute" -> ((DynamicCustomOp) operation).iArgs().length;
      default -> ofInput.getAsInt();
    };
  }

  private static void same(String name, String operator) {
    BY_NAME.put(name, (to, call) -> to.node(operator, call.inputs()));
  }

  private static void withScalar(String name, String operator) {
    BY_NAME.put(name, (to, call) -> to.node(operator, call.input(0), scalar(to, scalarOf(call))));
  }

  private static InvalidInputException unknown(DifferentialFunction operation, String how) {
    return new InvalidInputException(
        "the network cannot be exported, because its operation '%s'%s has no ONNX form here"
            .formatted(operation.opName(), how));
  }

  private static void require(boolean holds, NetworkNodes.Call call, String how) {
    if (!holds) {
      throw unknown(call.operation().getOp(), " " + how);
    }
  }

  private static String scalar(OnnxGraph to, float value) {
    return to.constant(to.newName("scalar"), new float[] {value});
  }

  private static float scalarOf(NetworkNodes.Call call) {
    return ((ScalarOp) call.operation().getOp()).scalar().getFloat(0);
  }

  private static long[] integersOf(NetworkNodes.Call call) {
    return ((DynamicCustomOp) call.operation().getOp()).iArgs();
  }

  private static String concat(OnnxGraph to, NetworkNodes.Call call) {
    return to.node("Concat", call.inputs(), integer("axis", integersOf(call)[0]));
  }

  private static String tile(OnnxGraph to, NetworkNodes.Call call) {
    require(call.inputs().size() == 1, call, "by computed numbers");
    return to.node("Tile", call.input(0), to.whole(integersOf(call)));
  }

  private static String relu(OnnxGraph to, NetworkNodes.Call call) {
    require(scalarOf(call) == 0, call, "with a threshold");
    return to.node("Relu", call.input(0));
  }

  private static String elu(OnnxGraph to, NetworkNodes.Call call) {
    double[] numbers = ((DynamicCustomOp) call.operation().getOp()).tArgs();
    return to.node("Elu", call.inputs(), number("alpha", (float) numbers[0]));
  }

  private static String gelu(OnnxGraph to, NetworkNodes.Call call) {
    String scaled = to.node("Mul", call.input(0), scalar(to, GELU_SLOPE));
    return to.node("Mul", call.input(0), to.node("Sigmoid", scaled));
  }

  private static String softmax(OnnxGraph to, NetworkNodes.Call call) {
    return to.node("Softmax", call.inputs(), integer("axis", integersOf(call)[0]));
  }

  private static String layerNorm(OnnxGraph to, NetworkNodes.Call call) {
    return to.node(
        "LayerNormalization",
        call.inputs(),
        integer("axis", integersOf(call)[0]),
        number("epsilon", EPSILON));
  }

  private static String matmul(OnnxGraph to, NetworkNodes.Call call) {
    long[] transposed = integersOf(call);
    require(transposed.length < 3 || transposed[2] == 0, call, "with a transposed result");
    return to.node(
        "MatMul", side(to, call, 0, transposed[0] != 0), side(to, call, 1, transposed[1] != 0));
  }

  private static String side(OnnxGraph to, NetworkNodes.Call call, int side, boolean transposed) {
    if (!transposed) {
      return call.input(side);
    }
    long[] axes = LongStream.range(0, call.rank(side)).toArray();
    axes[axes.length - 1] = axes.length - 2L;
    axes[axes.length - 2] = axes.length - 1L;
    return to.node("Transpose", List.of(call.input(side)), integers("perm", axes));
  }

  private static String permute(OnnxGraph to, NetworkNodes.Call call) {
    return to.node("Transpose", call.inputs(), integers("perm", integersOf(call)));
  }

  private static String reshape(OnnxGraph to, NetworkNodes.Call call) {
    long[] shape = integersOf(call);
    require(call.inputs().size() == 1, call, "to a computed shape");
    require(shape[0] == ROW_MAJOR, call, "in column-major order");
    return to.reshape(call.input(0), Arrays.copyOfRange(shape, 1, shape.length));
  }

  private static String mean(OnnxGraph to, NetworkNodes.Call call) {
    require(call.inputs().size() == 1, call, "along computed axes");
    BaseReduceOp operation = (BaseReduceOp) call.operation().getOp();
    long[] axes = Arrays.stream(axesOf(operation)).asLongStream().toArray();
    return to.node(
        "ReduceMean",
        call.inputs(),
        integers("axes", axes),
        integer("keepdims", operation.isKeepDims() ? 1 : 0));
  }

  private static int[] axesOf(BaseOp operation) {
    return operation.getDimensions();
  }

  /** Paddings are a row for each axis here, and all before, then all after, in ONNX. */
  private static String pad(OnnxGraph to, NetworkNodes.Call call) {
    require(integersOf(call)[0] == 0, call, "by other than a constant");
    long[][] paddings = call.matrix(1);
    long[] columns =
        LongStream.concat(
                Arrays.stream(paddings).mapToLong(axis -> axis[0]),
                Arrays.stream(paddings).mapToLong(axis -> axis[1]))
            .toArray();
    double value = ((DynamicCustomOp) call.operation().getOp()).tArgs()[0];
    return to.node("Pad", call.input(0), to.whole(columns), scalar(to, (float) value));
  }

  /** Where each axis begins, then how much of it is taken, -1 for all. */
  private static String slice(OnnxGraph to, NetworkNodes.Call call) {
    long[] integers = integersOf(call);
    int rank = integers.length / 2;
    List<long[]> parts = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      long from = integers[axis];
      long size = integers[rank + axis];
      parts.add(new long[] {axis, from, size < 0 ? Long.MAX_VALUE : from + size, 1});
    }
    return sliced(to, call, parts);
  }

  /**
   * Masks for begin, ellipsis, end, new axes and lost axes; then begins, ends and strides. A bit in
   * a mask is an axis.
   */
  private static String stridedSlice(OnnxGraph to, NetworkNodes.Call call) {
    long[] integers = integersOf(call);
    require(
        call.inputs().size() == 1 && integers[1] == 0 && integers[3] == 0 && integers[4] == 0,
        call,
        "with new, lost or computed axes");
    int rank = (integers.length - 5) / 3;
    List<long[]> parts = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      long stride = integers[5 + 2 * rank + axis];
      require(stride > 0, call, "backwards");
      boolean fromStart = (integers[0] >> axis & 1) == 1;
      boolean toEnd = (integers[2] >> axis & 1) == 1;
      if (!(fromStart && toEnd && stride == 1)) {
        parts.add(
            new long[] {
              axis,
              fromStart ? 0 : integers[5 + axis],
              toEnd ? Long.MAX_VALUE : integers[5 + rank + axis],
              stride
            });
      }
    }
    return sliced(to, call, parts);
  }

  /** Axes, begins, ends and strides. */
  private static String sliced(OnnxGraph to, NetworkNodes.Call call, List<long[]> parts) {
    List<String> columns =
        IntStream.of(1, 2, 0, 3)
            .mapToObj(column -> to.whole(parts.stream().mapToLong(p -> p[column]).toArray()))
            .toList();
    return to.node(
        "Slice", call.input(0), columns.get(0), columns.get(1), columns.get(2), columns.get(3));
  }
}

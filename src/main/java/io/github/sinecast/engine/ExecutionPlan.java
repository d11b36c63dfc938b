package io.github.sinecast.engine;

import io.github.sinecast.engine.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A SameDiff graph made ready to run many times on arrays of fixed shapes.
 *
 * <p>Planning prunes the graph to what the wanted results need, allocates every intermediate array
 * once, and evaluates once what depends on shapes alone. A run is then a walk down a list of
 * operations: write new numbers into the input arrays, {@link #run()}, read the result arrays.
 * SameDiff's own sessions are not used: their array cache mixes up memory orders, which makes
 * gradients wrong.
 *
 * <p>A plan is used by one thread at a time. Plans that run at the same time need graphs of their
 * own, but may share input arrays that nobody writes meanwhile.
 */
public final class ExecutionPlan implements AutoCloseable {
  /** Operations whose result depends on the shape of their input and never on its numbers. */
  private static final Set<String> SHAPE_ONLY =
      Set.of(
          "shape_of",
          "shapes_of",
          "rank",
          "size",
          "size_at",
          "zeros_as",
          "ones_as",
          "zeros_like",
          "ones_like");

  /** Operations that only give the same numbers another shape. */
  private static final Set<String> RESHAPES =
      Set.of("reshape", "squeeze", "expand_dims", "identity");

  private final SameDiff graph;

  private final Map<String, INDArray> arrays = new HashMap<>();
  private final Set<String> fixed = new HashSet<>();
  private final Lifetimes lifetimes = new Lifetimes();
  private final List<Kernel> steps = new ArrayList<>();
  private final ArrayPool pool = new ArrayPool();
  private final List<OpContext> contexts = new ArrayList<>();
  private final Map<String, INDArray> results = new LinkedHashMap<>();

  /**
   * Plans a graph.
   *
   * @param graph the graph, or the derivative made by {@link Differentiation}
   * @param inputs an array for every placeholder and variable that the results depend on; the
   *     arrays themselves are used, so that numbers written into them later count in the next run;
   *     floats in row-major order
   * @param wanted the names of the variables to compute
   */
  public ExecutionPlan(SameDiff graph, Map<String, INDArray> inputs, List<String> wanted) {
    this.graph = graph;
    arrays.putAll(inputs);
    for (SDVariable variable : graph.variables()) {
      // The derivative starts from a variable of SameDiff's own that nobody trains: a constant
      // here.
      boolean ownSeed =
          variable.getVariableType() == VariableType.VARIABLE
              && !inputs.containsKey(variable.name());
      if (variable.isConstant() || ownSeed) {
        arrays.put(variable.name(), variable.getArr().dup('c'));
        fixed.add(variable.name());
      }
    }
    List<Operation> operations =
        Rewriting.of(
            Program.of(graph, arrays.keySet(), wanted),
            Set.copyOf(wanted),
            name -> graph.getVariable(name).dataType() == DataType.FLOAT);
    lifetimes.count(operations, wanted);
    operations.forEach(this::plan);
    for (String name : wanted) {
      results.put(name, array(name));
    }
  }

  /** Computes all results from what the input arrays hold now. */
  public void run() {
    for (Kernel step : steps) {
      step.run();
    }
  }

  /** The array that holds a wanted result after a run; overwritten by the next run. */
  public INDArray result(String name) {
    INDArray result = results.get(name);
    if (result == null) {
      throw new IllegalArgumentException(name + " was not planned for, only " + results.keySet());
    }
    return result;
  }

  /** The number of operations in a run. */
  public int operations() {
    return steps.size();
  }

  /** The bytes of all intermediate arrays. */
  public long intermediateBytes() {
    return pool.bytes();
  }

  @Override
  public void close() {
    contexts.forEach(ExecutionPlan::close);
    contexts.clear();
    steps.clear();
  }

  private void plan(Operation planned) {
    Operation operation = simplified(planned);
    INDArray[] in = operation.inputs().stream().map(this::array).toArray(INDArray[]::new);
    boolean isFixed =
        SHAPE_ONLY.contains(operation.name()) || fixed.containsAll(operation.inputs());
    OpContext context = Nd4j.getExecutioner().buildContext();
    long[][] shapes =
        operation.products() == null
            ? outputShapes(operation.function(), context, in)
            : new long[][] {operation.products().shape(in[0], in[1])};
    if (isAlias(operation, in[0], shapes[0])) {
      lifetimes.share(operation.inputs().get(0), operation.outputs().get(0));
      arrays.put(operation.outputs().get(0), in[0].reshape('c', shapes[0]));
      close(context);
    } else if (!passesGradientOn(operation, in)) {
      INDArray[] out = allocate(operation, shapes, isFixed);
      Kernel step = bind(operation, context, in, out);
      step.run();
      if (isFixed) {
        close(context);
      } else {
        steps.add(step);
        contexts.add(context);
      }
    }
    if (isFixed) {
      fixed.addAll(operation.outputs());
    }
    lifetimes.read(planned, pool);
  }

  /**
   * The gradient of {@code x y} with respect to x alone, where nothing is repeated: {@code g y}.
   */
  private Operation simplified(Operation operation) {
    boolean isForOneSide =
        operation.name().equals("multiply_bp")
            && !lifetimes.isNeeded(operation.outputs().get(1))
            && Arrays.equals(
                array(operation.inputs().get(0)).shape(), array(operation.inputs().get(2)).shape());
    return isForOneSide
        ? new Operation(
            "multiply",
            DynamicCustomOp.builder("multiply").build(),
            List.of(operation.inputs().get(2), operation.inputs().get(1)),
            operation.outputs().subList(0, 1))
        : operation;
  }

  /**
   * A sum passes its gradient on to both sides as it is, a difference to its first: no operation
   * where shapes are equal.
   *
   * @return whether that was all there was to do
   */
  private boolean passesGradientOn(Operation operation, INDArray[] in) {
    boolean isSum = operation.name().equals("add_bp");
    boolean isDifference =
        operation.name().equals("subtract_bp") && !lifetimes.isNeeded(operation.outputs().get(1));
    if (!isSum && !isDifference) {
      return false;
    }
    INDArray gradient = in[2];
    for (int side = 0; side < 2; side++) {
      boolean isNeeded = lifetimes.isNeeded(operation.outputs().get(side));
      if (isNeeded && !Arrays.equals(in[side].shape(), gradient.shape())) {
        return false;
      }
    }
    for (String output : operation.outputs()) {
      lifetimes.share(operation.inputs().get(2), output);
      arrays.put(output, gradient);
    }
    return true;
  }

  private static long[][] outputShapes(
      DifferentialFunction function, OpContext context, INDArray[] in) {
    List<LongShapeDescriptor> shapes;
    if (function instanceof DynamicCustomOp custom) {
      context.setArgs(in, custom.iArgs(), custom.dArgs(), custom.tArgs(), custom.bArgs());
      shapes = custom.calculateOutputShape(context);
    } else {
      context.setInputArrays(in);
      shapes = ((BaseOp) function).calculateOutputShape(context);
    }
    return shapes.stream().map(LongShapeDescriptor::getShape).toArray(long[][]::new);
  }

  private INDArray[] allocate(Operation operation, long[][] shapes, boolean isFixed) {
    INDArray[] out = new INDArray[operation.outputs().size()];
    for (int index = 0; index < out.length; index++) {
      String name = operation.outputs().get(index);
      DataType type = graph.getVariable(name).dataType();
      out[index] = isFixed ? Nd4j.create(type, shapes[index], 'c') : pool.take(type, shapes[index]);
      arrays.put(name, out[index]);
      if (!isFixed) {
        lifetimes.own(name, out[index]);
      }
    }
    return out;
  }

  private static Kernel bind(
      Operation operation, OpContext context, INDArray[] in, INDArray[] out) {
    Kernel nativeForm = nativeForm(operation, context, in, out);
    Kernel kernel = Kernels.of(operation, nativeForm, in, out);
    return kernel == null ? nativeForm : kernel;
  }

  private static Kernel nativeForm(
      Operation operation, OpContext context, INDArray[] in, INDArray[] out) {
    for (int index = 0; index < out.length; index++) {
      context.setOutputArray(index, out[index]);
    }
    if (operation.function() instanceof CustomOp custom) {
      return () -> Nd4j.getExecutioner().exec(custom, context);
    }
    Op op = (Op) operation.function();
    if (op instanceof ReduceOp && in.length == 2) {
      throw new IllegalArgumentException(
          "a reduction along axes given by an array cannot be planned: " + op.opName());
    }
    if (sumsOneNumber(op, in[0], out[0])) {
      // ND4J takes a short cut here that forgets the context.
      return () -> out[0].assign(in[0].reshape('c', out[0].shape()));
    }
    return () -> Nd4j.getExecutioner().exec(op, context);
  }

  /** Whether a sum or mean along axes of length 1 only changes the shape. */
  private static boolean sumsOneNumber(Op op, INDArray in, INDArray out) {
    return (op instanceof Sum || op instanceof Mean) && in.length() == out.length();
  }

  private static boolean isAlias(Operation operation, INDArray in, long[] shape) {
    return RESHAPES.contains(operation.name())
        && in.ordering() == 'c'
        && in.length() == ArrayUtil.prodLong(shape)
        && Arrays.equals(in.stride(), Nd4j.getStrides(in.shape(), 'c'));
  }

  private INDArray array(String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("nothing computes " + name);
    }
    return array;
  }

  private static void close(OpContext context) {
    try {
      context.close();
    } catch (Exception e) {
      throw new IllegalStateException("an operation's context could not be released", e);
    }
  }
}

package io.github.sinecast.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;
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
  private final List<Step> steps = new ArrayList<>();
  private final List<OpContext> contexts = new ArrayList<>();
  private final Map<String, INDArray> results = new LinkedHashMap<>();

  /**
   * Plans a graph.
   *
   * @param graph the graph, or the derivative made by {@link Differentiation}
   * @param inputs an array for every placeholder and variable that the results depend on; the
   *     arrays themselves are used, so that numbers written into them later count in the next run
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
        arrays.put(variable.name(), variable.getArr());
        fixed.add(variable.name());
      }
    }
    for (String operation : neededOperations(wanted)) {
      plan(operation);
    }
    for (String name : wanted) {
      results.put(name, array(name));
    }
  }

  /** Computes all results from what the input arrays hold now. */
  public void run() {
    for (Step step : steps) {
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

  @Override
  public void close() {
    for (OpContext context : contexts) {
      try {
        context.close();
      } catch (Exception e) {
        throw new IllegalStateException("an operation's context could not be released", e);
      }
    }
    contexts.clear();
    steps.clear();
  }

  /** One operation with its arrays bound. */
  private interface Step {
    void run();
  }

  /** Operations from which the wanted variables follow, each after those it depends on. */
  private List<String> neededOperations(List<String> wanted) {
    Set<String> ordered = new LinkedHashSet<>();
    // Depth first with an explicit stack: a deep network's backward pass would overflow recursion.
    ArrayDeque<Visit> open = new ArrayDeque<>();
    for (String name : wanted) {
      open.push(new Visit(name, false));
      while (!open.isEmpty()) {
        Visit visit = open.pop();
        String producer = arrays.containsKey(visit.name) ? null : producer(visit.name);
        if (producer == null || ordered.contains(producer)) {
          continue;
        }
        if (visit.inputsDone) {
          ordered.add(producer);
        } else {
          open.push(new Visit(visit.name, true));
          for (String input : inputNames(producer)) {
            open.push(new Visit(input, false));
          }
        }
      }
    }
    return List.copyOf(ordered);
  }

  private record Visit(String name, boolean inputsDone) {}

  private String producer(String name) {
    Variable variable = graph.getVariables().get(name);
    String producer = variable == null ? null : variable.getOutputOfOp();
    if (producer == null) {
      throw new IllegalArgumentException("the graph needs an array for its input " + name);
    }
    return producer;
  }

  private SameDiffOp operation(String name) {
    return Objects.requireNonNull(graph.getOps().get(name), name);
  }

  private List<String> inputNames(String operation) {
    List<String> inputs = operation(operation).getInputsToOp();
    return inputs == null ? List.of() : inputs;
  }

  private void plan(String name) {
    SameDiffOp operation = operation(name);
    DifferentialFunction function = operation.getOp();
    List<String> inputs = inputNames(name);
    List<String> outputs = operation.getOutputsOfOp();
    boolean isFixed = SHAPE_ONLY.contains(function.opName()) || fixed.containsAll(inputs);
    INDArray[] in = inputs.stream().map(this::array).toArray(INDArray[]::new);
    OpContext context = Nd4j.getExecutioner().buildContext();
    Step step =
        function instanceof CustomOp custom
            ? bindCustom(custom, context, in, outputs)
            : bindLegacy((Op) function, context, in, outputs);
    step.run();
    if (isAlias(function, in, outputs)) {
      arrays.put(outputs.get(0), in[0].reshape('c', array(outputs.get(0)).shape()));
      close(context);
    } else if (isFixed) {
      close(context);
    } else {
      steps.add(step);
      contexts.add(context);
    }
    if (isFixed) {
      fixed.addAll(outputs);
    }
  }

  private Step bindCustom(CustomOp custom, OpContext context, INDArray[] in, List<String> outputs) {
    DynamicCustomOp op = (DynamicCustomOp) custom;
    context.setArgs(in, op.iArgs(), op.dArgs(), op.tArgs(), op.bArgs());
    List<LongShapeDescriptor> shapes = op.calculateOutputShape(context);
    for (int index = 0; index < outputs.size(); index++) {
      INDArray out = allocate(outputs.get(index), shapes.get(index));
      context.setOutputArray(index, out);
      arrays.put(outputs.get(index), out);
    }
    return () -> Nd4j.getExecutioner().exec(op, context);
  }

  private Step bindLegacy(Op op, OpContext context, INDArray[] in, List<String> outputs) {
    if (op instanceof ReduceOp && in.length == 2) {
      throw new IllegalArgumentException(
          "a reduction along axes given by an array cannot be planned: " + op.opName());
    }
    context.setInputArrays(in);
    LongShapeDescriptor shape = ((BaseOp) op).calculateOutputShape(context).get(0);
    INDArray out = allocate(outputs.get(0), shape);
    context.setOutputArray(0, out);
    arrays.put(outputs.get(0), out);
    if (sumsOneNumber(op, in[0], out)) {
      // ND4J takes a short cut here that forgets the context.
      return () -> out.assign(in[0].reshape('c', out.shape()));
    }
    return () -> Nd4j.getExecutioner().exec(op, context);
  }

  /** Whether a sum or mean along axes of length 1 only changes the shape. */
  private static boolean sumsOneNumber(Op op, INDArray in, INDArray out) {
    return (op instanceof Sum || op instanceof Mean) && in.length() == out.length();
  }

  /** A fresh array in row-major order, of the type that the graph declares. */
  private INDArray allocate(String name, LongShapeDescriptor shape) {
    return Nd4j.create(graph.getVariable(name).dataType(), shape.getShape(), 'c');
  }

  private boolean isAlias(DifferentialFunction function, INDArray[] in, List<String> outputs) {
    return RESHAPES.contains(function.opName())
        && in[0].ordering() == 'c'
        && !in[0].isView()
        && in[0].length() == array(outputs.get(0)).length()
        && Arrays.equals(in[0].stride(), Nd4j.getStrides(in[0].shape(), 'c'));
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

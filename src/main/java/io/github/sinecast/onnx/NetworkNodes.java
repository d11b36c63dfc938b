package io.github.sinecast.onnx;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies a SameDiff graph into an ONNX graph, operation by operation: only what a result needs.
 * Placeholders keep their names, so that several networks read the same inputs.
 */
final class NetworkNodes {
  private final SameDiff from;
  private final OnnxGraph to;
  private final Map<String, float[]> parameters;

  /** The ONNX name of each SameDiff variable that is there already. */
  private final Map<String, String> names = new HashMap<>();

  private NetworkNodes(SameDiff from, OnnxGraph to, Map<String, float[]> parameters) {
    this.from = from;
    this.to = to;
    this.parameters = parameters;
  }

  /**
   * Copies what a result needs.
   *
   * @param parameters the trained numbers by variable, row-major
   * @return the ONNX name of the result
   * @throws InvalidInputException if an operation has no ONNX form here
   */
  static String copy(SameDiff from, String result, OnnxGraph to, Map<String, float[]> parameters) {
    NetworkNodes nodes = new NetworkNodes(from, to, parameters);
    for (SameDiffOp operation : nodes.needed(result)) {
      OnnxForm form = OnnxForms.of(operation.getOp());
      String output = operation.getOutputsOfOp().get(0);
      nodes.names.put(output, form.write(to, nodes.new Call(operation)));
    }
    return nodes.name(result);
  }

  /** The operations that a result needs, each after those it depends on. */
  private List<SameDiffOp> needed(String result) {
    Set<String> wanted = new HashSet<>(Set.of(result));
    Deque<SameDiffOp> needed = new ArrayDeque<>();
    // SameDiff keeps operations in the order in which they were added.
    List<SameDiffOp> latestFirst = new ArrayList<>(from.getOps().values());
    Collections.reverse(latestFirst);
    for (SameDiffOp operation : latestFirst) {
      if (operation.getOutputsOfOp().stream().anyMatch(wanted::contains)) {
        wanted.addAll(operation.getInputsToOp());
        needed.addFirst(operation);
      }
    }
    return List.copyOf(needed);
  }

  /** The ONNX name of a variable; constants and parameters are added when they are first read. */
  private String name(String variable) {
    String known = names.get(variable);
    if (known != null) {
      return known;
    }
    SDVariable one = from.getVariable(variable);
    String name =
        switch (one.getVariableType()) {
          case PLACEHOLDER -> variable;
          case CONSTANT -> to.constant(to.newName("constant"), floats(one), one.getArr().shape());
          case VARIABLE -> parameter(one);
          default -> throw new IllegalStateException("nothing computes " + variable);
        };
    names.put(variable, name);
    return name;
  }

  private String parameter(SDVariable variable) {
    float[] values = parameters.get(variable.name());
    if (values == null) {
      throw new IllegalStateException("there are no trained numbers of " + variable.name());
    }
    return to.constant(to.newName(variable.name()), values, variable.getShape());
  }

  private static float[] floats(SDVariable constant) {
    INDArray array = constant.getArr();
    return array.dup('c').data().asFloat();
  }

  /** An operation of the graph with its inputs. */
  final class Call {
    private final SameDiffOp operation;

    private Call(SameDiffOp operation) {
      this.operation = operation;
    }

    SameDiffOp operation() {
      return operation;
    }

    /** The ONNX names of all inputs. */
    List<String> inputs() {
      return operation.getInputsToOp().stream().map(NetworkNodes.this::name).toList();
    }

    String input(int index) {
      return name(operation.getInputsToOp().get(index));
    }

    /** The whole numbers of an input that is a constant. */
    long[][] matrix(int index) {
      return from.getVariable(operation.getInputsToOp().get(index)).getArr().toLongMatrix();
    }

    /** The number of axes of an input. */
    int rank(int index) {
      return rankOf(operation.getInputsToOp().get(index));
    }
  }

  private int rankOf(String variable) {
    SDVariable one = from.getVariable(variable);
    Variable known = from.getVariables().get(variable);
    SameDiffOp producer = known == null ? null : from.getOps().get(known.getOutputOfOp());
    if (producer == null) {
      return one.getShape().length;
    }
    return OnnxForms.rank(producer.getOp(), () -> rankOf(producer.getInputsToOp().get(0)));
  }
}

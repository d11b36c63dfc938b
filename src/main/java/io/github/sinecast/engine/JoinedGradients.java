package io.github.sinecast.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/**
 * Gradients of activations that SameDiff computes in a roundabout way, made one operation each:
 * that of a softmax starts from what the softmax computed, not from what it read; a derivative of
 * GELU and the product with it are one.
 */
final class JoinedGradients {
  /** A softmax whose least shares are cleared, since products of its gradient would be slow. */
  static final String CLEAR_SOFTMAX = "clear_softmax";

  /** The gradient of a softmax, given its result. */
  static final String OF_SOFTMAX = "softmax_gradient";

  /** The gradient of a Gaussian error linear unit, given what it read. */
  static final String OF_GELU = "gelu_gradient";

  private JoinedGradients() {}

  /**
   * Joins what can be joined.
   *
   * @param wanted the variables that must still be computed
   * @param isFloat whether a variable is of the type that kernels compute
   */
  static List<Operation> of(
      List<Operation> program, Set<String> wanted, Predicate<String> isFloat) {
    return joinGelu(reuseSoftmax(program, isFloat), wanted, isFloat);
  }

  private static List<Operation> reuseSoftmax(List<Operation> program, Predicate<String> isFloat) {
    Map<String, Operation> softmaxes = new HashMap<>();
    List<Operation> rewritten = new ArrayList<>();
    for (Operation operation : program) {
      if (operation.name().equals("softmax") && isOverLastAxis(operation)) {
        softmaxes.put(operation.inputs().get(0), operation);
      }
      Operation softmax =
          operation.name().equals("softmax_bp")
                  && isOverLastAxis(operation)
                  && isFloat.test(operation.outputs().get(0))
              ? softmaxes.get(operation.inputs().get(0))
              : null;
      if (softmax == null) {
        rewritten.add(operation);
      } else {
        rewritten.replaceAll(before -> before.equals(softmax) ? cleared(softmax) : before);
        String result = softmax.outputs().get(0);
        rewritten.add(gradient(OF_SOFTMAX, result, operation.inputs().get(1), operation));
      }
    }
    return rewritten;
  }

  private static Operation cleared(Operation softmax) {
    return new Operation(CLEAR_SOFTMAX, softmax.function(), softmax.inputs(), softmax.outputs());
  }

  private static boolean isOverLastAxis(Operation softmax) {
    long[] axes = ((DynamicCustomOp) softmax.function()).iArgs();
    return axes.length == 1 && axes[0] == -1;
  }

  private static List<Operation> joinGelu(
      List<Operation> program, Set<String> wanted, Predicate<String> isFloat) {
    Map<String, Integer> uses = new HashMap<>();
    wanted.forEach(name -> uses.merge(name, 1, Integer::sum));
    program.forEach(
        operation -> operation.inputs().forEach(name -> uses.merge(name, 1, Integer::sum)));
    Map<String, Operation> derivatives = new HashMap<>();
    List<Operation> joined = new ArrayList<>();
    for (Operation operation : program) {
      String result = operation.outputs().get(0);
      if (operation.name().equals("_geluderivative")
          && isFloat.test(result)
          && uses.getOrDefault(result, 0) == 1) {
        derivatives.put(result, operation);
      }
      Operation derivative = null;
      String other = "";
      if (operation.name().equals("multiply")) {
        Operation first = derivatives.get(operation.inputs().get(0));
        derivative = first == null ? derivatives.get(operation.inputs().get(1)) : first;
        other = operation.inputs().get(first == null ? 0 : 1);
      }
      if (derivative == null) {
        joined.add(operation);
      } else {
        joined.remove(derivative);
        joined.add(gradient(OF_GELU, derivative.inputs().get(0), other, operation));
      }
    }
    return joined;
  }

  private static Operation gradient(String name, String of, String gradient, Operation replaced) {
    return new Operation(name, replaced.function(), List.of(of, gradient), replaced.outputs());
  }
}

package io.github.sinecast.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;

/** The operations of a graph from which some variables follow, each after those it depends on. */
final class Program {
  private final SameDiff graph;
  private final Set<String> given;

  private Program(SameDiff graph, Set<String> given) {
    this.graph = graph;
    this.given = given;
  }

  /**
   * The operations that are needed.
   *
   * @param given the variables whose arrays are there from the start
   * @param wanted the variables to compute
   */
  static List<Operation> of(SameDiff graph, Set<String> given, List<String> wanted) {
    return new Program(graph, given).ordered(wanted);
  }

  private List<Operation> ordered(List<String> wanted) {
    Set<String> ordered = new LinkedHashSet<>();
    // Depth first with an explicit stack: a deep network's backward pass would overflow recursion.
    ArrayDeque<Visit> open = new ArrayDeque<>();
    for (String name : wanted) {
      open.push(new Visit(name, false));
      while (!open.isEmpty()) {
        Visit visit = open.pop();
        String producer = given.contains(visit.name) ? null : producer(visit.name);
        if (producer == null || ordered.contains(producer)) {
          continue;
        }
        if (visit.inputsDone) {
          ordered.add(producer);
        } else {
          open.push(new Visit(visit.name, true));
          for (String input : inputs(producer)) {
            open.push(new Visit(input, false));
          }
        }
      }
    }
    List<Operation> operations = new ArrayList<>();
    for (String name : ordered) {
      SameDiffOp operation = operation(name);
      operations.add(
          new Operation(
              operation.getOp().opName(),
              operation.getOp(),
              inputs(name),
              operation.getOutputsOfOp()));
    }
    return operations;
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

  private List<String> inputs(String operation) {
    List<String> inputs = operation(operation).getInputsToOp();
    return inputs == null ? List.of() : inputs;
  }
}

package io.github.sinecast.engine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;

/**
 * A graph together with the derivative of its loss: what a training step computes.
 *
 * @param graph holds the operations of the forward and of the backward pass
 * @param gradients the name of each parameter's gradient in that graph, by parameter name
 */
public record Differentiation(SameDiff graph, Map<String, String> gradients) {
  /** What SameDiff calls the function that holds a derivative. */
  private static final String GRADIENT_FUNCTION = "grad";

  public Differentiation {
    gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
  }

  /**
   * Differentiates a graph whose loss variables are set, with respect to all its variables.
   *
   * @param forward the graph; it gains a function that holds the derivative
   */
  public static Differentiation of(SameDiff forward) {
    quietly(forward::createGradFunction);
    SameDiff backward = forward.getFunction(GRADIENT_FUNCTION);
    Map<String, String> gradients = new LinkedHashMap<>();
    for (SDVariable variable : forward.variables()) {
      if (variable.getVariableType() == VariableType.VARIABLE) {
        SDVariable gradient = forward.grad(variable.name());
        if (gradient == null) {
          throw new IllegalArgumentException(
              "the loss does not depend on the parameter " + variable.name());
        }
        gradients.put(variable.name(), gradient.name());
      }
    }
    return new Differentiation(backward, gradients);
  }

  /** SameDiff prints a line per operation to standard output while it differentiates. */
  private static synchronized void quietly(Runnable noisy) {
    PrintStream standard = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      noisy.run();
    } finally {
      System.setOut(standard);
    }
  }
}

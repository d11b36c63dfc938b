package io.github.sinecast.engine;

import java.util.List;
import org.nd4j.autodiff.functions.DifferentialFunction;

/**
 * An operation of a plan.
 *
 * @param name what it computes, in SameDiff's terms or in those of {@link Rewriting}
 * @param function what executes it natively
 * @param inputs the names of what it reads
 * @param outputs the names of what it computes
 */
record Operation(
    String name, DifferentialFunction function, List<String> inputs, List<String> outputs) {
  Operation {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}

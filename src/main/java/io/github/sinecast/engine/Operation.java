package io.github.sinecast.engine;

import io.github.sinecast.engine.kernel.HeadProducts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.functions.DifferentialFunction;

/**
 * An operation of a plan.
 *
 * @param name what it computes, in SameDiff's terms or in those of {@link Rewriting}
 * @param function what executes it natively; of products by head, one of the operations replaced
 * @param products the form of products by head; null for all other operations
 * @param inputs the names of what it reads
 * @param outputs the names of what it computes
 */
record Operation(
    String name,
    DifferentialFunction function,
    HeadProducts.@Nullable Form products,
    List<String> inputs,
    List<String> outputs) {
  Operation {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  Operation(String name, DifferentialFunction function, List<String> inputs, List<String> outputs) {
    this(name, function, null, inputs, outputs);
  }
}

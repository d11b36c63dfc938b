package io.github.sinecast.model;

import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A plan of a network's graph for one number of windows, with the arrays that feed it. */
final class WindowPlan implements AutoCloseable {
  private final NetworkGraph network;
  private final Map<String, INDArray> inputs = new LinkedHashMap<>();
  private final ExecutionPlan plan;

  /**
   * @param graph the graph of the network, or its derivative
   * @param windows the number of windows
   * @param bound all other arrays that the graph reads
   * @param results the names of what can be read after a run
   */
  WindowPlan(
      NetworkGraph network,
      SameDiff graph,
      int windows,
      Map<String, INDArray> bound,
      List<String> results) {
    this.network = network;
    network
        .inputShapes(windows)
        .forEach((name, shape) -> inputs.put(name, FloatArrays.zeros(shape)));
    Map<String, INDArray> all = new HashMap<>(bound);
    all.putAll(inputs);
    this.plan = new ExecutionPlan(graph, all, results);
  }

  /**
   * Computes the results for a batch.
   *
   * @param augmentation where positional encodings draw from; null outside of training
   */
  void run(Batch batch, @Nullable RandomGenerator augmentation) {
    network.inputs(batch, augmentation).forEach(this::write);
    plan.run();
  }

  private void write(String name, float[] numbers) {
    INDArray array = inputs.get(name);
    if (array != null) {
      FloatArrays.write(numbers, array);
    }
  }

  /** A result of the last run; overwritten by the next. */
  INDArray result(String name) {
    return plan.result(name);
  }

  @Override
  public void close() {
    plan.close();
  }
}

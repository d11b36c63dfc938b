package io.github.sinecast.model;

import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that answers: windows in, numbers out, without dropout. Used by one thread at a time.
 */
public final class Network implements AutoCloseable {
  private final NetworkSpec spec;
  private final WindowSpec window;
  private final NetworkGraph graph;
  private final ParameterArrays parameters;
  private final Map<Integer, Plan> plans = new HashMap<>();

  /** A network whose weights are still to be written. */
  public Network(NetworkSpec spec, WindowSpec window) {
    this.spec = spec;
    this.window = window;
    this.graph = NetworkGraph.forAnswers(spec, window, DataType.FLOAT);
    this.parameters = new ParameterArrays(graph.parameters());
  }

  /** The trained arrays of a network of that shape, in a fixed order. */
  public static List<Parameter> parameters(NetworkSpec spec, WindowSpec window) {
    NativeBackend.start();
    return NetworkGraph.forAnswers(spec, window, DataType.FLOAT).parameters();
  }

  /** Replaces all weights by numbers in the order of the parameters. */
  public void write(float[] weights) {
    parameters.write(weights);
  }

  /**
   * Answers a batch.
   *
   * @param batch windows in the form of the network
   * @param answers receives B x H x R numbers, row-major, in the form the target is learned in
   */
  public void answer(Batch batch, float[] answers) {
    Plan plan = plans.computeIfAbsent(batch.windows(), this::plan);
    plan.inputs.write(batch);
    plan.times.write(batch, null);
    plan.execution.run();
    FloatArrays.read(plan.execution.result(NetworkGraph.ANSWER), answers, 0);
  }

  @Override
  public void close() {
    plans.values().forEach(plan -> plan.execution.close());
    plans.clear();
  }

  private record Plan(InputArrays inputs, TimeArrays times, ExecutionPlan execution) {}

  private Plan plan(int windows) {
    InputArrays inputs = new InputArrays(spec, window, windows);
    TimeArrays times = new TimeArrays(graph.timeInputs(), windows);
    Map<String, INDArray> bound = new HashMap<>(parameters.byName());
    bound.putAll(inputs.byName());
    bound.putAll(times.byName());
    return new Plan(
        inputs, times, new ExecutionPlan(graph.graph(), bound, List.of(NetworkGraph.ANSWER)));
  }
}

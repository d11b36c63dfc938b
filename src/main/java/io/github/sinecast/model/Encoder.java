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
 * An encoder that answers: windows in, numbers out, without dropout. Used by one thread at a time.
 */
public final class Encoder implements AutoCloseable {
  private final WindowSpec window;
  private final EncoderGraph graph;
  private final ParameterArrays parameters;
  private final Map<Integer, Plan> plans = new HashMap<>();

  /** An encoder whose weights are still to be written. */
  public Encoder(EncoderSpec spec, WindowSpec window) {
    this.window = window;
    this.graph = EncoderGraph.forAnswers(spec, window, DataType.FLOAT);
    this.parameters = new ParameterArrays(graph.parameters());
  }

  /** The trained arrays of a network of that shape, in a fixed order. */
  public static List<Parameter> parameters(EncoderSpec spec, WindowSpec window) {
    NativeBackend.start();
    return EncoderGraph.forAnswers(spec, window, DataType.FLOAT).parameters();
  }

  /** Replaces all weights by numbers in the order of the parameters. */
  public void write(float[] weights) {
    parameters.write(weights);
  }

  /**
   * Answers a batch.
   *
   * @param answers receives B x H numbers, row-major, in the form the target is learned in
   */
  public void answer(Batch batch, float[] answers) {
    Plan plan = plans.computeIfAbsent(batch.windows(), this::plan);
    FloatArrays.write(batch.inputs(), plan.inputs);
    plan.times.write(batch, null);
    plan.execution.run();
    FloatArrays.read(plan.execution.result(EncoderGraph.ANSWER), answers, 0);
  }

  @Override
  public void close() {
    plans.values().forEach(plan -> plan.execution.close());
    plans.clear();
  }

  private record Plan(INDArray inputs, TimeArrays times, ExecutionPlan execution) {}

  private Plan plan(int windows) {
    INDArray inputs = FloatArrays.zeros(windows, window.tokens(), window.tokenWidth());
    Map<String, INDArray> bound = new HashMap<>(parameters.byName());
    bound.put(EncoderGraph.INPUTS, inputs);
    TimeArrays times = new TimeArrays(graph.timeInputs(), windows);
    bound.putAll(times.byName());
    return new Plan(
        inputs, times, new ExecutionPlan(graph.graph(), bound, List.of(EncoderGraph.ANSWER)));
  }
}

package io.github.sinecast.model;

import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/** A graph that answers, with a plan for each number of windows. */
final class GraphNetwork implements Network {
  private final NetworkGraph graph;
  private final ParameterArrays parameters;
  private final Map<Integer, WindowPlan> plans = new HashMap<>();

  GraphNetwork(GraphSpec spec, WindowSpec window, Start start) {
    this.graph = NetworkGraph.forAnswers(spec, window, start, DataType.FLOAT);
    this.parameters = new ParameterArrays(graph.parameters());
  }

  @Override
  public void write(float[] weights) {
    parameters.write(weights);
  }

  @Override
  public void answer(Batch batch, float[] answers) {
    WindowPlan plan = plans.computeIfAbsent(batch.windows(), this::plan);
    plan.run(batch, null);
    FloatArrays.read(plan.result(NetworkGraph.ANSWER), answers, 0);
  }

  @Override
  public void close() {
    plans.values().forEach(WindowPlan::close);
    plans.clear();
  }

  private WindowPlan plan(int windows) {
    return new WindowPlan(
        graph, graph.graph(), windows, parameters.byName(), List.of(NetworkGraph.ANSWER));
  }
}

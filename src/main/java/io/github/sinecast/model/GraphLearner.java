package io.github.sinecast.model;

import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph and its derivative, with a plan for each number of windows. */
final class GraphLearner implements Learner {
  private final WindowSpec window;
  private final NetworkGraph graph;
  private final Differentiation derivative;
  private final ParameterArrays parameters;
  private final Map<Integer, Part> parts = new HashMap<>();

  GraphLearner(GraphSpec spec, WindowSpec window, Start start, long seed) {
    this.window = window;
    this.graph = NetworkGraph.forTraining(spec, window, start, DataType.FLOAT, seed);
    this.derivative = Differentiation.of(graph.graph());
    this.parameters = new ParameterArrays(graph.parameters());
  }

  @Override
  public List<Parameter> parameters() {
    return graph.parameters();
  }

  @Override
  public void write(float[] weights) {
    parameters.write(weights);
  }

  @Override
  public double gradient(Batch batch, PartRandom random, float[] gradient) {
    Part part = parts.computeIfAbsent(batch.windows(), this::part);
    FloatArrays.write(batch.targets(), part.targets);
    SplittableRandom dropout = random.dropout();
    part.masks.forEach(
        (mask, array) ->
            FloatArrays.write(
                new DropoutMasks(mask.share(), dropout).draw(Math.toIntExact(array.length())),
                array));
    part.plan.run(batch, random.augmentation());
    int at = 0;
    for (Parameter parameter : graph.parameters()) {
      String name = derivative.gradients().getOrDefault(parameter.name(), parameter.name());
      FloatArrays.read(part.plan.result(name), gradient, at);
      at += parameter.size();
    }
    return part.plan.result(NetworkGraph.LOSS).getFloat(0);
  }

  @Override
  public void close() {
    parts.values().forEach(part -> part.plan.close());
    parts.clear();
  }

  /** A plan for one number of windows, with the arrays of what only training reads. */
  private record Part(INDArray targets, Map<DropoutMask, INDArray> masks, WindowPlan plan) {}

  private Part part(int windows) {
    Map<String, INDArray> bound = new LinkedHashMap<>(parameters.byName());
    INDArray targets = FloatArrays.zeros(windows, window.horizon());
    bound.put(NetworkGraph.TARGETS, targets);
    Map<DropoutMask, INDArray> masks = new LinkedHashMap<>();
    for (DropoutMask mask : graph.dropoutMasks()) {
      INDArray array = FloatArrays.zeros(mask.shape(windows));
      masks.put(mask, array);
      bound.put(mask.name(), array);
    }
    List<String> wanted = new ArrayList<>(derivative.gradients().values());
    wanted.add(NetworkGraph.LOSS);
    return new Part(
        targets, masks, new WindowPlan(graph, derivative.graph(), windows, bound, wanted));
  }
}

package io.github.sinecast.training;

import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.model.InputArrays;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.ParameterArrays;
import io.github.sinecast.model.TimeArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One thread's copy of the network: computes the gradient of a part of a batch, and the loss of a
 * part of the validation windows.
 */
final class Replica implements AutoCloseable {
  private final NetworkSpec spec;
  private final WindowSpec window;
  private final NetworkGraph learner;
  private final Differentiation derivative;
  private final ParameterArrays parameters;
  private final Map<Integer, Part> parts = new HashMap<>();
  private final Network answerer;

  Replica(NetworkSpec spec, WindowSpec window, long seed) {
    this.spec = spec;
    this.window = window;
    this.learner = NetworkGraph.forTraining(spec, window, DataType.FLOAT, seed);
    this.derivative = Differentiation.of(learner.graph());
    this.parameters = new ParameterArrays(learner.parameters());
    this.answerer = new Network(spec, window);
  }

  List<Parameter> parameters() {
    return learner.parameters();
  }

  void writeForLearning(float[] weights) {
    parameters.write(weights);
  }

  void writeForAnswers(float[] weights) {
    answerer.write(weights);
  }

  /**
   * Computes the mean loss of some windows and its gradient.
   *
   * @param order window indices, of which those from {@code from} on, {@code count} of them, are
   *     used
   * @param random where dropout and augmentation come from
   * @param gradient receives the gradient, in the order of the parameters
   * @return the mean loss
   */
  double gradient(
      Windows windows, int[] order, int from, int count, PartRandom random, float[] gradient) {
    Part part = parts.computeIfAbsent(count, this::part);
    windows.gather(order, from, part.batch);
    part.inputs.write(part.batch);
    FloatArrays.write(part.batch.targets(), part.targets);
    part.times.write(part.batch, random.augmentation());
    DropoutMasks masks = new DropoutMasks(spec.dropout(), random);
    part.masks.forEach(mask -> FloatArrays.write(masks.draw(Math.toIntExact(mask.length())), mask));
    part.plan.run();
    int at = 0;
    for (Parameter parameter : learner.parameters()) {
      String name = derivative.gradients().getOrDefault(parameter.name(), parameter.name());
      FloatArrays.read(part.plan.result(name), gradient, at);
      at += parameter.size();
    }
    return part.plan.result(NetworkGraph.LOSS).getFloat(0);
  }

  /** The sum of losses, over windows and steps, without dropout. */
  double lossSum(Windows windows, int[] order, int from, int count) {
    Batch batch = new Batch(window, spec.form(), count);
    windows.gather(order, from, batch);
    double[] answer = new double[spec.head().numbers()];
    float[] answers = new float[batch.targets().length * answer.length];
    answerer.answer(batch, answers);
    double sum = 0;
    for (int step = 0; step < batch.targets().length; step++) {
      for (int number = 0; number < answer.length; number++) {
        answer[number] = answers[step * answer.length + number];
      }
      sum += spec.head().loss(answer, batch.targets()[step]);
    }
    return sum;
  }

  @Override
  public void close() {
    parts.values().forEach(part -> part.plan.close());
    parts.clear();
    answerer.close();
  }

  /** A plan for one number of windows, with the arrays that feed it. */
  private record Part(
      Batch batch,
      InputArrays inputs,
      INDArray targets,
      TimeArrays times,
      List<INDArray> masks,
      ExecutionPlan plan) {}

  private Part part(int count) {
    Map<String, INDArray> bound = new LinkedHashMap<>(parameters.byName());
    InputArrays inputs = new InputArrays(spec, window, count);
    INDArray targets = FloatArrays.zeros(count, window.horizon());
    bound.putAll(inputs.byName());
    bound.put(NetworkGraph.TARGETS, targets);
    TimeArrays times = new TimeArrays(learner.timeInputs(), count);
    bound.putAll(times.byName());
    List<INDArray> masks = new ArrayList<>();
    for (String mask : learner.dropoutMasks()) {
      INDArray array = FloatArrays.zeros((long) count * window.tokens(), width(mask));
      masks.add(array);
      bound.put(mask, array);
    }
    List<String> wanted = new ArrayList<>(derivative.gradients().values());
    wanted.add(NetworkGraph.LOSS);
    return new Part(
        new Batch(window, spec.form(), count),
        inputs,
        targets,
        times,
        masks,
        new ExecutionPlan(derivative.graph(), bound, wanted));
  }

  private long width(String mask) {
    return learner.graph().getVariable(mask).getShape()[1];
  }
}

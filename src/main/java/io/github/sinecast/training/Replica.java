package io.github.sinecast.training;

import io.github.sinecast.engine.Differentiation;
import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.model.Encoder;
import io.github.sinecast.model.EncoderGraph;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Loss;
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
  private final EncoderSpec spec;
  private final WindowSpec window;
  private final Loss loss;
  private final EncoderGraph learner;
  private final Differentiation derivative;
  private final ParameterArrays parameters;
  private final Map<Integer, Part> parts = new HashMap<>();
  private final Encoder answerer;

  Replica(EncoderSpec spec, WindowSpec window, Loss loss, long seed) {
    this.spec = spec;
    this.window = window;
    this.loss = loss;
    this.learner = EncoderGraph.forTraining(spec, window, DataType.FLOAT, seed, loss);
    this.derivative = Differentiation.of(learner.graph());
    this.parameters = new ParameterArrays(learner.parameters());
    this.answerer = new Encoder(spec, window);
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
    FloatArrays.write(part.batch.inputs(), part.inputs);
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
    return part.plan.result(EncoderGraph.LOSS).getFloat(0);
  }

  /** The sum of losses, over windows and steps, without dropout. */
  double lossSum(Windows windows, int[] order, int from, int count) {
    Batch batch = new Batch(window, count);
    windows.gather(order, from, batch);
    float[] answers = new float[count * window.horizon()];
    answerer.answer(batch, answers);
    double sum = 0;
    for (int index = 0; index < answers.length; index++) {
      sum += loss.of((double) answers[index] - batch.targets()[index]);
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
      INDArray inputs,
      INDArray targets,
      TimeArrays times,
      List<INDArray> masks,
      ExecutionPlan plan) {}

  private Part part(int count) {
    Map<String, INDArray> bound = new LinkedHashMap<>(parameters.byName());
    INDArray inputs = FloatArrays.zeros(count, window.tokens(), window.tokenWidth());
    INDArray targets = FloatArrays.zeros(count, window.horizon());
    bound.put(EncoderGraph.INPUTS, inputs);
    bound.put(EncoderGraph.TARGETS, targets);
    TimeArrays times = new TimeArrays(learner.timeInputs(), count);
    bound.putAll(times.byName());
    List<INDArray> masks = new ArrayList<>();
    for (String mask : learner.dropoutMasks()) {
      INDArray array = FloatArrays.zeros((long) count * window.tokens(), spec.width());
      masks.add(array);
      bound.put(mask, array);
    }
    List<String> wanted = new ArrayList<>(derivative.gradients().values());
    wanted.add(EncoderGraph.LOSS);
    return new Part(
        new Batch(window, count),
        inputs,
        targets,
        times,
        masks,
        new ExecutionPlan(derivative.graph(), bound, wanted));
  }
}

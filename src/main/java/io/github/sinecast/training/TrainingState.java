package io.github.sinecast.training;

import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that changes while a network is trained: what a {@link Checkpoint} holds. */
final class TrainingState {
  private final List<Parameter> parameters;
  private final SplittableRandom orders;
  private final float[] weights;

  /** The mean of the weights over steps, which is validated and kept. */
  private final float[] mean;

  /** Which numbers stay as they are. */
  private final boolean[] fixed;

  private final AdamW optimiser;
  private final List<EpochResult> epochs;
  private @Nullable Weights best;
  private int epoch;

  /**
   * The state before the first step.
   *
   * @param continued the weights that training goes on from; null for new ones
   */
  TrainingState(
      List<Parameter> parameters, TrainingSpec spec, long seed, @Nullable Continued continued) {
    this.parameters = parameters;
    this.orders = new SplittableRandom(seed);
    this.weights = (continued == null ? Weights.initial(parameters) : continued.weights()).values();
    this.mean = weights.clone();
    this.fixed = fixed(parameters, continued);
    this.optimiser = new AdamW(decays(spec));
    this.epochs = new ArrayList<>();
  }

  /** The state after the epoch of a checkpoint. */
  TrainingState(
      List<Parameter> parameters,
      TrainingSpec spec,
      long seed,
      @Nullable Continued continued,
      Checkpoint checkpoint) {
    this.parameters = parameters;
    this.fixed = fixed(parameters, continued);
    this.orders = new SplittableRandom(seed);
    this.weights = checkpoint.weights().values();
    this.mean = checkpoint.mean().values();
    this.optimiser =
        new AdamW(
            decays(spec),
            checkpoint.firstMoment().values(),
            checkpoint.secondMoment().values(),
            checkpoint.step());
    this.epochs = new ArrayList<>(checkpoint.epochs());
    this.best = checkpoint.best();
    while (epoch < checkpoint.epoch()) {
      beginEpoch();
    }
  }

  Checkpoint checkpoint() {
    return new Checkpoint(
        epoch,
        step(),
        new Weights(parameters, weights),
        mean(),
        new Weights(parameters, optimiser.firstMoment()),
        new Weights(parameters, optimiser.secondMoment()),
        best,
        epochs);
  }

  /** Epochs begun, and at the end of one the epochs that ended. */
  int epoch() {
    return epoch;
  }

  /** Steps so far, which is the number of the next step, counted from 0. */
  long step() {
    return optimiser.steps();
  }

  /** The weights to learn with; the state's own array. */
  float[] weights() {
    return weights;
  }

  /** The mean of the weights over steps so far. */
  Weights mean() {
    return new Weights(parameters, mean);
  }

  /** Begins an epoch; returns where the order of its windows comes from. */
  SplittableRandom beginEpoch() {
    epoch++;
    return orders.split();
  }

  /** Changes the weights by a gradient, and their mean by the newest weights. */
  void step(float[] gradient, double rate, double newest) {
    optimiser.step(weights, gradient, rate);
    if (newest == 1) {
      System.arraycopy(weights, 0, mean, 0, weights.length);
      return;
    }
    for (int index = 0; index < mean.length; index++) {
      mean[index] = (float) (mean[index] + newest * (weights[index] - (double) mean[index]));
    }
  }

  /** Whether a validation loss is lower than those of all epochs so far. */
  boolean isBest(double validationLoss) {
    return best == null || validationLoss < result().best().validationLoss();
  }

  /** Notes an epoch, and the weights if it is the best so far. */
  void end(EpochResult result) {
    if (result.best()) {
      best = mean();
    }
    epochs.add(result);
  }

  /** How many epochs have ended since the best one. */
  int epochsSinceBest() {
    int last = epochs.size() - 1;
    return last
        - IntStream.rangeClosed(0, last).filter(at -> epochs.get(at).best()).max().orElse(last);
  }

  /** What training came to; null before its first epoch ends. */
  @Nullable TrainingResult soFar() {
    return best == null ? null : new TrainingResult(best, epochs);
  }

  /** What training came to. */
  TrainingResult result() {
    TrainingResult result = soFar();
    if (result == null) {
      throw new IllegalStateException("training ended without an epoch");
    }
    return result;
  }

  /** Leaves the numbers that stay as they are without a gradient. */
  void zeroFixed(float[] gradient) {
    for (int index = 0; index < gradient.length; index++) {
      if (fixed[index]) {
        gradient[index] = 0;
      }
    }
  }

  private static boolean[] fixed(List<Parameter> parameters, @Nullable Continued continued) {
    boolean[] fixed = new boolean[Weights.count(parameters)];
    int at = 0;
    for (Parameter parameter : parameters) {
      boolean stays = continued != null && continued.headOnly() && !parameter.isOfHead();
      Arrays.fill(fixed, at, at + parameter.size(), stays);
      at += parameter.size();
    }
    return fixed;
  }

  private float[] decays(TrainingSpec spec) {
    float[] decays = new float[Weights.count(parameters)];
    int at = 0;
    for (Parameter parameter : parameters) {
      if (parameter.decays() && !fixed[at]) {
        Arrays.fill(decays, at, at + parameter.size(), (float) spec.weightDecay());
      }
      at += parameter.size();
    }
    return decays;
  }
}

package io.github.sinecast.training;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.Workers;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.Learner;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.PartRandom;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on windows, and keeps the weights with the lowest validation loss.
 *
 * <p>A batch is cut into micro-batches, each computed by one thread on its own replica; their
 * gradients are added in a fixed order, so that the same bits come out for any number of threads.
 *
 * @param network the shape of the network
 * @param spec the rules of training
 * @param start what the network adds to
 * @param seed where initial values, the order of windows and dropout come from
 * @param threads how many parts of a batch are computed at once; does not change the result
 * @param continued the weights that training goes on from; null for new ones
 */
public record Trainer(
    NetworkSpec network,
    TrainingSpec spec,
    Start start,
    long seed,
    int threads,
    @Nullable Continued continued) {
  /** A trainer of new weights. */
  public Trainer(NetworkSpec network, TrainingSpec spec, Start start, long seed, int threads) {
    this(network, spec, start, seed, threads, null);
  }

  /** A trainer of a network that starts from its own initial numbers. */
  public Trainer(NetworkSpec network, TrainingSpec spec, long seed, int threads) {
    this(network, spec, Start.NONE, seed, threads);
  }

  /**
   * Trains.
   *
   * @param training windows to learn from
   * @param validation windows that say when to stop
   * @throws DivergedException if the loss becomes infinite or no number
   */
  public TrainingResult train(Windows training, Windows validation, TrainingListener listener) {
    return train(training, validation, listener, Checkpoints.NONE);
  }

  /**
   * Trains on from the newest checkpoint, to the bits that a training without a break comes to.
   *
   * @param training windows to learn from
   * @param validation windows that say when to stop
   * @param checkpoints where each epoch is kept
   * @throws DivergedException if the loss becomes infinite or no number
   */
  public TrainingResult train(
      Windows training, Windows validation, TrainingListener listener, Checkpoints checkpoints) {
    try (Workers<Replica> workers = workers(training)) {
      return new Run(training, validation, listener, checkpoints, workers).train();
    }
  }

  /**
   * Trains for a number of epochs that was chosen before, at the learning rates that these epochs
   * have in a whole training.
   *
   * @param training windows to learn from
   * @param epochs at most those of the rules
   * @param listener hears of steps, not of epochs, for none is validated
   * @param checkpoints where each epoch is kept, and where the newest is continued
   * @throws DivergedException if the loss becomes infinite or no number
   */
  public Weights trainFor(
      int epochs, Windows training, TrainingListener listener, Checkpoints checkpoints) {
    try (Workers<Replica> workers = workers(training)) {
      return new Run(training, training, listener, checkpoints, workers).trainFor(epochs);
    }
  }

  private Workers<Replica> workers(Windows training) {
    NativeBackend.start();
    int parts = parts(Math.min(spec.batchSize(), training.size()));
    return new Workers<>(
        Math.min(threads, parts),
        () ->
            new Replica(
                network.learner(training.spec(), start, seed),
                network.network(training.spec(), start)),
        Replica::close);
  }

  /** The windows that one thread works on at a time. */
  private int microBatch() {
    return network.learnsWholeBatches() ? spec.batchSize() : spec.microBatch();
  }

  private int parts(int windows) {
    return pieces(windows, microBatch());
  }

  /** How many pieces of a size it takes to hold a number of windows. */
  private static int pieces(int windows, int size) {
    return Math.toIntExact(((long) windows + size - 1) / size);
  }

  /** One thread's copy of the network: one that learns, one that answers. */
  private record Replica(Learner learner, Network answerer) implements AutoCloseable {
    @Override
    public void close() {
      learner.close();
      answerer.close();
    }
  }

  /** One training, from its beginning or from a checkpoint. */
  private final class Run {
    private final Windows training;
    private final Windows validation;
    private final TrainingListener listener;
    private final Checkpoints checkpoints;
    private final Workers<Replica> workers;
    private final TrainingState state;
    private final GradientSum gradient;
    private final EpochOrder epochOrder;
    private final long stepsInAll;

    Run(
        Windows training,
        Windows validation,
        TrainingListener listener,
        Checkpoints checkpoints,
        Workers<Replica> workers) {
      this.training = training;
      this.validation = validation;
      this.listener = listener;
      this.checkpoints = checkpoints;
      this.workers = workers;
      List<Parameter> parameters = workers.states().get(0).learner().parameters();
      Checkpoint newest = checkpoints.newest(parameters);
      if (newest == null) {
        this.state = new TrainingState(parameters, spec, seed, continued);
      } else {
        this.state = new TrainingState(parameters, spec, seed, continued, newest);
        listener.onContinued(newest);
      }
      this.epochOrder = EpochOrder.of(spec, training);
      this.gradient =
          new GradientSum(
              parts(Math.min(spec.batchSize(), epochOrder.size())), state.weights().length);
      int stepsAnEpoch = pieces(epochOrder.size(), spec.batchSize());
      this.stepsInAll = (long) stepsAnEpoch * spec.epochs();
    }

    TrainingResult train() {
      if ((!start.isNone() || continued != null) && state.epoch() == 0) {
        tellUntrained();
      }
      while (state.epoch() < spec.epochs() && state.epochsSinceBest() < spec.patience()) {
        long start = System.nanoTime();
        double trainingLoss = learn();
        double learned = seconds(start);
        double validationLoss = loss(validation);
        end(
            new EpochResult(
                state.epoch(),
                trainingLoss,
                validationLoss,
                rate(state.step() - 1),
                seconds(start),
                epochOrder.size() / learned,
                state.isBest(validationLoss)));
        checkpoints.keep(state.checkpoint());
      }
      return state.result();
    }

    /** A network that starts from a statistical model, or goes on, may be best as it is. */
    private void tellUntrained() {
      long began = System.nanoTime();
      double trainingLoss = loss(training);
      double validationLoss = loss(validation);
      end(
          new EpochResult(
              0, trainingLoss, validationLoss, 0, seconds(began), 0, state.isBest(validationLoss)));
    }

    private void end(EpochResult result) {
      state.end(result);
      listener.onEpoch(result);
    }

    Weights trainFor(int chosen) {
      while (state.epoch() < chosen) {
        learn();
        checkpoints.keep(state.checkpoint());
      }
      return state.mean();
    }

    /** Learns for an epoch; returns its mean loss. */
    private double learn() {
      int[] order = epochOrder.next(state.beginEpoch());
      double lossSum = 0;
      for (int from = 0; from < order.length; from += spec.batchSize()) {
        int count = Math.min(spec.batchSize(), order.length - from);
        double loss = step(order, from, count);
        requireFinite(loss);
        lossSum += loss * count;
        listener.onStep(state.epoch(), from + count, order.length, lossSum / (from + count));
      }
      return lossSum / order.length;
    }

    /** One step of the optimiser; returns the batch's mean loss. */
    private double step(int[] order, int from, int count) {
      long step = state.step();
      workers.states().forEach(replica -> replica.learner().write(state.weights()));
      workers.forEach(
          parts(count),
          (replica, part) -> {
            int first = part * microBatch();
            int windows = Math.min(microBatch(), count - first);
            Batch batch = batch(training, order, from + first, windows);
            PartRandom random = new PartRandom(seed, step, part);
            gradient.put(
                part, windows, replica.learner().gradient(batch, random, gradient.of(part)));
          });
      double loss = gradient.add(parts(count));
      state.zeroFixed(gradient.sum());
      gradient.clip(spec.clipNorm());
      state.step(gradient.sum(), rate(step), spec.averaging().newest(step, stepsInAll));
      return loss;
    }

    /** The mean loss of windows, without dropout. */
    private double loss(Windows windows) {
      float[] mean = state.mean().values();
      workers.states().forEach(replica -> replica.answerer().write(mean));
      int[] order = IntStream.range(0, windows.size()).toArray();
      double[] sums = new double[parts(order.length)];
      workers.forEach(
          sums.length,
          (replica, part) -> {
            int first = part * microBatch();
            int count = Math.min(microBatch(), order.length - first);
            sums[part] = lossSum(replica.answerer(), batch(windows, order, first, count));
          });
      double loss = Arrays.stream(sums).sum() / ((double) order.length * windows.spec().horizon());
      requireFinite(loss);
      return loss;
    }

    /** The sum of losses, over windows and steps, without dropout. */
    private double lossSum(Network answerer, Batch batch) {
      Head head = network.head();
      float[] answers = new float[batch.targets().length * head.numbers()];
      answerer.answer(batch, answers);
      double sum = 0;
      for (int step = 0; step < batch.targets().length; step++) {
        sum += head.loss(start.answer(head, answers, step), batch.targets()[step]);
      }
      return sum;
    }

    private Batch batch(Windows windows, int[] order, int from, int count) {
      Batch batch = new Batch(windows.spec(), network.form(), count);
      windows.gather(order, from, batch);
      return batch;
    }

    private void requireFinite(double loss) {
      if (!Double.isFinite(loss)) {
        throw new DivergedException(loss, state.epoch(), state.step(), state.soFar());
      }
    }

    private double rate(long ofStep) {
      return spec.learningRate() * spec.schedule().factor(ofStep, stepsInAll);
    }

    private static double seconds(long since) {
      return (System.nanoTime() - since) / 1e9;
    }
  }
}

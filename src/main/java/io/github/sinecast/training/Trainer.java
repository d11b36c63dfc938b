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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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
    try (Workers<Replica> workers = workers(training)) {
      return new Run(training, validation, listener, workers).train();
    }
  }

  /**
   * Trains for a number of epochs that was chosen before, at the learning rates that these epochs
   * have in a whole training.
   *
   * @param training windows to learn from
   * @param epochs at most those of the rules
   * @param listener hears of steps, not of epochs, for none is validated
   * @throws DivergedException if the loss becomes infinite or no number
   */
  public Weights trainFor(int epochs, Windows training, TrainingListener listener) {
    try (Workers<Replica> workers = workers(training)) {
      return new Run(training, training, listener, workers).trainFor(epochs);
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

  /** The state of one training run. */
  private final class Run {
    private final Windows training;
    private final Windows validation;
    private final TrainingListener listener;
    private final Workers<Replica> workers;
    private final List<Parameter> parameters;
    private final float[] weights;

    /** The mean of the weights over steps, which is validated and kept. */
    private final float[] mean;

    /** Which numbers stay as they are. */
    private final boolean[] fixed;

    private final AdamW optimiser;
    private final GradientSum gradient;
    private final List<EpochResult> epochs = new ArrayList<>();
    private final SplittableRandom orders = new SplittableRandom(seed);
    private final long stepsInAll;
    private long step;
    private @Nullable Weights best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int epochsWithoutBetter;

    Run(Windows training, Windows validation, TrainingListener listener, Workers<Replica> workers) {
      this.training = training;
      this.validation = validation;
      this.listener = listener;
      this.workers = workers;
      this.parameters = workers.states().get(0).learner().parameters();
      this.weights =
          (continued == null ? Weights.initial(parameters) : continued.weights()).values();
      this.mean = weights.clone();
      this.fixed = fixed();
      this.optimiser = new AdamW(decays());
      this.gradient =
          new GradientSum(parts(Math.min(spec.batchSize(), training.size())), weights.length);
      int stepsAnEpoch = pieces(training.size(), spec.batchSize());
      this.stepsInAll = (long) stepsAnEpoch * spec.epochs();
    }

    TrainingResult train() {
      if (!start.isNone() || continued != null) {
        tellUntrained();
      }
      for (int epoch = 1;
          epoch <= spec.epochs() && epochsWithoutBetter < spec.patience();
          epoch++) {
        long start = System.nanoTime();
        double trainingLoss = learn(epoch, orders.split());
        double learned = seconds(start);
        double validationLoss = loss(validation, epoch);
        boolean isBest = keepIfBest(validationLoss);
        EpochResult result =
            new EpochResult(
                epoch,
                trainingLoss,
                validationLoss,
                rate(step - 1),
                seconds(start),
                training.size() / learned,
                isBest);
        epochs.add(result);
        listener.onEpoch(result);
      }
      TrainingResult result = soFar();
      if (result == null) {
        throw new IllegalStateException("training ended without an epoch");
      }
      return result;
    }

    /** A network that starts from a statistical model, or goes on, may be best as it is. */
    private void tellUntrained() {
      long began = System.nanoTime();
      double trainingLoss = loss(training, 0);
      double validationLoss = loss(validation, 0);
      EpochResult result =
          new EpochResult(
              0, trainingLoss, validationLoss, 0, seconds(began), 0, keepIfBest(validationLoss));
      epochs.add(result);
      listener.onEpoch(result);
    }

    Weights trainFor(int chosen) {
      for (int epoch = 1; epoch <= chosen; epoch++) {
        learn(epoch, orders.split());
      }
      return new Weights(parameters, mean);
    }

    private double learn(int epoch, SplittableRandom random) {
      int[] order = shuffled(random);
      double lossSum = 0;
      for (int from = 0; from < order.length; from += spec.batchSize()) {
        int count = Math.min(spec.batchSize(), order.length - from);
        double loss = step(order, from, count);
        requireFinite(loss, epoch);
        lossSum += loss * count;
        listener.onStep(epoch, from + count, order.length, lossSum / (from + count));
      }
      return lossSum / order.length;
    }

    /** One step of the optimiser; returns the batch's mean loss. */
    private double step(int[] order, int from, int count) {
      workers.states().forEach(replica -> replica.learner().write(weights));
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
      for (int index = 0; index < gradient.sum().length; index++) {
        if (fixed[index]) {
          gradient.sum()[index] = 0;
        }
      }
      gradient.clip(spec.clipNorm());
      optimiser.step(weights, gradient.sum(), rate(step));
      average(spec.averaging().newest(step, stepsInAll));
      step++;
      return loss;
    }

    private void average(double newest) {
      if (newest == 1) {
        System.arraycopy(weights, 0, mean, 0, weights.length);
        return;
      }
      for (int index = 0; index < mean.length; index++) {
        mean[index] = (float) (mean[index] + newest * (weights[index] - (double) mean[index]));
      }
    }

    /** The mean loss of windows, without dropout. */
    private double loss(Windows windows, int epoch) {
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
      requireFinite(loss, epoch);
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

    private boolean keepIfBest(double validationLoss) {
      boolean isBest = validationLoss < bestLoss;
      if (isBest) {
        bestLoss = validationLoss;
        best = new Weights(parameters, mean);
        epochsWithoutBetter = 0;
      } else {
        epochsWithoutBetter++;
      }
      return isBest;
    }

    private @Nullable TrainingResult soFar() {
      return best == null ? null : new TrainingResult(best, epochs);
    }

    private void requireFinite(double loss, int epoch) {
      if (!Double.isFinite(loss)) {
        throw new DivergedException(loss, epoch, step, soFar());
      }
    }

    private double rate(long ofStep) {
      return spec.learningRate() * spec.schedule().factor(ofStep, stepsInAll);
    }

    private int[] shuffled(SplittableRandom random) {
      int[] order = IntStream.range(0, training.size()).toArray();
      for (int last = order.length - 1; last > 0; last--) {
        int other = random.nextInt(last + 1);
        int swapped = order[last];
        order[last] = order[other];
        order[other] = swapped;
      }
      return order;
    }

    private boolean[] fixed() {
      boolean[] stays = new boolean[weights.length];
      int at = 0;
      for (Parameter parameter : parameters) {
        Arrays.fill(
            stays,
            at,
            at + parameter.size(),
            continued != null && continued.headOnly() && !parameter.isOfHead());
        at += parameter.size();
      }
      return stays;
    }

    private float[] decays() {
      float[] decays = new float[weights.length];
      int at = 0;
      for (Parameter parameter : parameters) {
        if (parameter.decays() && !fixed[at]) {
          Arrays.fill(decays, at, at + parameter.size(), (float) spec.weightDecay());
        }
        at += parameter.size();
      }
      return decays;
    }

    private static double seconds(long since) {
      return (System.nanoTime() - since) / 1e9;
    }
  }
}

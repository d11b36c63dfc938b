package io.github.sinecast.training;

import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.LstmNetwork;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains the recurrent network by the rules of a {@link TrainingSpec}: its epochs, batches,
 * learning rates, decay and patience. The loss is the squared error.
 *
 * <p>One thread computes everything. A norm is clipped layer by layer, as DL4J does it.
 */
public final class LstmTrainer {
  private final Lstm lstm;
  private final TrainingSpec spec;
  private final long seed;

  /**
   * @param seed where initial weights and the order of windows come from
   */
  public LstmTrainer(Lstm lstm, TrainingSpec spec, long seed) {
    this.lstm = lstm;
    this.spec = spec;
    this.seed = seed;
  }

  /**
   * Trains until the validation loss stops falling.
   *
   * @param training windows to learn from
   * @param validation windows that say when to stop
   * @return the weights with the lowest validation loss
   * @throws DivergedException if the loss becomes infinite or no number
   */
  public TrainingResult train(Windows training, Windows validation, TrainingListener listener) {
    long batches = ((long) training.size() + spec.batchSize() - 1) / spec.batchSize();
    try (LstmNetwork network =
        LstmNetwork.forTraining(
            lstm,
            training.spec(),
            seed,
            new StepRate(spec.learningRate(), spec.schedule(), batches * spec.epochs()),
            spec.weightDecay(),
            spec.clipNorm())) {
      return new Run(network, training, validation, listener).train();
    }
  }

  /** The state of one training run. */
  private final class Run {
    private final LstmNetwork network;
    private final Windows training;
    private final Windows validation;
    private final TrainingListener listener;
    private final List<EpochResult> epochs = new ArrayList<>();
    private final SplittableRandom orders = new SplittableRandom(seed);
    private @Nullable Weights best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private long steps;

    Run(LstmNetwork network, Windows training, Windows validation, TrainingListener listener) {
      this.network = network;
      this.training = training;
      this.validation = validation;
      this.listener = listener;
    }

    TrainingResult train() {
      int withoutBetter = 0;
      long stepsInAll =
          ((long) training.size() + spec.batchSize() - 1) / spec.batchSize() * spec.epochs();
      for (int epoch = 1; epoch <= spec.epochs() && withoutBetter < spec.patience(); epoch++) {
        long start = System.nanoTime();
        double trainingLoss = learn(epoch);
        double learned = (System.nanoTime() - start) / 1e9;
        double validationLoss = finite(validationLoss(), epoch);
        boolean isBest = validationLoss < bestLoss;
        withoutBetter = isBest ? 0 : withoutBetter + 1;
        if (isBest) {
          bestLoss = validationLoss;
          best = network.weights();
        }
        EpochResult result =
            new EpochResult(
                epoch,
                trainingLoss,
                validationLoss,
                spec.learningRate() * spec.schedule().factor(steps - 1, stepsInAll),
                (System.nanoTime() - start) / 1e9,
                training.size() / learned,
                isBest);
        epochs.add(result);
        listener.onEpoch(result);
      }
      if (best == null) {
        throw new IllegalStateException("training ended without an epoch");
      }
      return new TrainingResult(best, epochs);
    }

    private double learn(int epoch) {
      int[] order = shuffled(orders.split());
      double sum = 0;
      for (int from = 0; from < order.length; from += spec.batchSize()) {
        int count = Math.min(spec.batchSize(), order.length - from);
        Batch batch = new Batch(training.spec(), count);
        training.gather(order, from, batch);
        sum += count * finite(network.learn(batch), epoch);
        steps++;
        listener.onStep(epoch, from + count, order.length, sum / (from + count));
      }
      return sum / order.length;
    }

    private double validationLoss() {
      WindowSpec window = validation.spec();
      int[] order = IntStream.range(0, validation.size()).toArray();
      double sum = 0;
      for (int from = 0; from < order.length; from += spec.batchSize()) {
        Batch batch = new Batch(window, Math.min(spec.batchSize(), order.length - from));
        validation.gather(order, from, batch);
        float[] answers = new float[batch.windows() * window.horizon()];
        network.answer(batch, answers);
        for (int index = 0; index < answers.length; index++) {
          double error = (double) answers[index] - batch.targets()[index];
          sum += error * error;
        }
      }
      return sum / ((double) order.length * window.horizon());
    }

    private double finite(double loss, int epoch) {
      if (!Double.isFinite(loss)) {
        throw new DivergedException(
            loss, epoch, steps, best == null ? null : new TrainingResult(best, epochs));
      }
      return loss;
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
  }
}

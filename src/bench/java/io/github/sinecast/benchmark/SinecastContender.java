package io.github.sinecast.benchmark;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.Workers;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sinecast, by its public interface. */
final class SinecastContender implements Contender {
  private static final int PART = NetworkForecaster.BATCH;

  private final int threads;
  private final int microBatch;

  SinecastContender(int threads, int microBatch) {
    this.threads = threads;
    this.microBatch = microBatch;
  }

  @Override
  public void train(Workload workload, Windows windows, Path weights, StepLog log) {
    TrainingListener listener =
        new TrainingListener() {
          private double sum;

          @Override
          public void onStep(int epoch, int done, int ofWindows, double meanLoss) {
            log.stepEnded();
            double sumSoFar = meanLoss * done;
            log.loss((sumSoFar - sum) / Workload.BATCH);
            sum = sumSoFar;
          }
        };
    new Trainer(workload.encoder(), Workload.training(microBatch), Workload.SEED, threads)
        .train(windows, workload.oneWindow(), listener);
  }

  @Override
  public Answerer answerer(Workload workload, Windows windows, Path weights) throws IOException {
    NativeBackend.start();
    List<Batch> parts = parts(windows);
    float[] flat = flat(InitialWeights.readForAnswers(weights));
    int horizon = workload.window().horizon();
    float[][] partAnswers = new float[parts.size()][];
    for (int part = 0; part < partAnswers.length; part++) {
      partAnswers[part] = new float[parts.get(part).windows() * horizon];
    }
    float[] answers = new float[windows.size() * horizon];
    if (parts.size() == 1) {
      Network encoder = encoder(workload, flat);
      return () -> {
        encoder.answer(parts.get(0), answers);
        return answers;
      };
    }
    Workers<Network> workers = new Workers<>(threads, () -> encoder(workload, flat));
    return () -> {
      workers.forEach(
          partAnswers.length,
          (encoder, part) -> encoder.answer(parts.get(part), partAnswers[part]));
      int at = 0;
      for (float[] part : partAnswers) {
        System.arraycopy(part, 0, answers, at, part.length);
        at += part.length;
      }
      return answers;
    };
  }

  private static Network encoder(Workload workload, float[] weights) {
    Network encoder = workload.encoder().network(workload.window());
    encoder.write(weights);
    return encoder;
  }

  private static List<Batch> parts(Windows windows) {
    int[] order = IntStream.range(0, windows.size()).toArray();
    List<Batch> parts = new ArrayList<>();
    for (int from = 0; from < order.length; from += PART) {
      Batch part = new Batch(windows.spec(), Math.min(PART, order.length - from));
      windows.gather(order, from, part);
      parts.add(part);
    }
    return parts;
  }

  static float[] flat(Map<String, float[]> weights) {
    float[] flat = new float[weights.values().stream().mapToInt(values -> values.length).sum()];
    int at = 0;
    for (float[] values : weights.values()) {
      System.arraycopy(values, 0, flat, at, values.length);
      at += values.length;
    }
    return flat;
  }
}

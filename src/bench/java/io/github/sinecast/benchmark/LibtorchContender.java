package io.github.sinecast.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/** libtorch, by the Deep Java Library; its threads are set by system properties. */
final class LibtorchContender implements Contender {
  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();

  @Override
  public void train(Workload workload, Windows windows, Path weights, StepLog log)
      throws IOException {
    LibtorchEncoder encoder =
        new LibtorchEncoder(workload, InitialWeights.read(weights), manager, true);
    Optimizer adam =
        Optimizer.adam()
            .optLearningRateTracker(Tracker.fixed((float) Workload.LEARNING_RATE))
            .build();
    int[] order = TrainingOrder.ofFirstEpoch(windows.size(), Workload.SEED);
    Batch batch = new Batch(workload.window(), Workload.BATCH);
    for (int from = 0; from < order.length; from += Workload.BATCH) {
      windows.gather(order, from, batch);
      log.loss(step(encoder, adam, workload.window(), batch));
      log.stepEnded();
    }
  }

  private float step(LibtorchEncoder encoder, Optimizer adam, WindowSpec window, Batch batch) {
    try (NDManager step = manager.newSubManager()) {
      NDArray targets = step.create(batch.targets(), new Shape(batch.windows(), window.horizon()));
      NDArray loss;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray answer = encoder.answer(inputs(step, window, batch), true);
        loss = answer.sub(targets).square().mean();
        collector.backward(loss);
      }
      for (Map.Entry<String, NDArray> entry : encoder.parameters().entrySet()) {
        try (NDArray gradient = entry.getValue().getGradient()) {
          adam.update(entry.getKey(), entry.getValue(), gradient);
          gradient.subi(gradient);
        }
      }
      return loss.getFloat();
    }
  }

  @Override
  public Answerer answerer(Workload workload, Windows windows, Path weights) throws IOException {
    LibtorchEncoder encoder =
        new LibtorchEncoder(workload, InitialWeights.readForAnswers(weights), manager, false);
    Batch batch = new Batch(workload.window(), windows.size());
    windows.gather(IntStream.range(0, windows.size()).toArray(), 0, batch);
    return () -> {
      try (NDManager own = manager.newSubManager()) {
        return encoder.answer(inputs(own, workload.window(), batch), false).toFloatArray();
      }
    };
  }

  private static NDArray inputs(NDManager manager, WindowSpec window, Batch batch) {
    return manager.create(
        batch.inputs(), new Shape(batch.windows(), window.tokens(), window.tokenWidth()));
  }
}

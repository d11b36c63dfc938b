package io.github.sinecast.benchmark;

import io.github.sinecast.training.LearningRateSchedule;
import io.github.sinecast.training.Trainer;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingSpec;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/** A trainer on a thread of its own that takes a step whenever it is asked to. */
final class SteppedTraining implements AutoCloseable {
  private static final int STEPS_AN_EPOCH = 1000;

  private final Semaphore wanted = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private final Thread thread;

  SteppedTraining(Workload workload, int threads) {
    TrainingSpec spec =
        new TrainingSpec(
            Integer.MAX_VALUE,
            Workload.BATCH,
            Settings.microBatch(),
            Workload.LEARNING_RATE,
            new LearningRateSchedule.Constant(0),
            0,
            1,
            Integer.MAX_VALUE);
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(int epoch, int windows, int ofWindows, double loss) {
            done.release();
            acquire(wanted);
          }
        };
    Runnable training =
        () -> {
          acquire(wanted);
          new Trainer(workload.encoder(), spec, Workload.SEED, threads)
              .train(
                  workload.windows(STEPS_AN_EPOCH * Workload.BATCH),
                  workload.oneWindow(),
                  listener);
        };
    thread = new Thread(training, "stepped-training");
    thread.setUncaughtExceptionHandler((ended, cancellation) -> done.release());
    thread.start();
  }

  /** Takes a step; the first one also plans the graph. */
  void step() {
    wanted.release();
    acquire(done);
    if (!thread.isAlive()) {
      throw new IllegalStateException("training ended early");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private static void acquire(Semaphore semaphore) {
    try {
      semaphore.acquire();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new CancellationException("closed");
    }
  }
}

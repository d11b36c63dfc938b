package io.github.sinecast.experiment;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.training.Checkpoint;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import io.github.sinecast.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The trainings of a run, several at a time and in the order in which their results are asked for:
 * those of the folds of a rolling origin, of further seeds, of the members of an ensemble and of
 * rivals need nothing of each other.
 *
 * <p>A result is forgotten when it was taken, so no more than those that wait are held.
 */
final class TrainingsAhead implements AutoCloseable {
  /** Nothing is trained before it is asked for. */
  static final TrainingsAhead NONE = new TrainingsAhead(1);

  private final ExecutorService threads;
  private final Map<NetworkName, Begun> begun = new LinkedHashMap<>();

  private record Begun(Future<TrainingResult> result, Relay relay) {}

  private TrainingsAhead(int atOnce) {
    threads =
        Executors.newFixedThreadPool(
            atOnce,
            task -> {
              Thread thread = new Thread(task, "sinecast-training");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins the trainings of some folds; a single training, or a single thread, needs none of it.
   */
  static TrainingsAhead of(List<NetworkTraining> folds) {
    int all = folds.stream().mapToInt(fold -> fold.networks().size()).sum();
    int threads = folds.get(0).experiment().config().execution().threadsHere();
    int atOnce = Math.min(all, threads);
    if (atOnce < 2) {
      return NONE;
    }
    TrainingsAhead ahead = new TrainingsAhead(atOnce);
    for (NetworkTraining fold : folds) {
      for (NetworkName name : fold.networks()) {
        ahead.begin(fold, name, threads / atOnce);
      }
    }
    return ahead;
  }

  private void begin(NetworkTraining fold, NetworkName name, int threadsOfOne) {
    Relay relay = new Relay();
    begun.put(
        name,
        new Begun(
            threads.submit(
                () -> {
                  relay.requireWanted();
                  NativeBackend.start();
                  return fold.train(name, threadsOfOne, relay);
                }),
            relay));
  }

  /**
   * Waits for the result of a training; null if it was not begun here.
   *
   * @param listener is told what happened so far, and what happens from now on
   * @throws RuntimeException what the training threw
   */
  @Nullable TrainingResult take(NetworkName name, TrainingListener listener) {
    Begun one;
    synchronized (begun) {
      one = begun.remove(name);
    }
    if (one == null) {
      return null;
    }
    one.relay().attach(listener);
    try {
      return one.result().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException("a training failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a network is trained", e);
    }
  }

  /** Stops the trainings whose results nobody asked for. */
  @Override
  public void close() {
    synchronized (begun) {
      begun.values().forEach(one -> one.relay().stop());
      begun.clear();
    }
    if (this != NONE) {
      threads.shutdown();
    }
  }

  /** Tells of a training also whoever comes to watch it later, and ends one that nobody wants. */
  private static final class Relay implements TrainingListener {
    private final List<Consumer<TrainingListener>> told = new ArrayList<>();
    private @Nullable TrainingListener watcher;
    private volatile boolean unwanted;

    synchronized void attach(TrainingListener listener) {
      told.forEach(event -> event.accept(listener));
      told.clear();
      watcher = listener;
    }

    void stop() {
      unwanted = true;
    }

    void requireWanted() {
      if (unwanted) {
        throw new CancellationException("the run has ended");
      }
    }

    private synchronized void tell(Consumer<TrainingListener> event) {
      if (watcher == null) {
        told.add(event);
      } else {
        event.accept(watcher);
      }
    }

    @Override
    public void onContinued(Checkpoint checkpoint) {
      tell(listener -> listener.onContinued(checkpoint));
    }

    @Override
    public void onEpoch(EpochResult result) {
      tell(listener -> listener.onEpoch(result));
    }

    @Override
    public synchronized void onStep(int epoch, int windows, int ofWindows, double loss) {
      requireWanted();
      if (watcher != null) {
        watcher.onStep(epoch, windows, ofWindows, loss);
      }
    }
  }
}

package io.github.sinecast.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads, the caller's among them, each with a state of its own, that share out
 * numbered tasks.
 *
 * <p>Which worker does a task is of no account for the result as long as a task writes only to
 * places that its number owns: then the same bits come out for any number of threads.
 *
 * @param <W> what each thread works with, such as a plan, which no two threads may use at once
 */
public final class Workers<W> implements AutoCloseable {
  private final ExecutorService threads;
  private final List<W> states = new ArrayList<>();
  private final Consumer<? super W> closeState;

  /** Workers whose states need no closing. */
  public Workers(int count, Supplier<? extends W> makeState) {
    this(count, makeState, state -> {});
  }

  /**
   * @param count the number of threads, at least 1
   * @param makeState makes one thread's state; called once for each, one after the other
   * @param closeState releases a state, when the workers are closed
   */
  public Workers(int count, Supplier<? extends W> makeState, Consumer<? super W> closeState) {
    this.closeState = closeState;
    if (count < 1) {
      throw new IllegalArgumentException("at least 1 thread is needed, found " + count);
    }
    for (int worker = 0; worker < count; worker++) {
      states.add(makeState.get());
    }
    threads =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1),
            task -> {
              // Threads inside operations are counted per thread, so each has to say "one".
              Runnable ready =
                  () -> {
                    NativeBackend.start();
                    task.run();
                  };
              Thread thread = new Thread(ready, "sinecast-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does tasks 0 to {@code tasks - 1}, task i by worker i modulo their count, and waits for them.
   * The calling thread is worker 0; a second caller waits for the first.
   *
   * @throws RuntimeException what the first task to fail threw, once all workers are done
   */
  public synchronized void forEach(int tasks, ObjIntConsumer<? super W> task) {
    NativeBackend.start();
    FutureTask<@Nullable Void> own = new FutureTask<>(() -> work(0, tasks, task), null);
    List<Future<?>> workers = new ArrayList<>();
    workers.add(own);
    for (int worker = 1; worker < Math.min(states.size(), tasks); worker++) {
      int first = worker;
      workers.add(threads.submit(() -> work(first, tasks, task)));
    }
    own.run();
    // The states are free only when all are done; the first failure is the one to tell.
    Throwable failure = null;
    for (Future<?> worker : workers) {
      Throwable failed = await(worker);
      if (failure == null) {
        failure = failed;
      } else if (failed != null) {
        failure.addSuppressed(failed);
      }
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) {
      throw new IllegalStateException("a worker failed", failure);
    }
  }

  private void work(int first, int tasks, ObjIntConsumer<? super W> task) {
    for (int number = first; number < tasks; number += states.size()) {
      task.accept(states.get(first), number);
    }
  }

  /** All states, for what is done to each while no task runs. */
  public List<W> states() {
    return List.copyOf(states);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    states.forEach(closeState);
  }

  /** Waits for a worker, also when interrupted meanwhile; returns what it threw, or null. */
  private static @Nullable Throwable await(Future<?> worker) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          worker.get();
          return null;
        } catch (ExecutionException e) {
          return e.getCause();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

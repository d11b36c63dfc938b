package io.github.sinecast.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

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
  private final int count;
  private final Supplier<? extends W> makeState;
  private final Consumer<? super W> closeState;
  private final ExecutorService threads;
  private final List<W> states = new ArrayList<>();
  private volatile boolean closed;

  /** Workers whose states need no closing. */
  public Workers(int count, Supplier<? extends W> makeState) {
    this(count, makeState, state -> {});
  }

  /**
   * @param count the number of threads, at least 1
   * @param makeState makes one thread's state; called once for each thread that has something to
   *     do, one after the other
   * @param closeState releases a state, when the workers are closed
   */
  public Workers(int count, Supplier<? extends W> makeState, Consumer<? super W> closeState) {
    if (count < 1) {
      throw new IllegalArgumentException("at least 1 thread is needed, found " + count);
    }
    this.count = count;
    this.makeState = makeState;
    this.closeState = closeState;
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
   * Does tasks 0 to {@code tasks - 1}, each by the first worker that is free, and waits for them.
   * The calling thread is one of the workers; a second caller waits for the first.
   *
   * @throws IllegalStateException if they are closed
   * @throws RuntimeException what the first of the tasks that failed threw, once all workers are
   *     done; a worker whose task failed starts no other
   */
  public synchronized void forEach(int tasks, ObjIntConsumer<? super W> task) {
    requireOpen();
    NativeBackend.start();
    makeStates(Math.min(count, tasks));
    AtomicInteger next = new AtomicInteger();
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    Consumer<W> work =
        state -> {
          for (int number = next.getAndIncrement();
              number < tasks;
              number = next.getAndIncrement()) {
            try {
              task.accept(state, number);
            } catch (RuntimeException | Error failure) {
              failures.add(new Failure(number, failure));
              return;
            }
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (W state : states.subList(Math.min(1, tasks), Math.min(count, tasks))) {
      others.add(threads.submit(() -> work.accept(state)));
    }
    if (tasks > 0) {
      work.accept(states.get(0));
    }
    // The states are free only when all are done.
    others.forEach(Workers::await);
    if (!failures.isEmpty()) {
      throw told(failures);
    }
  }

  private record Failure(int task, Throwable cause) {}

  /** Tasks are begun in order, so the first that fails is the same for any number of threads. */
  private static RuntimeException told(Queue<Failure> failures) {
    List<Throwable> causes =
        failures.stream()
            .sorted(Comparator.comparingInt(Failure::task))
            .map(Failure::cause)
            .toList();
    Throwable first = causes.get(0);
    causes.stream().filter(other -> other != first).forEach(first::addSuppressed);
    return first instanceof RuntimeException exception
        ? exception
        : new IllegalStateException("a worker failed", first);
  }

  private void makeStates(int needed) {
    while (states.size() < needed) {
      states.add(makeState.get());
    }
  }

  /** The states of all workers, for what is done to each while no task runs. */
  public synchronized List<W> states() {
    requireOpen();
    makeStates(count);
    return List.copyOf(states);
  }

  /** Waits for the tasks that another thread has under way, and releases all states once. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      threads.shutdownNow();
      states.forEach(closeState);
      states.clear();
    }
  }

  /**
   * Refuses work after the end.
   *
   * @throws IllegalStateException if they are closed
   */
  public void requireOpen() {
    if (closed) {
      throw new IllegalStateException("it was closed and cannot be used any more; open it again");
    }
  }

  /** Waits for a worker, also when interrupted meanwhile. */
  private static void await(Future<?> worker) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          worker.get();
          return;
        } catch (ExecutionException e) {
          throw new IllegalStateException("a worker failed", e.getCause());
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

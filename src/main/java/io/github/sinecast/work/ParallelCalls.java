package io.github.sinecast.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function several times at a time, each in a thread of its own.
 *
 * <p>Calls share nothing that they write to, and their results depend neither on the number of
 * their own threads nor on what runs beside them.
 */
final class ParallelCalls {
  private ParallelCalls() {}

  /**
   * Makes all calls and returns what they answered, in their own order.
   *
   * @param jobs how many are under way at a time
   * @throws RuntimeException what the first call to fail threw; those under way are finished
   *     before, and no other is begun
   */
  static <P, R> List<R> all(int jobs, List<P> planned, Function<P, R> run) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            jobs,
            task -> {
              Thread thread = new Thread(task, "sinecast-work");
              thread.setDaemon(true);
              return thread;
            });
    AtomicBoolean failed = new AtomicBoolean();
    try {
      List<Future<@Nullable R>> futures = new ArrayList<>();
      for (P one : planned) {
        futures.add(threads.submit(() -> failed.get() ? null : orFail(one, run, failed)));
      }
      return results(futures);
    } finally {
      threads.shutdown();
    }
  }

  private static <P, R> R orFail(P planned, Function<P, R> run, AtomicBoolean failed) {
    boolean done = false;
    try {
      R result = run.apply(planned);
      done = true;
      return result;
    } finally {
      if (!done) {
        failed.set(true);
      }
    }
  }

  private static <R> List<R> results(List<Future<@Nullable R>> futures) {
    List<R> results = new ArrayList<>();
    Throwable failure = null;
    for (Future<@Nullable R> future : futures) {
      try {
        R result = future.get();
        if (result != null) {
          results.add(result);
        }
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while work is under way", e);
      }
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new IllegalStateException("a piece of work failed", failure);
    }
    return results;
  }
}

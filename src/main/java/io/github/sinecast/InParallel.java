package io.github.sinecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does the same for many things, several at a time. Nothing depends on the number of threads:
 * answers are returned in the order of the things, and of several failures the first in that order
 * is thrown.
 *
 * <p>Threads are those of {@link #with} where the caller is inside it, or else of the pool of the
 * JVM.
 */
public final class InParallel {
  private InParallel() {}

  /**
   * The answer for each thing, in their order.
   *
   * @param function called from several threads
   * @throws RuntimeException what the first call that failed threw
   */
  public static <T, R> List<R> map(List<T> things, Function<? super T, ? extends R> function) {
    List<Supplier<R>> outcomes =
        things.parallelStream()
            .map(one -> InParallel.<R>outcome(() -> function.apply(one)))
            .toList();
    return outcomes.stream().map(Supplier::get).toList();
  }

  /**
   * What is fitted to each series that has rows, by id, in the order of the set.
   *
   * @param rows by series id; series without rows are left out
   * @param fit to a series and its rows
   */
  public static <R> Map<String, R> bySeries(
      SeriesSet series, Map<String, RowRange> rows, BiFunction<TimeSeries, RowRange, R> fit) {
    List<TimeSeries> known =
        series.list().stream().filter(one -> rows.containsKey(one.id())).toList();
    List<R> fitted = map(known, one -> fit.apply(one, rows.get(one.id())));
    Map<String, R> byId = new LinkedHashMap<>();
    for (int index = 0; index < fitted.size(); index++) {
      byId.put(known.get(index).id(), fitted.get(index));
    }
    return byId;
  }

  /** Which of several failures a stream throws depends on its threads, so that none is thrown. */
  private static <R> Supplier<R> outcome(Supplier<R> call) {
    try {
      R answer = call.get();
      return () -> answer;
    } catch (RuntimeException failure) {
      return () -> {
        throw failure;
      };
    }
  }

  /**
   * Does work that takes at most so many threads.
   *
   * @param threads at least 1
   * @throws RuntimeException what the work throws
   */
  public static <R> R with(int threads, Supplier<R> work) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> outcome(work)).join().get();
    } finally {
      pool.shutdown();
    }
  }
}

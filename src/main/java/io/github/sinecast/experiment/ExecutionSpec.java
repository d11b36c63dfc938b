package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;

/**
 * How an experiment is executed; nothing here changes a result.
 *
 * @param threads parts of a batch computed at once; 0 for as many as there are processors
 */
public record ExecutionSpec(
    @Setting(
            help = "Threads; 0 for as many as there are processors. Does not change results.",
            initial = "0",
            min = 0,
            otherNames = {"n_jobs", "num_workers"})
        int threads) {
  public ExecutionSpec {
    Require.atLeast(0, threads, "threads");
  }

  /** The number of threads on this machine. */
  public int threadsHere() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** The number of threads of one of several runs that share this machine. */
  public int threadsBeside(int jobs) {
    return threads == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / jobs) : threads;
  }
}

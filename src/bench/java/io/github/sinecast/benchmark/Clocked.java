package io.github.sinecast.benchmark;

/** How often a second something can be done. */
final class Clocked {
  /** Seconds that warm up before the clock counts: the JVM's compilers take some of them. */
  private static final double WARM_UP = 6;

  private Clocked() {}

  /** Does something for a while, and again with the clock running. */
  static double perSecond(Runnable task, double seconds) {
    rate(task, WARM_UP);
    return rate(task, seconds);
  }

  private static double rate(Runnable task, double seconds) {
    long start = System.nanoTime();
    long times = 0;
    double elapsed;
    do {
      task.run();
      times++;
      elapsed = (System.nanoTime() - start) / 1e9;
    } while (elapsed < seconds);
    return times / elapsed;
  }
}

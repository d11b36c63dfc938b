package io.github.sinecast.cli;

import io.github.sinecast.work.Work;
import io.github.sinecast.work.Workplace;
import java.io.PrintWriter;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Shows how work goes on a cluster: a live line on a terminal, and elsewhere a line now and then.
 */
final class ClusterProgress implements Workplace {
  /** The live line is written over itself, and a line of the command over it. */
  private static final String OVER = "\r\033[K";

  private static final long LIVE_MILLIS = 500;
  private static final long QUIET_MILLIS = 30_000;

  private final Workplace cluster;
  private final PrintWriter print;
  private final boolean live = Boolean.getBoolean(TrainingProgress.TERMINAL);
  private final Thread clock = new Thread(this::tick, "sinecast-cluster-progress");
  private final long began = System.nanoTime();
  private int all;
  private int finished;

  ClusterProgress(Workplace cluster, PrintWriter print) {
    this.cluster = cluster;
    this.print = print;
    clock.setDaemon(true);
    clock.start();
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(live ? LIVE_MILLIS : QUIET_MILLIS);
        show();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show() {
    if (all > 0 && finished < all) {
      String line =
          line(cluster.load(), finished, all, (System.nanoTime() - began) / 1_000_000_000L);
      print.print(live ? OVER + line + "\r" : line + System.lineSeparator());
      print.flush();
    }
  }

  /**
   * How far the work is.
   *
   * @param seconds since it began
   */
  static String line(Load load, int finished, int all, long seconds) {
    String left =
        finished == 0
            ? "time left unknown"
            : String.format(
                Locale.ROOT,
                "%d:%02d left",
                seconds * (all - finished) / finished / 60,
                seconds * (all - finished) / finished % 60);
    return "%s of %s finished, %s running, %s failed, %s"
        .formatted(finished, all, load.running(), load.failed(), left);
  }

  @Override
  public int atOnce() {
    return cluster.atOnce();
  }

  @Override
  public int slots() {
    return cluster.slots();
  }

  @Override
  public <R extends Serializable> R result(Work<R> work) {
    return cluster.result(work);
  }

  @Override
  public <P, R> List<R> all(List<P> planned, Function<P, R> each) {
    synchronized (this) {
      all += planned.size();
    }
    return cluster.all(
        planned,
        one -> {
          R result = each.apply(one);
          synchronized (this) {
            finished++;
          }
          if (live) {
            show();
          }
          return result;
        });
  }

  @Override
  public void close() {
    clock.interrupt();
    if (live) {
      print.print(OVER);
      print.flush();
    }
    cluster.close();
  }
}

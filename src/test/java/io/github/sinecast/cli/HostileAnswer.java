package io.github.sinecast.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the program answered to an input, in this process.
 *
 * @param seconds how long the processors worked for it, which does not depend on other programs
 * @param ended whether it answered at all
 */
record HostileAnswer(int code, String output, String errors, double seconds, boolean ended) {
  /** An answer that takes longer is none. */
  static final double MOST_SECONDS = 2;

  /** By the clock, for what waits rather than works. */
  private static final int PATIENCE_SECONDS = 20;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Starts a command and waits for its end. */
  static HostileAnswer to(String... arguments) throws InterruptedException {
    HostileAnswer first = once(arguments);
    // Code that was just compiled for the first time is measured once more.
    return first.ended && first.seconds > MOST_SECONDS ? once(arguments) : first;
  }

  private static HostileAnswer once(String... arguments) throws InterruptedException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread daemon = new Thread(task, "input");
              daemon.setDaemon(true);
              return daemon;
            });
    long began = SYSTEM.getProcessCpuTime();
    Future<Integer> running =
        thread.submit(
            () -> {
              Main main = new Main();
              return main.run(
                  main.commandLine(new PrintWriter(out), new PrintWriter(err)), arguments);
            });
    try {
      int code = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new HostileAnswer(code, out.toString(), err.toString(), seconds(began), true);
    } catch (TimeoutException e) {
      return new HostileAnswer(-1, "", "", seconds(began), false);
    } catch (ExecutionException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      return new HostileAnswer(ExitCode.FAULT, "", trace.toString(), seconds(began), true);
    } finally {
      thread.shutdownNow();
    }
  }

  private static double seconds(long began) {
    return (SYSTEM.getProcessCpuTime() - began) / 1e9;
  }
}

package io.github.sinecast.spark;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.work.Work;
import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A Spark cluster as a workplace: each piece of work is a Spark job of one task, so that its result
 * is kept the moment it ends.
 */
final class SparkCluster implements Workplace {
  private static final int LEAST_AT_ONCE = 32;
  private static final int MOST_WAITS = 120;
  private static final long WAIT_MILLIS = 250;
  private static final long LAST_WAIT_MILLIS = 1500;

  private final JavaSparkContext spark;
  private final ClusterSettings settings;
  private final Path logs;
  private final Path archives;
  private final RunManifest.Machine machine;
  private final RunningTasks tasks = new RunningTasks();
  private final Map<List<Path>, SentFiles> sent = new HashMap<>();
  private final Thread atExit = new Thread(this::cancel, "sinecast-cancel");
  private volatile boolean stopping;

  private SparkCluster(JavaSparkContext spark, ClusterSettings settings, Path logs, Path archives) {
    this.spark = spark;
    this.settings = settings;
    this.logs = logs;
    this.archives = archives;
    this.machine = RunManifest.Machine.here(settings.threads(), 1);
  }

  static SparkCluster connect(ClusterSettings settings, Path logs) {
    ProgramJars.settle(settings.conf());
    try {
      SparkContext context = new SparkContext(settings.conf());
      Path archives = Files.createTempDirectory("sinecast-cluster-");
      SparkCluster cluster =
          new SparkCluster(new JavaSparkContext(context), settings, logs, archives);
      context.addSparkListener(cluster.tasks);
      Runtime.getRuntime().addShutdownHook(cluster.atExit);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      // Scala throws checked exceptions that no signature names.
      throw new InvalidInputException(
          "--cluster %s: cannot be reached (%s); check its address, and that its Spark is of version %s"
              .formatted(
                  settings.conf().get("spark.master"),
                  firstLine(e),
                  org.apache.spark.package$.MODULE$.SPARK_VERSION()),
          e);
    }
  }

  @Override
  public int atOnce() {
    return settings.atOnce() > 0
        ? settings.atOnce()
        : Math.max(LEAST_AT_ONCE, 2 * spark.defaultParallelism() / settings.threads());
  }

  /** Waits for the executors, as far as they come soon. */
  @Override
  public int slots() {
    try {
      for (int wait = 0; wait < MOST_WAITS && executors() == 0; wait++) {
        Thread.sleep(WAIT_MILLIS);
      }
      for (int before = -1; before < executors(); ) {
        before = executors();
        Thread.sleep(LAST_WAIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Math.max(1, spark.defaultParallelism() / settings.threads());
  }

  /** The processes that do work; this one does it itself on a local master. */
  private int executors() {
    return spark.isLocal() ? 1 : spark.sc().statusTracker().getExecutorInfos().length - 1;
  }

  @Override
  public Load load() {
    return tasks.load();
  }

  @Override
  public <R extends Serializable> R result(Work<R> work) {
    WorkTask task = new WorkTask(work, sent(work.files()), settings.threads(), machine);
    Outcome outcome;
    try {
      outcome = spark.parallelize(List.of(0), 1).map(task).collect().get(0);
    } catch (Exception e) {
      throw failed(work, e);
    }
    if (outcome.refusal() != null) {
      throw new InvalidInputException(outcome.refusal());
    }
    if (outcome.fault() != null) {
      throw new IllegalStateException(
          "%s: %s; its log: %s"
              .formatted(work.label(), outcome.fault(), kept(work.label(), outcome.log())));
    }
    @SuppressWarnings("unchecked") // the task asks the same work
    R result = (R) outcome.result();
    return Objects.requireNonNull(result);
  }

  /** A machine, or the cluster, failed as often as Spark tries. */
  private RuntimeException failed(Work<?> work, Exception failure) {
    if (stopping) {
      // The process ends; whoever waits here has nothing to tell.
      waitForEver();
    }
    if (spark.sc().isStopped()) {
      return new InvalidInputException(
          "--cluster %s: the master does not answer, or ended the connection; check its address and its log. What has ended is kept; the same command continues"
              .formatted(settings.conf().get("spark.master")),
          failure);
    }
    return new InvalidInputException(
        "%s: no machine of the cluster could do it (%s); its log: %s. What has ended is kept; the same command continues"
            .formatted(work.label(), firstLine(failure), kept(work.label(), text(failure))),
        failure);
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason was given");
  }

  private static String text(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  private Path kept(String label, String log) {
    Path file = logs.resolve("failed-" + label.replaceAll("[^\\w.=-]+", "-") + ".log");
    try {
      Files.createDirectories(logs);
      return Files.writeString(file, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends files that were not sent before. */
  private SentFiles sent(List<Path> files) {
    synchronized (sent) {
      return sent.computeIfAbsent(files, this::send);
    }
  }

  private SentFiles send(List<Path> files) {
    try {
      SentFiles packed = SentFiles.pack(files, archives);
      spark.addFile(archives.resolve(packed.archive()).toString());
      return packed;
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: the data cannot be packed there (%s); make room, or set java.io.tmpdir to another folder"
              .formatted(archives, e),
          e);
    }
  }

  private void cancel() {
    stopping = true;
    spark.sc().cancelAllJobs();
  }

  @Override
  public void close() {
    spark.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
      for (SentFiles one : sent.values()) {
        Files.deleteIfExists(archives.resolve(one.archive()));
      }
      Files.deleteIfExists(archives);
    } catch (IllegalStateException ending) {
      // The process ends anyway.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.sinecast.spark;

import io.github.sinecast.experiment.Small;
import io.github.sinecast.work.ClusterSpec;
import io.github.sinecast.work.LocalThreads;
import io.github.sinecast.work.Trial;
import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what work on a cluster costs; prints the figures of the page, and tests nothing. */
class ClusterFigures {
  private static final int TASKS = 12;

  @TempDir private Path folder;
  private Path table;

  @Test
  void measures() throws IOException, InterruptedException {
    table = Small.days(folder.resolve("close.csv"), 2000, Small::wave);
    List<Trial> small = trials(1);
    List<Trial> large = trials(30);
    LocalThreads here = new LocalThreads(1);
    here.result(small.get(0));
    double smallHere = seconds(here, small);
    double largeHere = seconds(here, large);
    tell("a small task here", smallHere / TASKS);
    tell("a large task here", largeHere / TASKS);
    try (LoopbackCluster cluster = new LoopbackCluster(folder.resolve("cluster"))) {
      for (int executors : List.of(1, 2, 1, 2)) {
        long start = System.nanoTime();
        try (Workplace workplace = connect(cluster, executors)) {
          tell(executors + " executors: connected after", since(start));
          workplace.result(small.get(0));
          tell(executors + " executors: first result after", since(start));
          seconds(workplace, small);
          double smallThere = seconds(workplace, small);
          tell(
              executors + " executors: seconds of a task beside its work",
              (smallThere * executors - smallHere) / TASKS);
          tell(
              executors + " executors: times as fast as here, large tasks",
              largeHere / seconds(workplace, large));
        }
      }
    }
  }

  private List<Trial> trials(int epochs) {
    return IntStream.rangeClosed(1, TASKS)
        .mapToObj(
            seed ->
                Trial.of(
                    "trial " + seed,
                    Small.config(
                        table,
                        "seed=" + seed,
                        "execution.threads=1",
                        "training.patience=" + epochs,
                        "training.epochs=" + epochs)))
        .toList();
  }

  /** What the driver can give away: jobs that do nothing, in this process. */
  @Test
  void emptyJobs() {
    ClusterSettings settings =
        ClusterSettings.of(
            new ClusterSpec("local[2]", Map.of("spark.driver.host", "127.0.0.1"), folder));
    try (JavaSparkContext spark = new JavaSparkContext(settings.conf())) {
      List<Integer> all = IntStream.range(0, 1000).boxed().toList();
      Workplace many = new LocalThreads(32);
      for (int round = 0; round < 3; round++) {
        long start = System.nanoTime();
        many.all(all, one -> spark.parallelize(List.of(one), 1).collect());
        tell("empty jobs a second", all.size() / since(start));
      }
    }
  }

  private Workplace connect(LoopbackCluster cluster, int executors) throws IOException {
    Map<String, String> options =
        new TreeMap<>(
            Map.of(
                "spark.driver.host",
                "127.0.0.1",
                "spark.cores.max",
                "" + executors,
                "spark.executor.extraClassPath",
                LoopbackCluster.programOnNodes()));
    return new SparkClusters()
        .connect(
            new ClusterSpec(
                cluster.address(), options, Files.createDirectories(folder.resolve("logs"))));
  }

  private static double seconds(Workplace workplace, List<Trial> trials) {
    long start = System.nanoTime();
    workplace.all(trials, workplace::result);
    return since(start);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tell(String what, double value) {
    System.out.printf(Locale.ROOT, "%-50s %.3f%n", what, value);
  }
}

package io.github.sinecast.benchmark;

import io.github.sinecast.benchmark.Task.Name;
import io.github.sinecast.benchmark.Task.Work;
import io.github.sinecast.engine.NativeBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast Sinecast trains and answers, beside libtorch, ONNX Runtime and SameDiff's own loop on
 * the same model: every contender in a process of its own, in turns, in several rounds.
 */
public final class ModelSpeed {
  /** Products of the size that training has most of, and one that lets a core show what it can. */
  private static final int[][] PRODUCTS = {{3840, 64, 64}, {1024, 1024, 1024}};

  private static final int CORES = 2;

  private final Path directory;
  private final int rounds = Settings.rounds();
  private final Rounds results = new Rounds();
  private final Map<String, ProductRates> products = new LinkedHashMap<>();
  private final Map<Workload, Path> weights = new EnumMap<>(Workload.class);

  private ModelSpeed(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    new ModelSpeed(Settings.directory()).run();
  }

  private void run() throws IOException, InterruptedException {
    for (Workload workload : Workload.values()) {
      Path file = directory.resolve(workload.label() + ".weights");
      InitialWeights.write(workload, file);
      OnnxRuntimeContender.export(workload, file);
      weights.put(workload, file);
    }
    List<Task> tasks = tasks();
    for (int round = 0; round < rounds; round++) {
      measureProducts();
      // Every other round backwards, so that nobody always follows the same one.
      List<Task> order = new ArrayList<>(tasks);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      for (Task task : order) {
        Measurement measurement = measure(task);
        results.add(task, measurement);
        System.err.printf(
            Locale.ROOT,
            "round %d of %d: %s: %.1f a second%n",
            round + 1,
            rounds,
            task.label(),
            measurement.value());
      }
    }
    System.out.println(new SpeedReport(results, products, rounds).text());
  }

  private static List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (Workload workload : Workload.values()) {
      for (Work work : Work.values()) {
        for (Name name : Name.values()) {
          if (name == Name.SAMEDIFF && !(work == Work.TRAINING && workload == Workload.REFERENCE)) {
            continue;
          }
          if (name.isOnnxRuntime() && work == Work.TRAINING) {
            continue;
          }
          // A single window is answered by one thread of Sinecast.
          int most = name == Name.SINECAST && work == Work.BATCH_1 ? 1 : CORES;
          for (int threads = 1; threads <= most; threads++) {
            tasks.add(new Task(name, threads, work, workload));
          }
        }
      }
    }
    return tasks.stream().filter(task -> Settings.wants(task.label())).toList();
  }

  private Measurement measure(Task task) throws IOException, InterruptedException {
    return jvm(task)
        .run(
            task.contender().name(),
            Integer.toString(task.threads()),
            task.work().name(),
            task.workload().name(),
            weights.get(task.workload()).toString(),
            Integer.toString(Settings.steps(task.workload())),
            Double.toString(Settings.seconds()),
            Integer.toString(Settings.microBatch()));
  }

  private ChildJvm jvm(Task task) {
    String threads = Integer.toString(task.threads());
    List<String> options =
        switch (task.contender()) {
          case SINECAST, ONNX_SPINNING, ONNX_RESTING -> List.of();
          case LIBTORCH ->
              List.of(
                  "-Dai.djl.offline=true",
                  "-DDJL_CACHE_DIR=" + directory.resolve("djl"),
                  "-Dai.djl.pytorch.num_threads=" + threads,
                  "-Dai.djl.pytorch.num_interop_threads=1");
          // The build of the native library that Sinecast chooses on this machine.
          case SAMEDIFF ->
              List.of("-Dorg.bytedeco.javacpp.platform.extension=" + NativeBackend.build());
        };
    Map<String, String> environment =
        switch (task.contender()) {
          case SINECAST -> Map.of();
          case ONNX_SPINNING, ONNX_RESTING -> Map.of("ORT_DISABLE_TELEMETRY", "1");
          case LIBTORCH, SAMEDIFF ->
              Map.of("OMP_NUM_THREADS", threads, "OPENBLAS_NUM_THREADS", threads);
        };
    return new ChildJvm(ModelSpeedChild.class, "2g", options, environment);
  }

  private void measureProducts() throws IOException, InterruptedException {
    for (int[] product : PRODUCTS) {
      String shape = "%s x %s by %s x %s".formatted(product[0], product[1], product[1], product[2]);
      ProductRates rates = products.computeIfAbsent(shape, key -> new ProductRates());
      rates.add(perSecond(product, 1), perSecond(product, CORES));
    }
  }

  private static double perSecond(int[] product, int threads)
      throws IOException, InterruptedException {
    return new ChildJvm(MatrixProductChild.class, "2g", List.of(), Map.of())
        .run(
            Integer.toString(product[0]),
            Integer.toString(product[1]),
            Integer.toString(product[2]),
            Integer.toString(threads),
            Double.toString(Settings.seconds()))
        .value();
  }
}

package io.github.sinecast.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How time and memory grow with the data: a table on standard output, and a plot in the build's
 * directory. Every point is measured in a process of its own.
 */
public final class Growth {
  private static final String HEAP = "4g";

  private final Path directory;
  private final StringBuilder table = new StringBuilder();
  private final List<LogLogPlot.Panel> panels = new ArrayList<>();

  private Growth(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    new Growth(Files.createTempDirectory("sinecast-growth")).run();
  }

  private void run() throws IOException, InterruptedException {
    table.append(Machine.processor()).append(", heap at most ").append(HEAP).append("\n\n");
    table.append("| what | size | time | peak memory, MiB |\n|---|---|---|---|\n");
    try {
      for (GrowthTask task : GrowthTask.values()) {
        if (Settings.wants(task.label())) {
          measure(task);
        }
      }
    } finally {
      Files.delete(directory);
    }
    System.out.println(table);
    Path plot = Settings.directory().resolveSibling("growth.png");
    if (!panels.isEmpty()) {
      LogLogPlot.write(panels, plot);
      System.out.println("plot: " + plot);
    }
  }

  private void measure(GrowthTask task) throws IOException, InterruptedException {
    int[] sizes = task.sizes();
    double[] seconds = new double[sizes.length];
    double[] mebibytes = new double[sizes.length];
    for (int point = 0; point < sizes.length; point++) {
      Measurement measurement =
          new ChildJvm(GrowthChild.class, HEAP, List.of(), Map.of())
              .run(task.name(), Integer.toString(sizes[point]), directory.toString());
      seconds[point] = measurement.value();
      mebibytes[point] = measurement.peakMebibytes();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d %s | %.3f s%s | %.0f |%n",
              task.label(),
              sizes[point],
              task.unit(),
              seconds[point],
              task.parts(measurement),
              mebibytes[point]));
      System.err.printf(
          Locale.ROOT,
          "%s, %d %s: %.3f s%n",
          task.label(),
          sizes[point],
          task.unit(),
          seconds[point]);
    }
    double[] x = IntStream.of(sizes).asDoubleStream().toArray();
    panels.add(new LogLogPlot.Panel(task.label(), task.unit(), "seconds", x, seconds));
    panels.add(
        new LogLogPlot.Panel(task.label() + ": memory", task.unit(), "MiB resident", x, mebibytes));
  }
}

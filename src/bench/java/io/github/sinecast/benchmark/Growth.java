package io.github.sinecast.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    List<Double> x = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    List<Double> mebibytes = new ArrayList<>();
    for (int size : task.sizes()) {
      Measurement measurement =
          new ChildJvm(GrowthChild.class, HEAP, List.of(), Map.of())
              .run(task.name(), Integer.toString(size), directory.toString());
      x.add((double) size);
      seconds.add(measurement.value());
      mebibytes.add(measurement.peakMebibytes());
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d %s | %.3f s%s | %.0f |%n",
              task.label(),
              size,
              task.unit(),
              measurement.value(),
              task.parts(measurement),
              measurement.peakMebibytes()));
      System.err.printf(
          Locale.ROOT, "%s, %d %s: %.3f s%n", task.label(), size, task.unit(), measurement.value());
    }
    if (x.isEmpty()) {
      return;
    }
    panels.add(new LogLogPlot.Panel(task.label(), task.unit(), "seconds", x, seconds));
    panels.add(
        new LogLogPlot.Panel(task.label() + ": memory", task.unit(), "MiB resident", x, mebibytes));
  }
}

package io.github.sinecast.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of run directories, for tests that compare them byte for byte. */
public final class RunBytes {
  /** What tells in a manifest when, how long, and beside what a run was computed. */
  private static final String EXECUTION =
      " *\"(started|seconds|trainingSeconds|threads|jobs)\" : .*";

  private RunBytes() {}

  /** All files of a run, or of a folder of runs, a character for each byte, without times. */
  public static Map<String, String> withoutTimes(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), withoutTimes(file, lastName(file)));
      }
    }
    return files;
  }

  private static String lastName(Path file) {
    return file.getFileName().toString();
  }

  private static String withoutTimes(Path file, String name) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return switch (name) {
      case "epochs.csv" -> withoutColumns(text, "windows_per_second", "seconds");
      case "trials.csv" -> withoutColumns(text, "seconds");
      case RunManifest.FILE ->
          text.lines().filter(line -> !line.matches(EXECUTION)).collect(Collectors.joining("\n"));
      default -> text;
    };
  }

  private static String withoutColumns(String csv, String... names) {
    List<String> header = List.of(csv.lines().findFirst().orElseThrow().split(",", -1));
    List<String> left = List.of(names);
    return csv.lines()
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              return IntStream.range(0, header.size())
                  .filter(column -> !left.contains(header.get(column)))
                  .mapToObj(column -> cells[column])
                  .collect(Collectors.joining(","));
            })
        .collect(Collectors.joining("\n"));
  }
}

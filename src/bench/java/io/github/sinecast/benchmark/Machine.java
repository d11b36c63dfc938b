package io.github.sinecast.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the measurements ran on. */
final class Machine {
  private Machine() {}

  /** The processor's name as Linux tells it, or else its kind. */
  static String processor() {
    return told("model name").orElse(System.getProperty("os.arch"));
  }

  /** The vector instructions that Linux knows of, such as avx2 and avx512f. */
  static String vectorInstructions() {
    return told("flags")
        .map(
            flags ->
                Arrays.stream(flags.split(" "))
                    .filter(flag -> flag.matches("avx.*|fma|amx.*"))
                    .collect(Collectors.joining(" ")))
        .orElse("unknown");
  }

  /** The flags by which the launcher lets the JVM use the widest vectors that the processor has. */
  static List<String> vectorFlags() {
    boolean hasWidest =
        told("flags").filter(flags -> List.of(flags.split(" ")).contains("avx512vl")).isPresent();
    return hasWidest ? List.of("-XX:UseAVX=3") : List.of();
  }

  /** What Linux tells of the first processor. */
  private static Optional<String> told(String key) {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }
}

package io.github.sinecast.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a child process found out, as one line of text.
 *
 * @param value what was measured, in the unit of the task: a rate, or seconds
 * @param peakMebibytes the most memory that was resident
 * @param shown more numbers: the first losses or answers, or parts of the value
 */
record Measurement(double value, double peakMebibytes, List<Double> shown) {
  private static final String MARK = "measured";

  String line() {
    return Stream.concat(Stream.of(value, peakMebibytes), shown.stream())
        .map(number -> Double.toString(number))
        .collect(Collectors.joining(" ", MARK + " ", ""));
  }

  /** Reads a line, unless it is something else that a library printed. */
  static Optional<Measurement> read(String line) {
    String[] words = line.split(" ", -1);
    if (!words[0].equals(MARK)) {
      return Optional.empty();
    }
    List<Double> numbers = Stream.of(words).skip(1).map(Double::valueOf).toList();
    return Optional.of(
        new Measurement(numbers.get(0), numbers.get(1), numbers.subList(2, numbers.size())));
  }

  String shownText() {
    return shown.stream()
        .map(number -> String.format(Locale.ROOT, "%.4f", number))
        .collect(Collectors.joining(" "));
  }
}

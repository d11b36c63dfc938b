package io.github.sinecast.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tables made up for measurements. */
final class CsvFile {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Keeps values above zero, as prices are. */
  private static final double LEVEL = 100;

  private CsvFile() {}

  /** A row a minute. */
  static Path ofOneSeries(Path directory, int rows) throws IOException {
    Path file = directory.resolve("one-series.csv");
    LocalDateTime start = LocalDate.of(2000, 1, 1).atStartOfDay();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("date,close\n");
      for (int row = 0; row < rows; row++) {
        out.write(MINUTES.format(start.plusMinutes(row)));
        out.write("," + value(row, 0) + "\n");
      }
    }
    return file;
  }

  /** A long table: a row a day, one series below the other. */
  static Path ofManySeries(Path directory, int series, int rows) throws IOException {
    Path file = directory.resolve("many-series.csv");
    LocalDate start = LocalDate.of(2000, 1, 1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("date,symbol,close\n");
      for (int one = 0; one < series; one++) {
        for (int row = 0; row < rows; row++) {
          out.write(start.plusDays(row) + ",s" + one + "," + value(row, one) + "\n");
        }
      }
    }
    return file;
  }

  private static String value(int row, int phase) {
    long thousandths = Math.round(1000 * (LEVEL + 10 * Waves.value(row, phase)));
    return thousandths / 1000 + "." + String.valueOf(1000 + thousandths % 1000).substring(1);
  }
}

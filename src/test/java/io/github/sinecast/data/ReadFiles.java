package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.function.Executable;

/** Writes texts to files and reads them, as most tests of the reader do. */
final class ReadFiles {
  private final Path folder;

  ReadFiles(Path folder) {
    this.folder = folder;
  }

  Path file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path compressed(String name, String text) {
    Path path = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return path;
  }

  static LoadedSeries read(Path path) {
    return read(path, CsvSchema.found(), GapPolicy.REFUSE);
  }

  static LoadedSeries read(Path path, CsvSchema schema, GapPolicy gapPolicy, String... wanted) {
    return new SeriesReader(schema, gapPolicy, List.of(wanted), TargetRule.ANY_SIGN).read(path);
  }

  /** The only series of a file. */
  TimeSeries one(String name, String text) {
    List<TimeSeries> series = read(file(name, text)).series().list();
    if (series.size() != 1) {
      throw new AssertionError("expected one series, found " + series.size());
    }
    return series.get(0);
  }

  /** The message with which a file is refused. */
  static String refusal(Path path, CsvSchema schema, String... wanted) {
    return refusal(() -> read(path, schema, GapPolicy.REFUSE, wanted));
  }

  /** The message with which something is refused. */
  static String refusal(Executable refused) {
    return String.valueOf(assertThrows(InvalidInputException.class, refused).getMessage());
  }

  String refusal(String text) {
    return refusal(file("prices.csv", text), CsvSchema.found());
  }
}

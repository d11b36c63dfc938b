package io.github.sinecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** What R says of the rivals: a file that a script of src/test/r wrote. */
public final class RValues {
  private final Map<String, NavigableMap<Integer, Double>> values = new TreeMap<>();

  private RValues() {}

  public static RValues read(String file) {
    RValues read = new RValues();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RValues.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      reader
          .lines()
          .skip(2)
          .map(line -> line.split(",", -1))
          .forEach(
              cells ->
                  read.values
                      .computeIfAbsent(cells[0] + "/" + cells[1], key -> new TreeMap<>())
                      .put(Integer.valueOf(cells[2]), Double.valueOf(cells[3])));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return read;
  }

  /** The values of a quantity of a series by index, from 1; none where R wrote none. */
  public NavigableMap<Integer, Double> indexed(String series, String quantity) {
    return values.getOrDefault(series + "/" + quantity, new TreeMap<>());
  }

  public double[] all(String series, String quantity) {
    return indexed(series, quantity).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  public double one(String series, String quantity) {
    return all(series, quantity)[0];
  }

  /** The values of a series that the script names. */
  public static double[] series(String name) {
    return switch (name) {
      case "sp500" -> Arrays.copyOf(column("sp500-daily.csv", "adjclose", ""), 3000);
      case "dax" -> column("eu-stock-markets.csv", "DAX", "");
      case "msft" -> column("stocks-monthly.csv", "price", "MSFT,");
      case "volume" -> Arrays.copyOf(column("sp500-daily.csv", "volume", ""), 400);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double[] column(String file, String column, String prefix) {
    try {
      List<String> lines = Files.readAllLines(Path.of("data", file));
      int place = List.of(lines.get(0).split(",", -1)).indexOf(column);
      return lines.stream()
          .skip(1)
          .filter(line -> line.startsWith(prefix))
          .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[place]))
          .toArray();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

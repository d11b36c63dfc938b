package io.github.sinecast.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tables that R wrote, see src/test/r/judge.R; the first line says by which versions. */
public final class Golden {
  private Golden() {}

  /** The rows of a table, by the names of its columns. */
  public static List<Map<String, String>> rows(String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      List<String> lines = in.lines().filter(line -> !line.startsWith("#")).toList();
      String[] columns = lines.get(0).split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int column = 0; column < columns.length; column++) {
          row.put(columns[column], cells[column]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column of numbers. */
  public static double[] column(String name, String column) {
    return rows(name).stream().mapToDouble(row -> number(row, column)).toArray();
  }

  public static double number(Map<String, String> row, String column) {
    return Double.parseDouble(text(row, column));
  }

  public static int whole(Map<String, String> row, String column) {
    return Integer.parseInt(text(row, column));
  }

  public static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }
}

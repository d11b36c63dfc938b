package io.github.sinecast.cli.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table as the strictest reader would have it: UTF-8, commas, one header, an ISO date first,
 * plain numbers, as many cells in each row as in the header, each date once.
 */
public final class NaiveTable {
  private final List<String> header;
  private final List<List<String>> rows;

  private NaiveTable(List<String> header, List<List<String>> rows) {
    this.header = header;
    this.rows = rows;
  }

  /** The table, or null where the bytes are none in the strictest sense. */
  public static @Nullable NaiveTable of(byte[] bytes) {
    String text;
    try {
      boolean marked = bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF;
      text =
          (marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes))
              .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
    List<List<String>> lines = new ArrayList<>();
    for (String line : text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(Arrays.asList(line.split(",", -1)));
      }
    }
    if (lines.size() < 2 || text.contains("\"") || text.indexOf(0) >= 0) {
      return null;
    }
    List<String> header = lines.get(0);
    List<List<String>> rows = lines.subList(1, lines.size());
    boolean even = rows.stream().allMatch(row -> row.size() == header.size());
    return even ? new NaiveTable(header, rows) : null;
  }

  /** The one column of plain dates, whatever its name is; -1 if there are none or several. */
  private int dates() {
    int[] columns =
        IntStream.range(0, header.size())
            .filter(
                column ->
                    rows.stream().allMatch(row -> row.get(column).matches("\\d{4}-\\d\\d-\\d\\d")))
            .toArray();
    return columns.length == 1 ? columns[0] : -1;
  }

  /**
   * The values of a column by date, or null where the column is not there once or a cell is no
   * plain date or number.
   *
   * @param id the rows that are meant, by the cell of the column {@code series}; null for all
   */
  public @Nullable Map<LocalDate, Double> values(String column, @Nullable String id) {
    int date = dates();
    int value = header.indexOf(column);
    int series = header.indexOf("series");
    if (date < 0
        || value < 0
        || header.lastIndexOf(column) != value
        || (id != null && series < 0)) {
      return null;
    }
    Map<LocalDate, Double> values = new TreeMap<>();
    for (List<String> row : rows) {
      if (id != null && !row.get(series).equals(id)) {
        continue;
      }
      try {
        if (!row.get(value).matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")
            || values.put(LocalDate.parse(row.get(date)), Double.parseDouble(row.get(value)))
                != null) {
          return null;
        }
      } catch (DateTimeParseException e) {
        return null;
      }
    }
    return values;
  }
}

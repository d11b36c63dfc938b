package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TimeSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleFilesTest {
  private static final Path DATA = Path.of("data");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(\\S+\\.csv)` \\| (\\w+) \\| (\\d+) \\| ([^|]+) \\| `(\\p{XDigit}{64})` \\|");

  @Test
  void theReadmeTellsTheRowsColumnsAndSumsOfAllFiles()
      throws IOException, NoSuchAlgorithmException {
    List<MatchResult> rows =
        ROW.matcher(Files.readString(DATA.resolve("README.md"))).results().toList();
    Set<String> told = new TreeSet<>();
    for (MatchResult row : rows) {
      told.add(row.group(1));
      byte[] bytes = Files.readAllBytes(DATA.resolve(row.group(1)));
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      assertEquals(Integer.parseInt(row.group(3)), lines.size() - 1, row.group(1));
      assertEquals(row.group(4).replace(", ", ","), lines.get(0), row.group(1));
      assertEquals(
          row.group(5),
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          row.group(1));
    }
    try (Stream<Path> files = Files.list(DATA)) {
      assertEquals(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".csv"))
              .collect(Collectors.toCollection(TreeSet::new)),
          told);
    }
  }

  @Test
  void theDailyFileHasEveryTradingDayOfTwentyYears() {
    LoadedSeries loaded = ReadFiles.read(DATA.resolve("sp500-daily.csv"));

    TimeSeries series = loaded.series().get("sp500-daily");
    assertEquals(5105, series.length());
    assertEquals("close", series.target());
    assertEquals(1455.219971, series.target(0));
    SeriesReport report = loaded.report().series().get(0);
    assertEquals("2000-01-03", report.first());
    assertEquals("2020-04-17", report.last());
    assertEquals(List.of(), report.gaps());
  }

  @Test
  void theMonthlyFileIsReadAsFiveSeries() {
    LoadedSeries loaded = ReadFiles.read(DATA.resolve("stocks-monthly.csv"));

    assertEquals(
        List.of("MSFT", "AMZN", "IBM", "GOOG", "AAPL"),
        loaded.series().list().stream().map(TimeSeries::id).toList());
    assertEquals(39.81, loaded.series().get("MSFT").target(0));
    assertEquals("2010-03-01", loaded.report().series().get(4).last());
    assertEquals("one month", loaded.report().series().get(4).step());
  }

  @Test
  void theEuropeanFileIsReadAsFourSeriesOverRows() {
    LoadedSeries loaded = ReadFiles.read(DATA.resolve("eu-stock-markets.csv"));

    assertEquals(4, loaded.series().size());
    assertEquals(1860, loaded.series().get("FTSE").length());
    assertEquals(2443.6, loaded.series().get("FTSE").target(0));
    assertFalse(loaded.series().get("DAX").time().isDated());
    assertTrue(String.join("\n", loaded.report().lines()).contains("rows are the time axis"));
  }

  @Test
  void stocksWithPricesBetweenThoseOfOthersAreReadAsSeriesOverTheSameDays() {
    LoadedSeries loaded =
        ReadFiles.read(DATA.resolve("dow-jones-30.csv"), CsvSchema.found(), GapPolicy.REFUSE);

    assertEquals(30, loaded.series().size());
    loaded.series().forEach(series -> assertEquals(2529, series.length()));
    assertEquals(5.92, loaded.series().get("AA").target(0));
    assertEquals("2001-01-02", loaded.report().series().get(29).last());
  }
}

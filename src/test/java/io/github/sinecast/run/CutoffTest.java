package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.data.Cutoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A forecast from a cutoff is that of a file which ends there. */
@Tag("slow")
class CutoffTest {
  private static final Path RUN = Path.of("src", "test", "resources", "runs", "0.1.0");
  private static final Path STOCKS = Path.of("data", "stocks-monthly.csv");
  private static final LocalDate CUTOFF = LocalDate.of(2009, 6, 1);
  private static final List<String> INTERPOLATED = List.of("data.gaps=interpolate");

  private static final DateTimeFormatter DATES =
      DateTimeFormatter.ofPattern("MMM d yyyy", Locale.US);

  private final List<String> told = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void rowsAfterTheCutoffChangeNothing() throws IOException {
    List<String> lines = Files.readAllLines(STOCKS);
    Path ended = write("ended.csv", lines.stream().filter(line -> !isLater(line)).toList());
    Path changed =
        write(
            "changed.csv", lines.stream().map(line -> isLater(line) ? line + "7" : line).toList());
    String expected = csv(ended, null, List.of());

    assertEquals(expected, csv(STOCKS, Cutoff.of(CUTOFF), List.of()));
    assertEquals(expected, csv(changed, Cutoff.of(CUTOFF), List.of()));
    assertTrue(expected.contains("AMZN,2009-07-01,1,2009-06-01,encoder,"), expected);
  }

  @Test
  void aHoleBeforeTheCutoffIsNotFilledFromARowAfterIt() throws IOException {
    List<String> lines =
        Files.readAllLines(STOCKS).stream()
            .map(line -> line.replaceFirst("^(IBM,(May|Jun) 1 2009),.*", "$1,"))
            .toList();
    Path whole = write("stocks.csv", lines);
    Path ended = write("ended.csv", lines.stream().filter(line -> !isLater(line)).toList());

    String forecast = csv(whole, Cutoff.of(CUTOFF), INTERPOLATED);
    assertEquals(csv(ended, null, INTERPOLATED), forecast);
    assertTrue(forecast.contains("IBM,2009-05-01,1,2009-04-01,encoder,"), forecast);
  }

  @Test
  void aDateBetweenRowsMeansTheRowBeforeAndSaysSo() {
    String expected = csv(STOCKS, Cutoff.of(CUTOFF), List.of());
    told.clear();

    assertEquals(expected, csv(STOCKS, Cutoff.of(LocalDate.of(2009, 6, 20)), List.of()));
    assertTrue(
        told.stream()
            .anyMatch(
                line -> line.contains("no row at the cutoff 2009-06-20; forecast from 2009-06-01")),
        told.toString());
  }

  @Test
  void aCutoffAmidTheRowsThatTrainingSawIsSaidToBeNoForecastOfItsTime() {
    csv(STOCKS, Cutoff.of(LocalDate.of(2006, 1, 1)), List.of());
    assertTrue(
        told.stream().anyMatch(line -> line.contains("nobody could have made this forecast then")),
        told.toString());
    told.clear();
    csv(STOCKS, Cutoff.of(CUTOFF), List.of());
    assertEquals(List.of(), told);
  }

  @Test
  void aCutoffAfterTheLastRowIsRefusedWithTheRangeThatWorks() {
    Cutoff late = Cutoff.of(LocalDate.of(2010, 3, 2));
    String message = refusal(STOCKS, late);
    assertTrue(message.contains("after the last row, 2010-03-01"), message);
    Range range = Range.of(message);
    csv(STOCKS, Cutoff.of(range.from()), List.of());
    csv(STOCKS, Cutoff.of(range.to()), List.of());
  }

  @Test
  void aCutoffBeforeEnoughRowsIsRefusedWithTheRangeThatWorks() throws IOException {
    List<String> lines =
        Files.readAllLines(STOCKS).stream()
            .filter(line -> line.startsWith("symbol") || line.startsWith("IBM"))
            .toList();
    Path one = write("IBM.csv", lines);
    String message = refusal(one, Cutoff.of(LocalDate.of(2000, 3, 31)));
    assertTrue(message.contains("has 3 rows up to the cutoff 2000-03-31"), message);
    Range range = Range.of(message);
    csv(one, Cutoff.of(range.from()), List.of());
    csv(one, Cutoff.of(range.to()), List.of());
    refusal(one, Cutoff.of(range.from().minusDays(1)));
  }

  @Test
  void aTableWithoutDatesHasNoCutoff() throws IOException {
    StringBuilder text = new StringBuilder("price\n");
    for (int row = 0; row < 60; row++) {
      text.append(String.format(Locale.ROOT, "%.3f%n", 50 + 5 * Math.sin(row)));
    }
    Path undated = Files.writeString(folder.resolve("undated.csv"), text);
    assertTrue(refusal(undated, Cutoff.of(CUTOFF)).contains("must have a column of dates"));
  }

  @Test
  void aDayIncludesItsRowsAndATimeOfDayTheRowsUpToIt() throws IOException {
    StringBuilder text = new StringBuilder("time,price\n");
    LocalDateTime time = LocalDateTime.of(2024, 1, 1, 9, 30);
    for (int row = 0; row < 300; row++) {
      text.append(time.plusHours(row)).append(',').append(50 + 5 * Math.sin(row)).append('\n');
    }
    Path hours = Files.writeString(folder.resolve("hours.csv"), text);

    assertTrue(
        csv(hours, Cutoff.of(LocalDate.of(2024, 1, 11)), List.of())
            .contains(",2024-01-12T00:30,1,2024-01-11T23:30,"));
    assertTrue(
        csv(hours, Cutoff.of(LocalDateTime.of(2024, 1, 11, 12, 30)), List.of())
            .contains(",2024-01-11T13:30,1,2024-01-11T12:30,"));
  }

  private String csv(Path table, @Nullable Cutoff cutoff, List<String> overrides) {
    return SeriesForecast.toCsv(
        RunDirectory.open(RUN)
            .forecast(List.of(table), overrides, cutoff, report -> told.addAll(report.remarks())),
        List.of(0.1, 0.9));
  }

  private String refusal(Path table, Cutoff cutoff) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> csv(table, cutoff, List.of()))
            .getMessage());
  }

  /** The range that a message gives. */
  private record Range(LocalDate from, LocalDate to) {
    static Range of(String message) {
      String range = message.substring(message.indexOf("a cutoff from ") + 14);
      return new Range(
          LocalDate.parse(range.substring(0, 10)), LocalDate.parse(range.substring(14, 24)));
    }
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.writeString(
        folder.resolve(name), lines.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  private static boolean isLater(String line) {
    String date = line.split(",", -1)[1];
    return !date.equals("date") && LocalDate.parse(date, DATES).isAfter(CUTOFF);
  }
}

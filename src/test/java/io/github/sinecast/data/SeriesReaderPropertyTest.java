package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeriesReaderPropertyTest {
  /** Formats that one day beyond the twelfth makes clear. */
  private static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "yyyy/MM/dd",
          "dd-MM-yyyy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "MMM d, yyyy",
          "MMM d yyyy",
          "yyyyMMdd",
          "yyyy-MM-dd'T'HH:mm:ss");

  @Property(tries = 200)
  void aTableWrittenInAnyDialectIsReadBack(
      @ForAll @Size(min = 2, max = 30) List<Double> closes,
      @ForAll @IntRange(max = 8) int dateFormat,
      @ForAll @IntRange(max = 3) int separator,
      @ForAll boolean quoted,
      @ForAll boolean carriageReturn,
      @ForAll boolean mark,
      @ForAll boolean compressed,
      @ForAll boolean shuffled,
      @ForAll long seed)
      throws IOException {
    List<Double> numbers = new ArrayList<>(closes);
    numbers.add(numbers.get(0) + 1 == numbers.get(0) ? 0.5 : numbers.get(0) + 1);
    Random random = new Random(seed);
    LocalDate day = LocalDate.of(1990 + random.nextInt(30), 1 + random.nextInt(12), 13);
    DateTimeFormatter format = DateTimeFormatter.ofPattern(DATES.get(dateFormat), Locale.ENGLISH);
    String between = List.of(",", ";", "\t", "  ").get(separator);
    UnaryOperator<String> cell =
        text -> quoted || text.contains(",") || text.contains(" ") ? '"' + text + '"' : text;
    List<LocalDate> dates = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (double number : numbers) {
      dates.add(day);
      lines.add(
          cell.apply(format.format(day.atStartOfDay()))
              + between
              + cell.apply("remark")
              + between
              + cell.apply(Double.toString(number)));
      day = day.plusDays(1 + random.nextInt(40));
    }
    if (shuffled) {
      Collections.shuffle(lines, random);
    }
    lines.add(0, cell.apply("Date") + between + cell.apply("note") + between + cell.apply("Close"));
    String end = carriageReturn ? "\r\n" : "\n";
    String text = (mark ? "\uFEFF" : "") + String.join(end, lines) + end;
    Path folder = Files.createTempDirectory("sinecast");
    ReadFiles files = new ReadFiles(folder);
    Path path = compressed ? files.compressed("x.csv.gz", text) : files.file("x.csv", text);

    TimeSeries series = ReadFiles.read(path).series().get("x");

    assertArrayEquals(
        numbers.stream().mapToDouble(Double::doubleValue).toArray(), series.targetValues());
    for (int row = 0; row < dates.size(); row++) {
      assertEquals(dates.get(row), series.time().at(row).toLocalDate());
    }
    Files.delete(path);
    Files.delete(folder);
  }

  @Property(tries = 100)
  void aProblemIsToldWithTheLineThatAnEditorShows(
      @ForAll @Size(min = 1, max = 40) List<Boolean> blankBefore,
      @ForAll @IntRange(max = 39) int wrong)
      throws IOException {
    StringBuilder text = new StringBuilder("date,close\n");
    int line = 1;
    int expected = 0;
    int wrongRow = wrong % blankBefore.size();
    for (int row = 0; row < blankBefore.size(); row++) {
      if (blankBefore.get(row)) {
        text.append('\n');
        line++;
      }
      line++;
      boolean isWrong = row == wrongRow;
      text.append(LocalDate.of(2020, 1, 1).plusDays(row))
          .append(isWrong ? ",x\n" : "," + row + "\n");
      expected = isWrong ? line : expected;
    }
    Path folder = Files.createTempDirectory("sinecast");
    Path path = new ReadFiles(folder).file("x.csv", text.toString());

    String message = ReadFiles.refusal(path, CsvSchema.found());

    assertEquals(path + ":" + expected + ":close", message.substring(0, message.indexOf(": must")));
    Files.delete(path);
    Files.delete(folder);
  }
}

package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
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

  @RandomCases(200)
  void aTableWrittenInAnyDialectIsReadBack(RandomCase drawn) throws IOException {
    List<Double> numbers = new ArrayList<>(drawn.list(2, 30, drawn::number));
    numbers.add(numbers.get(0) + 1 == numbers.get(0) ? 0.5 : numbers.get(0) + 1);
    LocalDate day = LocalDate.of(drawn.between(1990, 2019), drawn.between(1, 12), 13);
    DateTimeFormatter format = DateTimeFormatter.ofPattern(drawn.oneOf(DATES), Locale.ENGLISH);
    String between = drawn.oneOf(",", ";", "\t", "  ");
    boolean quoted = drawn.coin();
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
      day = day.plusDays(drawn.between(1, 40));
    }
    if (drawn.coin()) {
      Collections.shuffle(lines, new Random(drawn.whole()));
    }
    lines.add(0, cell.apply("Date") + between + cell.apply("note") + between + cell.apply("Close"));
    String end = drawn.coin() ? "\r\n" : "\n";
    String text = (drawn.coin() ? "\uFEFF" : "") + String.join(end, lines) + end;
    Path folder = Files.createTempDirectory("sinecast");
    ReadFiles files = new ReadFiles(folder);
    Path path = drawn.coin() ? files.compressed("x.csv.gz", text) : files.file("x.csv", text);

    TimeSeries series = ReadFiles.read(path).series().get("x");

    assertArrayEquals(
        numbers.stream().mapToDouble(Double::doubleValue).toArray(), series.targetValues());
    for (int row = 0; row < dates.size(); row++) {
      assertEquals(dates.get(row), series.time().at(row).toLocalDate());
    }
    Files.delete(path);
    Files.delete(folder);
  }

  @RandomCases(100)
  void aProblemIsToldWithTheLineThatAnEditorShows(RandomCase drawn) throws IOException {
    List<Boolean> blankBefore = drawn.list(1, 40, drawn::coin);
    StringBuilder text = new StringBuilder("date,close\n");
    int line = 1;
    int expected = 0;
    int wrongRow = drawn.between(0, blankBefore.size() - 1);
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

package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
  @Test
  void anEmbargoIsTakenFromTheEndOfTheEarlierSplitAndLeavesTheTestRowsAlone() {
    SeriesSet set = SeriesSet.of(undated("a", 100));
    Split plain = Split.of(new SplitRule.Fractions(0.7, 0.2, 0), set);
    Split apart = Split.of(new SplitRule.Fractions(0.7, 0.2, 4), set);

    assertEquals(new RowRange(0, 66), apart.train("a"));
    assertEquals(new RowRange(70, 76), apart.validation("a"));
    assertEquals(plain.test("a"), apart.test("a"));
    assertEquals("", apart.part("a", 67), "a row between two splits is in none");
    Split joined = apart.trainedThroughValidation();
    assertEquals(new RowRange(0, 76), joined.train("a"), "the rows between may be learned from");
  }

  @Test
  void anEmbargoIsNoneUntilItIsNamedAndNeverNegative() {
    SplitRule silent = new SplitRule.Rows(60, 20, 20);
    assertEquals(5, silent.withEmbargoIfSilent(5).embargo());
    assertEquals(0, silent.withEmbargo(0).withEmbargoIfSilent(5).embargo());
    assertThrows(InvalidSettingException.class, () -> new SplitRule.Rows(60, 20, 20, -1));
  }

  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  @RandomCases
  void splitsAreCompleteDisjointAndOrdered(RandomCase drawn) {
    int rows = drawn.between(1, 5000);
    int trainPercent = drawn.between(1, 98);
    int testPercent = drawn.between(1, Math.min(98, 100 - trainPercent));
    Split split =
        Split.of(
            new SplitRule.Fractions(trainPercent / 100.0, testPercent / 100.0),
            SeriesSet.of(undated("a", rows)));

    assertEquals(0, split.train("a").from());
    assertEquals(split.train("a").to(), split.validation("a").from());
    assertEquals(split.validation("a").to(), split.test("a").from());
    assertEquals(rows, split.test("a").to());
    assertEquals(rows * trainPercent / 100, split.train("a").size());
    assertEquals(rows * testPercent / 100, split.test("a").size());
  }

  /** Rows of the price files and the row at which their test split must begin, N - int(0.2 N). */
  @ParameterizedTest
  @CsvSource({"2519,2016,1763", "2335,1868,1634", "9235,7388,6464", "966,773,676", "100,80,70"})
  void fractionsCountRowsAsTheProtocolsDo(int rows, int testFrom, int trainRows) {
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), SeriesSet.of(undated("a", rows)));

    assertEquals(new RowRange(0, trainRows), split.train("a"));
    assertEquals(new RowRange(testFrom, rows), split.test("a"));
  }

  @Test
  void fractionsAreExactDecimals() {
    Split split = Split.of(new SplitRule.Fractions(0.29, 0.57), SeriesSet.of(undated("a", 100)));

    assertEquals(29, split.train("a").size());
    assertEquals(57, split.test("a").size());
  }

  @RandomCases
  void noTrainingRowOfASeriesIsAsLateAsATestRowOfAnother(RandomCase drawn) {
    List<Integer> starts = drawn.list(1, 5, () -> drawn.between(0, 300));
    int length = drawn.between(1, 400);
    List<TimeSeries> series =
        IntStream.range(0, starts.size())
            .mapToObj(i -> dated("s" + i, starts.get(i), length))
            .toList();
    SeriesSet set = new SeriesSet(series);

    Split split = Split.of(new SplitRule.Fractions(0.6, 0.2), set);

    for (TimeSeries one : set) {
      for (TimeSeries other : set) {
        assertTrue(ordered(one, split.train(one.id()), other, split.validation(other.id())));
        assertTrue(ordered(one, split.train(one.id()), other, split.test(other.id())));
        assertTrue(ordered(one, split.validation(one.id()), other, split.test(other.id())));
      }
    }
  }

  @Test
  void seriesOfEqualTimesAreCutAtEqualRows() {
    SeriesSet set = SeriesSet.of(dated("a", 0, 50), dated("b", 0, 50));

    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), set);

    assertEquals(new RowRange(0, 35), split.train("a"));
    assertEquals(split.test("a"), split.test("b"));
  }

  @Test
  void aSeriesThatBeginsLateHasFewerTrainingRows() {
    SeriesSet set = SeriesSet.of(dated("old", 0, 100), dated("young", 60, 40));

    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), set);

    assertEquals(new RowRange(0, 10), split.train("young"));
    assertEquals(new RowRange(20, 40), split.test("young"));
    assertEquals(
        set.get("old").time().at(split.test("old").from()),
        set.get("young").time().at(split.test("young").from()));
  }

  @Test
  void rowsAreCountedFromTheFirstAndTheRestIsNotUsed() {
    Split split =
        Split.of(new SplitRule.Rows(8640, 2880, 2880), SeriesSet.of(undated("a", 17_420)));

    assertEquals(new RowRange(0, 8640), split.train("a"));
    assertEquals(new RowRange(8640, 11_520), split.validation("a"));
    assertEquals(new RowRange(11_520, 14_400), split.test("a"));
    assertTrue(
        message(() -> Split.of(new SplitRule.Rows(50, 25, 26), SeriesSet.of(undated("a", 100))))
            .contains("at most 100 rows together, found 101"));
  }

  @Test
  void datesBelongToTheSplitThatTheyBegin() {
    SplitRule rule = new SplitRule.Dates(START.plusDays(60), START.plusDays(80), null);
    SplitRule ended =
        new SplitRule.Dates(START.plusDays(60), START.plusDays(80), START.plusDays(90));
    SeriesSet set = SeriesSet.of(dated("a", 0, 100));

    assertEquals(new RowRange(0, 60), Split.of(rule, set).train("a"));
    assertEquals(new RowRange(60, 80), Split.of(rule, set).validation("a"));
    assertEquals(new RowRange(80, 100), Split.of(rule, set).test("a"));
    assertEquals(new RowRange(80, 90), Split.of(ended, set).test("a"));
    assertTrue(
        message(() -> Split.of(rule, SeriesSet.of(undated("a", 100))))
            .contains("needs a column of dates"));
  }

  @Test
  void tooFewRowsForAWindowAreRefusedWithTheNumbers() {
    SeriesSet set = SeriesSet.of(undated("a", 100));
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), set);

    split.requireWindows(set, 60, 10);
    String message = message(() -> split.requireWindows(set, 60, 11));
    assertTrue(message.contains("the train split has 70"), message);
    assertTrue(message.contains("needs at least 71"), message);
    assertTrue(message.contains("the validation split has 10"), message);
    assertEquals(2, message.lines().count());
  }

  @Test
  void aTargetThatChangesOnlyAfterTheTrainingRowsIsRefused() {
    double[] values = IntStream.range(0, 100).mapToDouble(row -> row < 70 ? 5 : row).toArray();
    SeriesSet set =
        SeriesSet.of(new TimeSeries("a", TimeLine.ofRows(100), "y", Map.of("y", values)));
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), set);

    assertTrue(message(() -> split.requireWindows(set, 5, 1)).contains("never changes"));
  }

  @Test
  void rulesThatCannotBeAreRefused() {
    assertThrows(InvalidSettingException.class, () -> new SplitRule.Fractions(0.9, 0.2));
    assertThrows(InvalidSettingException.class, () -> new SplitRule.Fractions(Double.NaN, 0.2));
    assertThrows(InvalidSettingException.class, () -> new SplitRule.Fractions(0.7, 0));
    assertThrows(InvalidSettingException.class, () -> new SplitRule.Rows(0, 1, 1));
    assertThrows(
        InvalidSettingException.class,
        () -> new SplitRule.Dates(START.plusDays(2), START.plusDays(1), null));
    assertEquals(0.3, new SplitRule.Fractions(0.7, 0.3).test());
  }

  private static boolean ordered(
      TimeSeries earlier, RowRange rows, TimeSeries later, RowRange laterRows) {
    return rows.size() == 0
        || laterRows.size() == 0
        || earlier.time().at(rows.to() - 1).isBefore(later.time().at(laterRows.from()));
  }

  private static String message(Executable refused) {
    return String.valueOf(assertThrows(InvalidInputException.class, refused).getMessage());
  }

  private static TimeSeries undated(String id, int rows) {
    return series(id, TimeLine.ofRows(rows));
  }

  private static TimeSeries dated(String id, int firstDay, int rows) {
    return series(
        id,
        TimeLine.ofDates(
            IntStream.range(firstDay, firstDay + rows).mapToObj(START::plusDays).toList()));
  }

  private static TimeSeries series(String id, TimeLine time) {
    double[] values = IntStream.range(0, time.size()).asDoubleStream().toArray();
    return new TimeSeries(id, time, "y", Map.of("y", values));
  }

  @Test
  void allSeriesThatAreTooShortAreCountedAndTheFirstTwentyFaultsTold() {
    List<TimeSeries> list = new ArrayList<>();
    list.add(dated("long", 0, 100));
    IntStream.range(10, 60).forEach(i -> list.add(dated("s" + i, 65, 35)));
    SeriesSet set = new SeriesSet(list);
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), set);

    // 5 of the 35 late rows are before row 70, where the training rows end.
    String message = message(() -> split.requireWindows(set, 5, 1));

    List<String> lines = message.lines().toList();
    assertTrue(lines.get(0).startsWith("50 of 51 series cannot be used: 50 faults"), message);
    assertEquals(21, lines.size());
    for (int i = 0; i < 20; i++) {
      assertTrue(lines.get(i + 1).startsWith("series s" + (10 + i) + ": the train split has 5 of"));
    }
  }
}

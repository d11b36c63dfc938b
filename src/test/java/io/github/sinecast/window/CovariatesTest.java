package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Statics;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CovariatesTest {
  private static final int ROWS = 12;

  private static final Covariates ALL =
      Covariates.NONE
          .withPast(List.of("seen", "mood"))
          .withKnown(List.of("load", "event"))
          .withOfSeries(List.of("kind", "size"))
          .withCategory(List.of("mood", "event", "kind"))
          .withCalendar(List.of(CalendarFeature.WEEKDAY))
          .withScaling(Scaling.NONE)
          .withVocabulary(
              Map.of(
                  "mood", List.of("m0", "m1"),
                  "event", List.of("e0", "e1", "e2"),
                  "kind", List.of("coast", "inland")))
          .withStaticScales(Map.of("size", new StaticScale(100, 10)));

  private static final WindowSpec SPEC =
      new WindowSpec(
              4,
              2,
              1,
              Target.LEVEL,
              List.of(new InputChannel.TargetLevel(Scaling.NONE)),
              new Patching(2, 2))
          .withCovariates(ALL);

  @Test
  void rowsToForecastHoldWhatIsKnownAheadAndZerosElsewhere() {
    TimeSeries series = series("a", ROWS + 2, 0);
    // target, seen, two moods, load, three events, seven weekdays
    assertEquals(15, SPEC.inputs().size());
    assertEquals(3, SPEC.tokens());
    assertEquals(2 * 15, SPEC.tokenWidth());
    SeriesScale scale = unscaled();
    Windows windows =
        new Windows(
            SPEC, SeriesSet.of(series), Map.of("a", new RowRange(0, ROWS)), Map.of("a", scale), 1);
    Batch batch = Examples.gathered(windows);
    for (int window = 0; window < windows.size(); window++) {
      int origin = 4 + window;
      float[] own = Arrays.copyOfRange(batch.inputs(), window * 6 * 15, (window + 1) * 6 * 15);
      assertArrayEquals(byDefinition(series, origin), own, "window " + window);
      assertArrayEquals(
          new float[] {1, 0, 2},
          Arrays.copyOfRange(batch.statics(), window * 3, window * 3 + 3),
          "coast, not inland, and (120 - 100) / 10");
    }
  }

  /** Row by row: a future row has nothing of the target and of what is only seen. */
  private static float[] byDefinition(TimeSeries series, int origin) {
    float[] expected = new float[6 * 15];
    for (int step = 0; step < 6; step++) {
      int row = origin - 4 + step;
      int at = step * 15;
      if (row < origin) {
        expected[at] = (float) series.target(row);
        expected[at + 1] = (float) series.value("seen", row);
        expected[at + 2 + row % 2] = 1;
      }
      expected[at + 4] = (float) series.ahead().value("load", row);
      expected[at + 5 + row % 3] = 1;
      expected[at + 8 + series.ahead().time().at(row).getDayOfWeek().getValue() - 1] = 1;
    }
    return expected;
  }

  @Test
  void theWindowOfAForecastIsThatOfTheSameOriginInTheRows() {
    TimeSeries series = series("a", ROWS + 2, 0);
    Batch one = new Batch(SPEC, 1);
    new ForecastInputs(SPEC, List.of(series.until(ROWS - 2)), List.of(unscaled())).write(0, one, 0);
    Windows windows =
        new Windows(
            SPEC,
            SeriesSet.of(series),
            Map.of("a", new RowRange(0, ROWS)),
            Map.of("a", unscaled()),
            1);
    Batch last = new Batch(SPEC, 1);
    windows.gather(new int[] {windows.size() - 1}, 0, last);
    assertArrayEquals(last.inputs(), one.inputs());
    assertArrayEquals(last.statics(), one.statics());
    assertEquals(last.firstStep(0), one.firstStep(0));
  }

  @Test
  void theFutureOfOtherColumnsChangesNoInputAndThatOfKnownOnesDoes() {
    TimeSeries series = series("a", ROWS + 2, 0);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columnNames()) {
      double[] values = series.values(name);
      Arrays.fill(values, 8, ROWS, 1e6);
      columns.put(name, values);
    }
    assertArrayEquals(inputs(series), inputs(series.withColumns(columns)));

    double[] load = series.ahead().values("load");
    load[9] += 1;
    float[] changed =
        inputs(
            series.with(
                new KnownAhead(
                    series.ahead().time(),
                    Map.of("load", load),
                    Map.of("event", series.ahead().texts("event")))));
    float[] was = inputs(series);
    int[] different =
        IntStream.range(0, was.length).filter(index -> was[index] != changed[index]).toArray();
    assertArrayEquals(new int[] {5 * 15 + 4}, different);
  }

  private static float[] inputs(TimeSeries series) {
    Batch batch = new Batch(SPEC, 1);
    new ForecastInputs(SPEC, List.of(series.until(8)), List.of(unscaled())).write(0, batch, 0);
    return batch.inputs();
  }

  @Test
  void aColumnThatWasNotDeclaredAsKnownIsNotReachedBehindTheCutoff() {
    TimeSeries series = series("a", ROWS + 2, 0);
    assertEquals(ROWS + 2, series.until(5).ahead().rows());
    assertThrows(InvalidInputException.class, () -> series.until(5).ahead().value("seen", 6));
    assertThrows(InvalidInputException.class, () -> series.until(5).ahead().value("y", 1));
    assertThrows(IndexOutOfBoundsException.class, () -> series.until(5).value("seen", 5));
    assertThrows(IndexOutOfBoundsException.class, () -> series.until(5).text("mood", 5));
  }

  @Test
  void aForecastWithoutTheRowsThatMustBeKnownIsRefused() {
    TimeSeries series = series("a", ROWS + 1, 0);
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () ->
                        new ForecastInputs(SPEC, List.of(series.history()), List.of(unscaled()))
                            .write(0, new Batch(SPEC, 1), 0))
                .getMessage());
    assertTrue(message.contains("give the 1 that lack"), message);
  }

  @Test
  void whatIsLeftOpenIsSettledByTheTrainingRowsAlone() {
    Covariates open =
        ALL.withVocabulary(Map.of()).withStaticScales(Map.of()).withScaling(Scaling.STANDARD);
    SeriesSet set = SeriesSet.of(series("a", ROWS, 0), series("b", ROWS, 1));
    Covariates settled =
        open.settled(set, Map.of("a", new RowRange(0, 2), "b", new RowRange(0, 1)));
    // Rows 0 and 1 of a, row 0 of b, whose events begin at e1.
    assertEquals(List.of("e0", "e1"), settled.vocabulary().get("event"));
    assertEquals(List.of("m0", "m1"), settled.vocabulary().get("mood"));
    assertEquals(List.of("coast", "inland"), settled.vocabulary().get("kind"));
    // Sizes 120 and 140: mean 130, population standard deviation 10.
    assertEquals(new StaticScale(130, 10), settled.staticScales().get("size"));
    assertEquals(
        List.of("series a: 'event' has e2, which training never saw; read as unseen (index 0)"),
        settled.unseen(set.get("a"), 4));
  }

  @Test
  void anUnseenCategoryHasNoneOfTheNumbers() {
    WindowSpec spec =
        SPEC.withCovariates(
            ALL.withVocabulary(
                Map.of("mood", List.of("x"), "event", List.of("y"), "kind", List.of("z"))));
    Batch batch = new Batch(spec, 1);
    SeriesScale scale =
        new SeriesScale(
            FittedScaler.IDENTITY,
            spec.inputs().stream().map(input -> FittedScaler.IDENTITY).toList());
    new ForecastInputs(spec, List.of(series("a", ROWS + 2, 0).until(8)), List.of(scale))
        .write(0, batch, 0);
    int inputs = spec.inputs().size();
    for (int row = 0; row < 6; row++) {
      assertEquals(0, batch.inputs()[row * inputs + 2], "mood");
      assertEquals(0, batch.inputs()[row * inputs + 4], "event");
    }
    assertEquals(0, batch.statics()[0]);
  }

  @Test
  void calendarFeaturesAreThoseOfTheDate() {
    TimeLine hours =
        TimeLine.ofEpochSeconds(
                IntStream.range(0, 60)
                    .mapToLong(
                        hour ->
                            LocalDateTime.of(2024, 3, 28, 18, 0)
                                .plusHours(hour)
                                .toEpochSecond(ZoneOffset.UTC))
                    .toArray())
            .tradingOn(day -> day.getDayOfWeek().getValue() < 6)
            .withHolidays(LocalDate.of(2024, 3, 29)::equals);
    assertEquals(-1, CalendarFeature.HOUR.value(hours, 0, 0), 1e-12, "six in the evening");
    assertEquals(0, CalendarFeature.HOUR.value(hours, 0, 1), 1e-12);
    assertEquals(1, CalendarFeature.WEEKDAY.value(hours, 0, 3), "a Thursday");
    assertEquals(0, CalendarFeature.WEEKDAY.value(hours, 6, 3));
    assertEquals(
        Math.sin(Math.PI / 3),
        CalendarFeature.MONTH.value(hours, 0, 0),
        1e-12,
        "March is two of twelve months on");
    assertEquals(0, CalendarFeature.HOLIDAY.value(hours, 5, 0));
    assertEquals(1, CalendarFeature.HOLIDAY.value(hours, 6, 0), "Good Friday");
    assertEquals(0, CalendarFeature.HOLIDAY.value(hours, 31, 0));
    assertEquals(0, CalendarFeature.LAST_TRADING_DAY.value(hours, 0, 0));
    assertEquals(1, CalendarFeature.LAST_TRADING_DAY.value(hours, 6, 0), "the last weekday");
    assertEquals(Math.log(1 / 24.0), CalendarFeature.DAYS_SINCE_LAST_ROW.value(hours, 1, 0), 1e-12);
    TimeLine days = TimeLine.ofDates(List.of(LocalDate.of(2024, 3, 28), LocalDate.of(2024, 4, 2)));
    assertEquals(
        1,
        CalendarFeature.HOLIDAY.value(days.withHolidays(LocalDate.of(2024, 4, 1)::equals), 1, 0),
        "the first row after a holiday");
    assertThrows(InvalidInputException.class, () -> CalendarFeature.HOLIDAY.value(days, 1, 0));
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    assertRefused("known", () -> ALL.withKnown(List.of("seen")));
    assertRefused("category", () -> ALL.withCategory(List.of("elsewhere")));
    assertRefused("horizon", () -> SPEC.withPatch(new Patching(4, 4)));
  }

  private static void assertRefused(String setting, Runnable refused) {
    assertEquals(setting, assertThrows(InvalidSettingException.class, refused::run).setting());
  }

  private static SeriesScale unscaled() {
    return new SeriesScale(
        FittedScaler.IDENTITY, SPEC.inputs().stream().map(input -> FittedScaler.IDENTITY).toList());
  }

  /** A series of {@value #ROWS} days that knows its load and its events for some rows. */
  private static TimeSeries series(String id, int knownRows, int firstEvent) {
    LocalDate monday = LocalDate.of(2024, 1, 1);
    TimeLine known =
        TimeLine.ofDates(IntStream.range(0, knownRows).mapToObj(monday::plusDays).toList());
    TimeLine time = TimeLine.ofDates(IntStream.range(0, ROWS).mapToObj(monday::plusDays).toList());
    return new TimeSeries(
            id,
            time,
            "y",
            Map.of(
                "y", numbers(ROWS, 1),
                "seen", numbers(ROWS, 10)))
        .withCategories(Map.of("mood", texts("m", ROWS, 2, 0)))
        .with(
            new KnownAhead(
                known,
                Map.of("load", numbers(knownRows, 100)),
                Map.of("event", texts("e", knownRows, 3, firstEvent))))
        .with(
            new Statics(
                Map.of("size", 120.0 + 20 * firstEvent),
                Map.of("kind", firstEvent == 0 ? "coast" : "inland")));
  }

  private static double[] numbers(int rows, double first) {
    return IntStream.range(0, rows).mapToDouble(row -> first + row).toArray();
  }

  private static String[] texts(String stem, int rows, int values, int first) {
    return IntStream.range(0, rows)
        .mapToObj(row -> stem + (row + first) % values)
        .toArray(String[]::new);
  }
}

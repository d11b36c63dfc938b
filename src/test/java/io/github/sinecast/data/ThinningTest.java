package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
  private static final int DAYS = 4000;

  private static final DataReport REPORT =
      new DataReport(
          "S.csv",
          Layout.SINGLE,
          null,
          true,
          null,
          null,
          null,
          List.of("value"),
          Map.of(),
          List.of(),
          GapPolicy.REFUSE,
          List.of(),
          List.of());

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5})
  void aShareOfTheDaysIsLeftOutAndTheOthersStayAsTheyAre(double share) {
    TimeSeries left = thinned(daily(), share, 1);
    // The standard deviation of a share over n days is at most 1 / (2 sqrt(n)); four of them.
    assertEquals(1 - share, left.length() / (double) DAYS, 4 / (2 * Math.sqrt(DAYS)));
    for (int row = 0; row < left.length(); row++) {
      assertEquals((double) left.time().at(row).toLocalDate().toEpochDay(), left.target(row));
    }
  }

  @Test
  void theSeedAloneChoosesAndALargerShareLeavesOutMoreOfTheSame() {
    assertEquals(days(thinned(daily(), 0.3, 1)), days(thinned(daily(), 0.3, 1)));
    assertNotEquals(days(thinned(daily(), 0.3, 1)), days(thinned(daily(), 0.3, 2)));
    assertTrue(days(thinned(daily(), 0.3, 1)).containsAll(days(thinned(daily(), 0.5, 1))));
  }

  @Test
  void aDayGoesWithAllItsRows() {
    TimeLine hours =
        TimeLine.ofEpochSeconds(LongStream.range(0, 240).map(hour -> 3600 * hour).toArray());
    TimeSeries left = thinned(series(hours), 0.5, 1);
    assertTrue(left.length() > 0 && left.length() < 240 && left.length() % 24 == 0);
  }

  @Test
  void nothingIsLeftOutWhereNothingIsSaid() {
    LoadedSeries loaded = new LoadedSeries(SeriesSet.of(daily()), REPORT);
    assertSame(loaded, new Thinning(0, 1).of(loaded));
  }

  @Test
  void theReportSaysHowManyRowsWereLeftOut() {
    LoadedSeries left = new Thinning(0.5, 1).of(new LoadedSeries(SeriesSet.of(daily()), REPORT));
    String all = String.join("\n", left.report().lines());
    int gone = DAYS - left.series().get("S").length();
    assertTrue(all.contains("left out " + gone + " of 4000 rows of S at random"), all);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void aShareThatIsNoneIsRefused(double share) {
    assertThrows(InvalidSettingException.class, () -> new Thinning(share, 1));
  }

  private static TimeSeries thinned(TimeSeries series, double share, long seed) {
    return new Thinning(share, seed)
        .of(new LoadedSeries(SeriesSet.of(series), REPORT))
        .series()
        .get("S");
  }

  private static Set<Double> days(TimeSeries series) {
    Set<Double> days = new TreeSet<>();
    for (double day : series.targetValues()) {
      days.add(day);
    }
    return days;
  }

  /** Each value is the number of its day. */
  private static TimeSeries daily() {
    return series(
        TimeLine.ofDates(IntStream.range(0, DAYS).mapToObj(LocalDate::ofEpochDay).toList()));
  }

  private static TimeSeries series(TimeLine line) {
    double[] values =
        IntStream.range(0, line.size())
            .mapToDouble(row -> line.at(row).toLocalDate().toEpochDay())
            .toArray();
    return new TimeSeries("S", line, "value", Map.of("value", values));
  }
}

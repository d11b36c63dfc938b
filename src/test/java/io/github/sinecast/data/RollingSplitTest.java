package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingSplitTest {
  /** Of 100 rows 60 train, 15 validate and 25 test. */
  private static final SplitRule RULE = new SplitRule.Rows(60, 15, 25);

  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "3, 4, true",
    "3, 4, false",
    "5, 7, false",
    "25, 4, true",
    "2, 90, true"
  })
  void foldsOfOneSeriesAreThoseOfANaiveLoop(int horizon, int every, boolean slides) {
    SeriesSet set = SeriesSet.of(series("S", days(0, 100, 1)));
    List<Fold> folds = Split.rolling(RULE, set, horizon, every, slides);
    int fold = 0;
    for (int origin = 75; origin <= 100 - horizon; origin += every) {
      Fold found = folds.get(fold++);
      int last = Math.min(origin + every - 1, 100 - horizon);
      assertEquals(new RowRange(origin, last + 1), found.origins().get("S"));
      assertEquals(new RowRange(origin - 15, origin), found.split().validation("S"));
      assertEquals(new RowRange(slides ? origin - 75 : 0, origin - 15), found.split().train("S"));
      assertEquals(new RowRange(origin, 100), found.split().test("S"));
    }
    assertEquals(fold, folds.size());
  }

  @Test
  void noFoldLearnsFromADayOfAnOriginInAnySeriesAndEveryOriginIsForecastOnce() {
    TimeSeries everyDay = series("A", days(0, 100, 1));
    TimeSeries everyThird = series("B", days(20, 30, 3));
    SeriesSet set = SeriesSet.of(everyDay, everyThird);
    List<Fold> folds = Split.rolling(RULE, set, 2, 6, false);
    for (TimeSeries one : set) {
      RowRange test = Split.of(RULE, set).test(one.id());
      List<Integer> origins = new ArrayList<>();
      for (Fold fold : folds) {
        RowRange block = fold.origins().get(one.id());
        IntStream.range(block.from(), block.to()).forEach(origins::add);
        for (TimeSeries other : set) {
          RowRange learned = fold.split().validation(other.id());
          if (block.size() > 0) {
            assertTrue(
                other.time().epochSecond(learned.to() - 1) < one.time().epochSecond(block.from()));
          }
        }
      }
      assertEquals(IntStream.range(test.from(), test.to() - 1).boxed().toList(), origins);
    }
  }

  @Test
  void theLastWindowHoldsOutAsManyRowsAsTheHorizon() {
    SeriesSet set = SeriesSet.of(series("S", days(0, 100, 1)));
    Split split = Split.lastWindow(RULE, set, 4);
    assertEquals(new RowRange(96, 100), split.test("S"));
    assertEquals(new RowRange(81, 96), split.validation("S"));
    assertEquals(new RowRange(0, 81), split.train("S"));
  }

  private static TimeSeries series(String id, List<LocalDate> days) {
    double[] values = IntStream.range(0, days.size()).mapToDouble(row -> row % 7).toArray();
    return new TimeSeries(id, TimeLine.ofDates(days), "y", Map.of("y", values));
  }

  private static List<LocalDate> days(int first, int count, int step) {
    return IntStream.range(0, count)
        .mapToObj(row -> LocalDate.of(2020, 1, 1).plusDays(first + (long) row * step))
        .toList();
  }
}

package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InParallelTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();

  @Test
  void answersHaveTheOrderOfTheThings() {
    for (int threads : new int[] {1, 2, 7}) {
      assertEquals(
          NUMBERS.stream().map(number -> number * number).toList(),
          InParallel.with(threads, () -> InParallel.map(NUMBERS, number -> number * number)));
    }
  }

  @Test
  void theFirstFailureInOrderIsThrown() {
    for (int threads : new int[] {1, 2, 7}) {
      InvalidInputException thrown =
          assertThrows(
              InvalidInputException.class,
              () ->
                  InParallel.with(
                      threads, () -> InParallel.map(NUMBERS, number -> failing(number))));
      assertEquals("number 300", thrown.getMessage());
    }
  }

  private static int failing(int number) {
    if (number >= 300) {
      throw new InvalidInputException("number " + number);
    }
    return number;
  }

  @Test
  void noMoreThreadsWorkThanAreAllowed() {
    for (int threads : new int[] {1, 3}) {
      Map<Thread, Boolean> seen = new ConcurrentHashMap<>();
      InParallel.with(
          threads,
          () ->
              InParallel.map(
                  NUMBERS,
                  number ->
                      InParallel.map(
                          List.of(1, 2), inner -> seen.put(Thread.currentThread(), true) == null)));
      assertEquals(true, seen.size() <= threads);
    }
  }

  @Test
  void seriesWithoutRowsAreLeftOut() {
    TimeSeries a = series("a");
    TimeSeries b = series("b");
    TimeSeries c = series("c");
    Map<String, RowRange> rows = Map.of("c", new RowRange(0, 2), "a", new RowRange(1, 2));
    assertEquals(
        List.of("a", "c"),
        List.copyOf(
            InParallel.bySeries(SeriesSet.of(a, b, c), rows, (one, range) -> range.size())
                .keySet()));
  }

  private static TimeSeries series(String id) {
    return new TimeSeries(id, TimeLine.ofRows(2), "y", Map.of("y", new double[] {1, 2}));
  }
}

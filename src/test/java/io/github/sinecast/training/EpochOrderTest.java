package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sinecast.RowRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an epoch must hold, counted window by window. */
class EpochOrderTest {
  private static final List<RowRange> SERIES =
      List.of(new RowRange(0, 100), new RowRange(100, 107), new RowRange(107, 150));

  private final EpochOrder.Balanced balanced = new EpochOrder.Balanced(SERIES);

  @Test
  void eachSeriesHasAsManyWindowsWhateverItsLength() {
    int[] order = balanced.next(new SplittableRandom(1));

    assertEquals(balanced.size(), order.length);
    for (RowRange own : SERIES) {
      assertEquals(50, Arrays.stream(order).filter(own::contains).count());
    }
  }

  @Test
  void anyBatchHasNeighbouringNumbersOfWindowsOfEachSeries() {
    int[] order = balanced.next(new SplittableRandom(1));

    for (int from = 0; from < order.length; from += SERIES.size()) {
      int[] round = Arrays.copyOfRange(order, from, from + SERIES.size());
      for (RowRange own : SERIES) {
        assertEquals(1, Arrays.stream(round).filter(own::contains).count());
      }
    }
  }

  @Test
  void aShortSeriesGivesEachWindowAsOftenAsAnotherButForOne() {
    Map<Integer, Integer> counts = new HashMap<>();
    Arrays.stream(balanced.next(new SplittableRandom(1)))
        .filter(SERIES.get(1)::contains)
        .forEach(window -> counts.merge(window, 1, Integer::sum));

    assertEquals(7, counts.size());
    assertEquals(Set.of(7, 8), Set.copyOf(counts.values()));
  }

  @Test
  void aLongSeriesGivesNoWindowTwiceAndOthersInTheNextEpoch() {
    SplittableRandom random = new SplittableRandom(1);
    int[] first = ofLong(balanced.next(random));
    int[] second = ofLong(balanced.next(random));

    assertEquals(first.length, Arrays.stream(first).distinct().count());
    assertFalse(Arrays.equals(first, second));
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    int[] order = balanced.next(new SplittableRandom(5));

    assertArrayEquals(order, balanced.next(new SplittableRandom(5)));
    assertFalse(Arrays.equals(order, balanced.next(new SplittableRandom(6))));
  }

  @Test
  void withoutBalanceEveryWindowIsThereOnce() {
    int[] order = new EpochOrder.EachOnce(150).next(new SplittableRandom(1));

    assertArrayEquals(IntStream.range(0, 150).toArray(), Arrays.stream(order).sorted().toArray());
  }

  private static int[] ofLong(int[] order) {
    return Arrays.stream(order).filter(SERIES.get(0)::contains).sorted().toArray();
  }
}

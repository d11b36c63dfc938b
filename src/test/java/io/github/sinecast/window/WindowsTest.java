package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.window.oracle.NaiveLoopWindows;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
  /** A float has 24 bits; the numbers before the cast differ by less. */
  private static final double FLOAT_ROUNDING = 1.0 / (1 << 23);

  private static final Patching PATCHES = new Patching(4, 3);

  private static final List<InputChannel> LEVEL =
      List.of(new InputChannel.TargetLevel(Scaling.STANDARD));

  private static final SeriesScale IDENTITY =
      new SeriesScale(FittedScaler.IDENTITY, List.of(FittedScaler.IDENTITY));

  @ParameterizedTest
  @EnumSource
  void windowsOfManySeriesHoldWhatTheNaiveLoopWritesOut(Target target) {
    WindowSpec spec = new WindowSpec(10, 3, 1, target, Examples.ALL_CHANNELS, PATCHES);
    SeriesSet set =
        SeriesSet.of(
            Examples.prices("long", 60, 1),
            Examples.prices("short", 14, 2),
            Examples.prices("long too", 47, 3));
    Map<String, RowRange> training = new HashMap<>();
    training.put("long", new RowRange(0, 30));
    training.put("short", new RowRange(0, 12));
    training.put("long too", new RowRange(0, 25));
    Map<String, RowRange> rows = new HashMap<>();
    rows.put("long", new RowRange(28, 55));
    rows.put("short", new RowRange(0, 14));
    rows.put("long too", new RowRange(5, 47));
    for (int stride : new int[] {1, 2, 5, 100}) {
      Windows windows = new Windows(spec, set, rows, Examples.scales(spec, set, training), stride);
      assertSame(NaiveLoopWindows.all(spec, set, training, rows, stride), set, windows);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPatchIsOneTokenOrOneForEachChannelInTheirOrder(ChannelTokens channels) {
    InputChannel level = new InputChannel.TargetLevel(Scaling.NONE);
    InputChannel other = new InputChannel.Column("other", Scaling.NONE);
    WindowSpec spec =
        new WindowSpec(4, 1, 1, Target.LEVEL, List.of(level, other), new Patching(2, 2, channels));
    SeriesSet set =
        SeriesSet.of(
            new TimeSeries(
                "a",
                TimeLine.ofRows(5),
                "y",
                Map.of(
                    "y",
                    new double[] {1, 2, 3, 4, 5},
                    "other",
                    new double[] {10, 20, 30, 40, 50})));
    SeriesScale scale =
        new SeriesScale(
            FittedScaler.IDENTITY, List.of(FittedScaler.IDENTITY, FittedScaler.IDENTITY));
    Windows windows =
        new Windows(spec, set, Map.of("a", new RowRange(0, 5)), Map.of("a", scale), 1);
    boolean apart = channels == ChannelTokens.APART;
    assertEquals(2, spec.steps());
    assertEquals(apart ? 2 : 1, spec.variates());
    assertEquals(apart ? 4 : 2, spec.tokens());
    assertEquals(apart ? 2 : 4, spec.tokenWidth());
    assertArrayEquals(
        apart ? new float[] {1, 2, 10, 20, 3, 4, 30, 40} : new float[] {1, 10, 2, 20, 3, 30, 4, 40},
        Examples.gathered(windows).inputs());
    assertEquals(1, Examples.gathered(windows).firstStep(0));
  }

  @Test
  void aWindowIsTheSameWhereverItStandsInABatch() {
    WindowSpec spec = new WindowSpec(5, 2, 1, Target.DIFFERENCE, LEVEL, Patching.POINTS);
    Windows windows = windows(spec, 40, new RowRange(0, 40), 1);
    Batch all = Examples.gathered(windows);
    int[] order = {7, 3, 3, 0, windows.size() - 1};
    Batch some = new Batch(spec, 3);
    windows.gather(order, 2, some);
    for (int place = 0; place < 3; place++) {
      int window = order[2 + place];
      assertArrayEquals(
          Arrays.copyOfRange(all.inputs(), window * 5, window * 5 + 5),
          Arrays.copyOfRange(some.inputs(), place * 5, place * 5 + 5));
      assertArrayEquals(
          Arrays.copyOfRange(all.targets(), window * 2, window * 2 + 2),
          Arrays.copyOfRange(some.targets(), place * 2, place * 2 + 2));
    }
  }

  /** Each value says its series and row, so that a window says which rows it holds. */
  @RandomCases(300)
  void windowsOfASplitAreCompleteDisjointAndOrdered(RandomCase drawn) {
    int lookback = drawn.between(1, 9);
    int horizon = drawn.between(1, 6);
    int stride = drawn.between(1, 4);
    SeriesSet set = selfNaming(drawn.list(1, 4, () -> drawn.between(0, 60)));
    int trainingPercent = drawn.between(0, 100);
    int validationPercent = drawn.between(0, 100);
    Map<String, SeriesScale> scales = new HashMap<>();
    set.forEach(series -> scales.put(series.id(), IDENTITY));
    WindowSpec spec = new WindowSpec(lookback, horizon, 1, Target.LEVEL, LEVEL, Patching.POINTS);
    Set<Integer> targetsOfEarlierParts = new HashSet<>();
    for (int part = 0; part < 3; part++) {
      Map<String, RowRange> rows = new HashMap<>();
      List<Integer> expected = new ArrayList<>();
      for (TimeSeries series : set) {
        int validation = series.length() * trainingPercent / 100;
        int test = validation + (series.length() - validation) * validationPercent / 100;
        int[] bounds = {0, validation, test, series.length()};
        RowRange range = new RowRange(bounds[part], bounds[part + 1]);
        rows.put(series.id(), range);
        for (int origin = Math.max(range.from(), lookback);
            origin + horizon <= range.to();
            origin += stride) {
          expected.add((int) series.target(origin));
        }
      }
      if (expected.isEmpty()) {
        assertThrows(
            InvalidInputException.class, () -> new Windows(spec, set, rows, scales, stride));
      } else {
        Batch batch = Examples.gathered(new Windows(spec, set, rows, scales, stride));
        assertEquals(expected, origins(batch, spec));
        for (float target : batch.targets()) {
          assertFalse(targetsOfEarlierParts.contains((int) target), "row " + target);
        }
        for (float target : batch.targets()) {
          targetsOfEarlierParts.add((int) target);
        }
      }
    }
  }

  @RandomCases(25)
  void anyPatchesAndStridesHoldWhatTheNaiveLoopWritesOut(RandomCase drawn) {
    int patchLength = drawn.between(1, 5);
    int patchStride = drawn.between(1, patchLength);
    int morePatches = drawn.between(0, 4);
    int horizon = drawn.between(1, 3);
    int stride = drawn.between(1, 4);
    Target target = drawn.oneOf(Target.values());
    long seed = drawn.whole();
    Patching patch = new Patching(patchLength, patchStride, drawn.oneOf(ChannelTokens.values()));
    int lookback = patchLength + morePatches * patchStride;
    WindowSpec spec = new WindowSpec(lookback, horizon, 1, target, Examples.ALL_CHANNELS, patch);
    assertEquals(1 + morePatches, spec.steps());
    SeriesSet set = SeriesSet.of(Examples.prices("a", 45, seed), Examples.prices("b", 40, ~seed));
    Map<String, RowRange> training = Examples.rows(set, new RowRange(0, 20));
    Map<String, RowRange> rows = Examples.rows(set, new RowRange(10, 38));
    Windows windows = new Windows(spec, set, rows, Examples.scales(spec, set, training), stride);
    assertSame(NaiveLoopWindows.all(spec, set, training, rows, stride), set, windows);
  }

  @Test
  void rowsAfterTheRangeAreNeverLookedAt() {
    WindowSpec spec = new WindowSpec(10, 3, 1, Target.LOG_RETURN, Examples.ALL_CHANNELS, PATCHES);
    TimeSeries series = Examples.prices("a", 80, 5);
    Map<String, RowRange> training = Map.of("a", new RowRange(0, 30));
    Map<String, RowRange> rows = Map.of("a", new RowRange(30, 50));
    SeriesSet known = SeriesSet.of(series);
    SeriesSet changed = SeriesSet.of(Examples.changedFrom(50, series));
    Windows before = new Windows(spec, known, rows, Examples.scales(spec, known, training), 1);
    Windows after = new Windows(spec, changed, rows, Examples.scales(spec, changed, training), 1);
    assertArrayEquals(Examples.gathered(before).inputs(), Examples.gathered(after).inputs());
    assertArrayEquals(Examples.gathered(before).targets(), Examples.gathered(after).targets());

    // One row earlier does count.
    SeriesSet nearer = SeriesSet.of(Examples.changedFrom(49, series));
    Windows other = new Windows(spec, nearer, rows, Examples.scales(spec, nearer, training), 1);
    assertFalse(
        Arrays.equals(Examples.gathered(before).targets(), Examples.gathered(other).targets()));
  }

  @Test
  void theInputsOfAWindowKnowNothingFromItsOriginOn() {
    WindowSpec spec = new WindowSpec(10, 3, 1, Target.LOG_RETURN, Examples.ALL_CHANNELS, PATCHES);
    TimeSeries series = Examples.prices("a", 80, 5);
    Map<String, RowRange> training = Map.of("a", new RowRange(0, 30));
    Map<String, RowRange> rows = Map.of("a", new RowRange(30, 60));
    SeriesSet known = SeriesSet.of(series);
    Map<String, SeriesScale> scales = Examples.scales(spec, known, training);
    Batch before = Examples.gathered(new Windows(spec, known, rows, scales, 1));
    int width = spec.tokens() * spec.tokenWidth();
    for (int origin = 30; origin + 3 <= 60; origin++) {
      SeriesSet changed = SeriesSet.of(Examples.changedFrom(origin, series));
      Batch after = Examples.gathered(new Windows(spec, changed, rows, scales, 1));
      int end = (origin - 30 + 1) * width;
      assertArrayEquals(Arrays.copyOf(before.inputs(), end), Arrays.copyOf(after.inputs(), end));
      int next = Math.min(end + width, before.inputs().length);
      assertEquals(
          next == end,
          Arrays.equals(before.inputs(), 0, next, after.inputs(), 0, next),
          "the next window must see the changed row " + origin);
    }
  }

  /** What is held is counted by walking over all arrays that a view can reach. */
  @Test
  void memoryGrowsWithTheRowsAndNotWithTheWindows() throws IllegalAccessException {
    WindowSpec few = new WindowSpec(500, 400, 1, Target.LEVEL, LEVEL, Patching.POINTS);
    WindowSpec many = new WindowSpec(500, 1, 1, Target.LEVEL, LEVEL, Patching.POINTS);
    Windows one = windows(few, 1000, new RowRange(0, 1000), 100);
    Windows all = windows(many, 1000, new RowRange(0, 1000), 1);
    assertEquals(2, one.size());
    assertEquals(500, all.size());
    assertEquals(numbersHeld(one), numbersHeld(all));
    // The series' own 6 columns and its one scaled channel.
    assertTrue(numbersHeld(all) < 7 * 1000 + 100, "held " + numbersHeld(all));
  }

  @Test
  void aRangeInWhichNoWindowFitsIsRefusedWithTheRowsNeeded() {
    WindowSpec spec = new WindowSpec(10, 3, 1, Target.LOG_RETURN, Examples.ALL_CHANNELS, PATCHES);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> windows(spec, 40, new RowRange(30, 32), 1));
    assertTrue(refusal.getMessage().contains("11 rows of history"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("3 rows to forecast"), refusal.getMessage());
    assertEquals(1, windows(spec, 40, new RowRange(30, 33), 1).size());
    assertEquals(1, windows(spec, 40, new RowRange(0, 14), 1).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 31})
  void aWindowThatIsNotThereIsRefused(int window) {
    WindowSpec spec = new WindowSpec(8, 2, 1, Target.LEVEL, LEVEL, Patching.POINTS);
    Windows windows = windows(spec, 40, new RowRange(0, 40), 1);
    assertEquals(31, windows.size());
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> windows.gather(new int[] {window}, 0, new Batch(spec, 1)));
  }

  @Test
  void aSeriesOfWhichNothingIsKnownIsRefused() {
    WindowSpec spec = new WindowSpec(8, 2, 1, Target.LEVEL, LEVEL, Patching.POINTS);
    SeriesSet set = SeriesSet.of(Examples.prices("a", 40, 9));
    assertThrows(
        IllegalArgumentException.class, () -> new Windows(spec, set, Map.of(), Map.of(), 1));
  }

  /** Series whose value in row r is 1000 times their number plus r. */
  private static SeriesSet selfNaming(List<Integer> lengths) {
    List<TimeSeries> list = new ArrayList<>();
    for (int length : lengths) {
      double[] values = new double[length];
      int first = 1000 * list.size();
      Arrays.setAll(values, row -> first + row);
      list.add(
          new TimeSeries("s" + list.size(), TimeLine.ofRows(length), "y", Map.of("y", values)));
    }
    return new SeriesSet(list);
  }

  private static Windows windows(WindowSpec spec, int rows, RowRange range, int stride) {
    SeriesSet set = SeriesSet.of(Examples.prices("a", rows, 9));
    Map<String, RowRange> training = Examples.rows(set, new RowRange(0, 20));
    return new Windows(spec, set, Map.of("a", range), Examples.scales(spec, set, training), stride);
  }

  /** The first target of each window, checked to follow on its inputs row by row. */
  private static List<Integer> origins(Batch batch, WindowSpec spec) {
    List<Integer> origins = new ArrayList<>();
    for (int window = 0; window < batch.windows(); window++) {
      int origin = (int) batch.targets()[window * spec.horizon()];
      for (int row = 0; row < spec.lookback(); row++) {
        float input = batch.inputs()[window * spec.lookback() + row];
        assertEquals(origin - spec.lookback() + row, input);
      }
      for (int step = 0; step < spec.horizon(); step++) {
        assertEquals(origin + step, batch.targets()[window * spec.horizon() + step]);
      }
      origins.add(origin);
    }
    return origins;
  }

  /** The numbers in all arrays that an object reaches, through our own classes and collections. */
  private static long numbersHeld(Object held) throws IllegalAccessException {
    return numbersHeld(held, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** Of what was not counted before; two references to one array hold its numbers once. */
  private static long numbersHeld(@Nullable Object held, Set<Object> counted)
      throws IllegalAccessException {
    if (held == null || !counted.add(held)) {
      return 0;
    }
    if (held.getClass().isArray() && held.getClass().getComponentType().isPrimitive()) {
      return Array.getLength(held);
    }
    long numbers = 0;
    if (held instanceof Iterable<?> all) {
      for (Object one : all) {
        numbers += numbersHeld(one, counted);
      }
    } else if (held instanceof Map<?, ?> map) {
      numbers = numbersHeld(map.values(), counted);
    } else if (held.getClass().getName().startsWith("io.github.sinecast.")
        && !(held instanceof Enum)) {
      for (Field field : held.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          numbers += numbersHeld(field.get(held), counted);
        }
      }
    }
    return numbers;
  }

  private static void assertSame(
      List<NaiveLoopWindows.Window> expected, SeriesSet set, Windows windows) {
    assertEquals(expected.size(), windows.size());
    Batch batch = Examples.gathered(windows);
    WindowSpec spec = windows.spec();
    int width = spec.tokens() * spec.tokenWidth();
    for (int window = 0; window < expected.size(); window++) {
      NaiveLoopWindows.Window naive = expected.get(window);
      String name = naive.series() + " at " + naive.origin();
      assertClose(naive.inputs(), batch.inputs(), window * width, name);
      assertClose(naive.targets(), batch.targets(), window * spec.horizon(), name);
      assertEquals(set.get(naive.series()).time(), batch.timeLine(window), name);
      assertEquals(naive.firstStep(), batch.firstStep(window), name);
    }
    assertEquals(expected.size() * width, batch.inputs().length);
  }

  private static void assertClose(List<Double> expected, float[] actual, int at, String name) {
    for (int index = 0; index < expected.size(); index++) {
      double wanted = expected.get(index);
      double tolerance = FLOAT_ROUNDING * (Math.abs(wanted) + 1e-3);
      assertEquals(wanted, actual[at + index], tolerance, name + " [" + index + "]");
    }
  }
}

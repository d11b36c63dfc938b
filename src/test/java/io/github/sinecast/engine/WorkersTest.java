package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void everyTaskIsDoneOnceByTheWorkerOfItsNumber(int count) {
    List<Integer> states = new ArrayList<>();
    try (Workers<Integer> workers = new Workers<>(count, () -> made(states))) {
      assertEquals(IntStream.range(0, count).boxed().toList(), workers.states());
      for (int tasks : new int[] {5, 0, 1, 8}) {
        AtomicIntegerArray done = new AtomicIntegerArray(tasks);
        int[] doneBy = new int[tasks];
        workers.forEach(
            tasks,
            (state, task) -> {
              done.incrementAndGet(task);
              doneBy[task] = state;
            });
        for (int task = 0; task < tasks; task++) {
          assertEquals(1, done.get(task));
        }
        assertArrayEquals(IntStream.range(0, tasks).map(task -> task % count).toArray(), doneBy);
      }
    }
  }

  @Test
  void aStateIsUsedByOneThreadAtATime() {
    Set<Integer> busy = ConcurrentHashMap.newKeySet();
    List<Integer> states = new ArrayList<>();
    int[] clashes = new int[300];
    try (Workers<Integer> workers = new Workers<>(3, () -> made(states))) {
      workers.forEach(
          300,
          (state, task) -> {
            clashes[task] = busy.add(state) ? 0 : 1;
            Thread.onSpinWait();
            busy.remove(state);
          });
    }
    assertEquals(0, Arrays.stream(clashes).sum());
  }

  @Test
  void whatATaskThrowsReachesTheCaller() {
    IllegalStateException thrown = new IllegalStateException("no");
    try (Workers<String> workers = new Workers<>(2, () -> "state")) {
      IllegalStateException caught =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.forEach(
                      4,
                      (state, task) -> {
                        if (task == 3) {
                          throw thrown;
                        }
                      }));
      assertSame(thrown, caught);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void noThreadsCanDoNothing(int count) {
    assertThrows(IllegalArgumentException.class, () -> new Workers<>(count, () -> "state"));
  }

  private static int made(List<Integer> states) {
    states.add(states.size());
    return states.size() - 1;
  }
}

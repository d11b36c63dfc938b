package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
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

  @Test
  void theCallerIsTheFirstWorker() {
    Thread[] doneBy = new Thread[4];
    try (Workers<String> workers = new Workers<>(2, () -> "state")) {
      workers.forEach(4, (state, task) -> doneBy[task] = Thread.currentThread());
    }
    assertSame(Thread.currentThread(), doneBy[0]);
    assertSame(Thread.currentThread(), doneBy[2]);
    assertNotSame(Thread.currentThread(), doneBy[1]);
    assertSame(doneBy[1], doneBy[3]);
  }

  /** An error in the caller's own task ends nothing before the others have ended. */
  @Test
  void allWorkersAreDoneWhenAFailureIsTold() {
    AtomicIntegerArray done = new AtomicIntegerArray(2);
    try (Workers<String> workers = new Workers<>(3, () -> "state")) {
      IllegalStateException told =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.forEach(
                      3,
                      (state, task) -> {
                        if (task == 0) {
                          throw new AssertionError("first");
                        }
                        LockSupport.parkNanos(20_000_000);
                        done.set(task - 1, 1);
                        throw new IllegalStateException("other");
                      }));
      assertEquals("first", told.getCause().getMessage());
      assertEquals(2, told.getCause().getSuppressed().length);
      assertEquals(2, done.get(0) + done.get(1));
    }
  }

  @Test
  void callersWaitForEachOther() throws InterruptedException {
    Set<Integer> busy = ConcurrentHashMap.newKeySet();
    AtomicInteger clashes = new AtomicInteger();
    List<Integer> states = new ArrayList<>();
    try (Workers<Integer> workers = new Workers<>(2, () -> made(states))) {
      Runnable call =
          () ->
              workers.forEach(
                  200,
                  (state, task) -> {
                    clashes.addAndGet(busy.add(state) ? 0 : 1);
                    Thread.onSpinWait();
                    busy.remove(state);
                  });
      Thread second = new Thread(call);
      second.start();
      call.run();
      second.join();
    }
    assertEquals(0, clashes.get());
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

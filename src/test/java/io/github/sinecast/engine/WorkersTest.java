package io.github.sinecast.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void everyTaskIsDoneOnce(int count) {
    List<Integer> states = new ArrayList<>();
    try (Workers<Integer> workers = new Workers<>(count, () -> made(states))) {
      for (int tasks : new int[] {5, 0, 1, 8}) {
        AtomicIntegerArray done = new AtomicIntegerArray(tasks);
        workers.forEach(tasks, (state, task) -> done.incrementAndGet(task));
        for (int task = 0; task < tasks; task++) {
          assertEquals(1, done.get(task));
        }
      }
      assertEquals(IntStream.range(0, count).boxed().toList(), workers.states());
    }
  }

  @Test
  void aStateIsMadeWhenItsWorkerIsFirstNeeded() {
    List<Integer> states = new ArrayList<>();
    try (Workers<Integer> workers = new Workers<>(3, () -> made(states))) {
      assertEquals(List.of(), states);
      workers.forEach(1, (state, task) -> {});
      assertEquals(List.of(0), states);
      workers.forEach(2, (state, task) -> {});
      assertEquals(List.of(0, 1), states);
      workers.states();
      assertEquals(List.of(0, 1, 2), states);
    }
  }

  /** One worker is held up by its task until the others have done all the rest. */
  @Test
  void aFreeWorkerTakesTheNextTask() {
    CountDownLatch rest = new CountDownLatch(9);
    try (Workers<String> workers = new Workers<>(2, () -> "state")) {
      workers.forEach(
          10,
          (state, task) -> {
            if (task == 0) {
              assertDoesNotThrow(() -> assertTrue(rest.await(1, TimeUnit.MINUTES)));
            } else {
              rest.countDown();
            }
          });
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
  void theCallerIsAWorker() {
    Thread[] doneBy = new Thread[4];
    try (Workers<String> workers = new Workers<>(1, () -> "state")) {
      workers.forEach(4, (state, task) -> doneBy[task] = Thread.currentThread());
    }
    for (Thread thread : doneBy) {
      assertSame(Thread.currentThread(), thread);
    }
  }

  /** The last task fails first, and nothing is told before the others have ended. */
  @Test
  void theFirstTaskThatFailedIsToldWhenAllWorkersAreDone() {
    CountDownLatch lastFailed = new CountDownLatch(1);
    try (Workers<String> workers = new Workers<>(3, () -> "state")) {
      IllegalStateException told =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.forEach(
                      3,
                      (state, task) -> {
                        if (task == 2) {
                          lastFailed.countDown();
                          throw new IllegalStateException("2");
                        }
                        assertDoesNotThrow(() -> assertTrue(lastFailed.await(1, TimeUnit.MINUTES)));
                        LockSupport.parkNanos(20_000_000);
                        throw new AssertionError(String.valueOf(task));
                      }));
      assertEquals("0", told.getCause().getMessage());
      assertEquals(
          List.of("1", "2"),
          Arrays.stream(told.getCause().getSuppressed()).map(Throwable::getMessage).toList());
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

  /** States stand for native memory: none may be released while a task uses it, or twice. */
  @Test
  void closingWaitsForTheTasksUnderWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    AtomicInteger released = new AtomicInteger();
    AtomicInteger tooEarly = new AtomicInteger();
    Workers<AtomicBoolean> workers =
        new Workers<>(
            2,
            () -> new AtomicBoolean(true),
            usable -> {
              usable.set(false);
              released.incrementAndGet();
            });
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () ->
                workers.forEach(
                    50,
                    (usable, task) -> {
                      begun.countDown();
                      LockSupport.parkNanos(1_000_000);
                      if (!usable.get()) {
                        tooEarly.incrementAndGet();
                      }
                    }));
    begun.await();
    workers.close();
    assertTrue(work.isDone() || released.get() == 2, "closing came after the work");
    work.get();
    workers.close();
    assertEquals(0, tooEarly.get());
    assertEquals(2, released.get());
    for (Executable call :
        List.<Executable>of(() -> workers.forEach(1, (state, task) -> {}), workers::states)) {
      assertEquals(
          "it was closed and cannot be used any more; open it again",
          assertThrows(IllegalStateException.class, call).getMessage());
    }
  }
}

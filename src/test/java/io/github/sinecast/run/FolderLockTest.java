package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("runs/one");
  }

  /** A process of its own: locks a folder, says so, and holds it until it is killed. */
  public static void main(String[] arguments) throws Exception {
    try (FolderLock lock = FolderLock.of(Path.of(arguments[0]))) {
      Objects.requireNonNull(lock);
      System.out.println("owned");
      System.in.read();
    }
  }

  @Test
  void aFolderHasOneOwnerUntilThatOneClosesIt() throws IOException {
    try (FolderLock lock = FolderLock.of(folder)) {
      assertNotNull(lock);
      assertNull(FolderLock.orNull(folder));
      String message =
          String.valueOf(
              assertThrows(InvalidInputException.class, () -> FolderLock.of(folder)).getMessage());
      assertTrue(message.startsWith(folder + ": another sinecast is at work"), message);
    }
    FolderLock.of(folder).close();
  }

  /** Another process that owns the folder now. */
  private Process owner() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FolderLockTest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals('o', process.getInputStream().read(), "the other process must own the folder");
    return process;
  }

  @Test
  void aProcessThatIsKilledLeavesNoLock() throws Exception {
    Process process = owner();
    try {
      assertNull(FolderLock.orNull(folder));
      assertNull(FolderLock.orNull(folder), "the look before must not have released it");
    } finally {
      process.destroyForcibly().waitFor();
    }
    FolderLock.of(folder).close();
  }

  /** The file in the folder is another one than that which its owner has locked. */
  @Test
  void aFolderThatItsOwnerRemovedIsMadeAgain() throws Exception {
    Process process = owner();
    try {
      assertNull(FolderLock.orNull(folder));
      UnfinishedRun.delete(folder);
      try (FolderLock lock = FolderLock.of(folder)) {
        assertNotNull(lock);
        assertTrue(Files.isDirectory(folder));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void ofManyThatComeAndGoOneOwnsTheFolderAtATime() throws Exception {
    AtomicInteger owners = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        all.add(threads.submit(() -> ownings(owners, most)));
      }
      for (Future<Integer> one : all) {
        assertEquals(50, one.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, most.get());
  }

  /** Owns the folder many times, and removes it as the last owner does. */
  private int ownings(AtomicInteger owners, AtomicInteger most) throws IOException {
    int count = 0;
    while (count < 50) {
      FolderLock lock = FolderLock.orNull(folder);
      if (lock == null) {
        Thread.onSpinWait();
        continue;
      }
      try (FolderLock owned = Objects.requireNonNull(lock)) {
        most.accumulateAndGet(owners.incrementAndGet(), Math::max);
        count++;
        assertNotNull(owned);
        owners.decrementAndGet();
        UnfinishedRun.delete(folder);
      }
    }
    return count;
  }
}

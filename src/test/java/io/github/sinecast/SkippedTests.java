package io.github.sinecast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down which classes skipped tests, and why: the build ends with it. */
public final class SkippedTests implements TestExecutionListener {
  private static final Path FOLDER = Path.of("target", "skipped-tests");

  private final Set<String> skipped = new TreeSet<>();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped.add(nameOf(test) + ": " + reason.strip());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      String reason =
          result.getThrowable().map(aborted -> String.valueOf(aborted.getMessage())).orElse("");
      executionSkipped(test, reason.replace("Assumption failed: ", ""));
    }
  }

  private static String nameOf(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    if (source instanceof MethodSource method) {
      return method.getJavaClass().getSimpleName();
    }
    return source instanceof ClassSource type
        ? type.getJavaClass().getSimpleName()
        : test.getDisplayName();
  }

  /** Several processes test at once: each has its file. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (skipped.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(FOLDER);
      Path file = FOLDER.resolve(ProcessHandle.current().pid() + ".txt");
      Files.write(file, skipped, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    skipped.clear();
  }
}

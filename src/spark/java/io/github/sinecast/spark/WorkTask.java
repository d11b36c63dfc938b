package io.github.sinecast.spark;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.work.Site;
import io.github.sinecast.work.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as an executor gets it.
 *
 * <p>What is wrong with the work is an answer, and is not tried again. What is wrong with the
 * machine is an exception: Spark tries the work again, on another machine if it can.
 *
 * @param work what is to be done
 * @param files what it reads
 * @param threads how many it may use
 * @param machine the one that keeps the results, whose bits are wanted
 */
record WorkTask(Work<?> work, SentFiles files, int threads, RunManifest.Machine machine)
    implements Function<Integer, Outcome> {
  /** Nobody knows what else is under way on a machine of a cluster: more than this alone. */
  private static final int JOBS = 2;

  /** So many lines of an executor's log are sent with a failure. */
  private static final int LINES = 60;

  @Override
  public Outcome call(Integer only) throws IOException {
    // Starts the native library, whose absence is no fault of the work.
    String difference = machine.difference(RunManifest.Machine.here(threads, 1));
    if (!difference.isEmpty()) {
      return Outcome.refused(
          "%s: %s would come to other bits: %s; use machines like the one that keeps the results, or start there"
              .formatted(work.label(), host(), difference),
          "");
    }
    Path root = files.unpacked(Path.of(SparkFiles.get(files.archive())));
    Site site = new Site(root, JOBS, threads);
    try {
      return Outcome.done(work.on(site));
    } catch (InvalidInputException wrong) {
      if (isOfThisMachine(wrong.getCause())) {
        throw new IOException(wrong.getMessage(), wrong);
      }
      return Outcome.refused(site.told(String.valueOf(wrong.getMessage())), log(wrong));
    } catch (RuntimeException fault) {
      return Outcome.failed(fault + " on " + host(), log(fault));
    }
  }

  /** A full disk, or a folder that may not be written to: another machine may do it. */
  private static boolean isOfThisMachine(@Nullable Throwable cause) {
    return (cause instanceof FileSystemException && !(cause instanceof NoSuchFileException))
        || (cause != null && cause.getClass() == IOException.class);
  }

  private static String host() {
    return SparkEnv.get().blockManager().blockManagerId().host();
  }

  private static String log(RuntimeException failure) {
    TaskContext context = TaskContext.get();
    StringWriter text = new StringWriter();
    try (PrintWriter lines = new PrintWriter(text)) {
      lines.printf(
          "executor %s on %s, attempt %s%n",
          SparkEnv.get().executorId(), host(), context.attemptNumber() + 1);
      failure.printStackTrace(lines);
      errors().forEach(lines::println);
    }
    return text.toString();
  }

  /** The last lines that the executor wrote; Spark keeps them in its working directory. */
  private static List<String> errors() {
    Path file = Path.of("stderr");
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      List<String> all = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return all.subList(Math.max(0, all.size() - LINES), all.size());
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}

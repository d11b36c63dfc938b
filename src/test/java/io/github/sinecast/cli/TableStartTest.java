package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.classgraph.ClassGraph;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What the search for readers saw, in a JVM of its own: tables are initialised once. */
class TableStartTest {
  private static final String CLASS_PATH = "java.class.path";

  @Test
  void theSearchForReadersSeesOneElementOfTheClassPathAndLeavesIt() throws Exception {
    String classPath = System.getProperty(CLASS_PATH);
    assertTrue(classPath.split(File.pathSeparator, -1).length > 10, classPath);
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Start.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines =
        new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertEquals(0, started.waitFor());
    assertEquals(List.of("1", "true", "1"), lines);
  }

  /** Starts tables as the program does, and prints what happened. */
  static final class Start {
    public static void main(String[] arguments) {
      String whole = System.getProperty(CLASS_PATH);
      Recorder recorder = new Recorder();
      recorder.putAll(System.getProperties());
      System.setProperties(recorder);
      TableStart.narrow();
      System.out.println(recorder.elements);
      System.out.println(whole.equals(System.getProperty(CLASS_PATH)));
      System.out.println(Table.read().csv("a,b\n1,2\n", "small").rowCount());
    }
  }

  /** Properties that note how many elements ClassGraph finds when it asks for the class path. */
  private static final class Recorder extends Properties {
    private static final long serialVersionUID = 1;

    private int elements = -1;
    private boolean counting;

    @Override
    public @Nullable String getProperty(String key) {
      boolean asked =
          key.equals(CLASS_PATH)
              && !counting
              && Arrays.stream(Thread.currentThread().getStackTrace())
                  .anyMatch(at -> at.getClassName().contains("classgraph"));
      if (asked) {
        counting = true;
        elements = Math.max(elements, new ClassGraph().getClasspathFiles().size());
        counting = false;
      }
      return super.getProperty(key);
    }
  }
}

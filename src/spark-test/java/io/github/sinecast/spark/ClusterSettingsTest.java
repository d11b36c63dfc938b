package io.github.sinecast.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.work.ClusterSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {
  @TempDir private Path folder;

  private ClusterSettings settings(Map<String, String> options) {
    return ClusterSettings.of(new ClusterSpec("spark://host:7077", options, folder));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 64})
  void heapAndNativeArraysFitIntoTheMemoryOfAnExecutor(int gigabytes) {
    SparkConf conf = settings(Map.of("memory", gigabytes + "g")).conf();
    long heap = conf.getSizeAsMb("spark.executor.memory");
    long beside = conf.getSizeAsMb("spark.executor.memoryOverhead");
    assertEquals(1024L * gigabytes, heap + beside);
    String options = conf.get("spark.executor.extraJavaOptions");
    assertTrue(megabytes(options, "maxbytes") < beside, options);
    assertTrue(megabytes(options, "maxbytes") >= beside / 4, options);
    assertEquals(1024L * gigabytes, megabytes(options, "maxphysicalbytes"));
  }

  private static long megabytes(String options, String name) {
    Matcher value =
        Pattern.compile("-Dorg\\.bytedeco\\.javacpp\\." + name + "=(\\d+)m").matcher(options);
    assertTrue(value.find(), options);
    return Long.parseLong(value.group(1));
  }

  @Test
  void theThreadsOfAPieceOfWorkAreTheProcessorsOfATask() {
    ClusterSettings settings = settings(Map.of("threads", "3", "at-once", "7"));
    assertEquals(3, settings.threads());
    assertEquals(7, settings.atOnce());
    assertEquals("3", settings.conf().get("spark.task.cpus"));
    assertEquals("1", settings.conf().get("spark.executorEnv.OMP_NUM_THREADS"));
  }

  @Test
  void aSettingOfSparkWins() {
    assertEquals(
        "5g", settings(Map.of("spark.executor.memory", "5g")).conf().get("spark.executor.memory"));
  }

  @Test
  void secretsComeFromAFile() throws IOException {
    Path file =
        Files.writeString(folder.resolve("own"), "spark.authenticate.secret=x\nmemory=4g\n");
    SparkConf conf = settings(Map.of("properties", file.toString(), "memory", "2g")).conf();
    assertEquals("x", conf.get("spark.authenticate.secret"));
    assertEquals(1024, conf.getSizeAsMb("spark.executor.memory"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory=much", "memory=100m", "threads=0", "at-once=-1", "speed=9"})
  void anOptionThatCannotBeUsedIsRefused(String option) {
    String[] ends = option.split("=", 2);
    String message =
        assertThrows(InvalidInputException.class, () -> settings(Map.of(ends[0], ends[1])))
            .getMessage();
    assertTrue(message.startsWith("--cluster-option " + ends[0]), message);
  }
}

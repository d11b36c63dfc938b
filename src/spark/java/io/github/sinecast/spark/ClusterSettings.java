package io.github.sinecast.spark;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.work.ClusterSpec;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a cluster: those of Sinecast, from which several of Spark's derive, and Spark's
 * own.
 *
 * @param conf all settings as Spark takes them
 * @param threads of each piece of work
 * @param atOnce how many pieces are asked for at a time; 0 for twice as many as the cluster does
 */
record ClusterSettings(SparkConf conf, int threads, int atOnce) {
  /** A file of further options, for what must not stand on a command line. */
  static final String PROPERTIES = "properties";

  /** The memory of an executor, of which half is the heap and the rest is for native arrays. */
  static final String MEMORY = "memory";

  /** The threads of each piece of work. */
  static final String THREADS = "threads";

  /** How many pieces of work are asked for at a time. */
  static final String AT_ONCE = "at-once";

  private static final List<String> OWN = List.of(PROPERTIES, MEMORY, THREADS, AT_ONCE);
  private static final String SPARK = "spark.";

  /** Memory that a JVM needs beside heap and native arrays: its classes, code and stacks. */
  private static final long REST_MIB = 384;

  private static final long SMALLEST_MIB = 1024;

  static ClusterSettings of(ClusterSpec cluster) {
    Map<String, String> options = new TreeMap<>();
    String file = cluster.options().get(PROPERTIES);
    if (file != null) {
      options.putAll(read(Path.of(file)));
    }
    options.putAll(cluster.options());
    for (String name : options.keySet()) {
      if (!name.startsWith(SPARK) && !OWN.contains(name)) {
        throw new InvalidInputException(
            "--cluster-option %s: must be one of %s, or a setting of Spark, which begins with %s"
                .formatted(name, OWN, SPARK));
      }
    }
    int threads = number(options, THREADS, 1);
    SparkConf conf = new SparkConf().setMaster(cluster.master()).setAppName("sinecast");
    preset(conf, threads);
    memory(conf, options.getOrDefault(MEMORY, "2g"));
    options.forEach(
        (name, value) -> {
          if (name.startsWith(SPARK)) {
            conf.set(name, value);
          }
        });
    return new ClusterSettings(conf, threads, number(options, AT_ONCE, 0));
  }

  private static void preset(SparkConf conf, int threads) {
    conf.set("spark.task.cpus", Integer.toString(threads));
    // A result is kept the moment it ends, so each piece of work is a job; none waits for others.
    conf.set("spark.scheduler.mode", "FIFO");
    // Operations run in the thread that asks for them; the launcher sets it where it starts.
    conf.set("spark.executorEnv.OMP_NUM_THREADS", "1");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.ui.showConsoleProgress", "false");
  }

  /** Heap, native arrays and what the operating system sees, from one number. */
  private static void memory(SparkConf conf, String text) {
    long all;
    try {
      all = JavaUtils.byteStringAsMb(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "--cluster-option %s: must be a size such as 4g, found %s".formatted(MEMORY, text), e);
    }
    if (all < SMALLEST_MIB) {
      throw new InvalidInputException(
          "--cluster-option %s: must be at least 1g, found %s".formatted(MEMORY, text));
    }
    long heap = all / 2;
    conf.set("spark.executor.memory", heap + "m");
    conf.set("spark.executor.memoryOverhead", all - heap + "m");
    conf.set(
        "spark.executor.extraJavaOptions",
        "-Dorg.bytedeco.javacpp.maxbytes=%sm -Dorg.bytedeco.javacpp.maxphysicalbytes=%sm -Djava.awt.headless=true"
            .formatted(all - heap - Math.min(REST_MIB, heap / 2), all));
  }

  private static int number(Map<String, String> options, String name, int initial) {
    String text = options.get(name);
    if (text == null) {
      return initial;
    }
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new InvalidInputException(
          "--cluster-option %s: must be a whole number of 1 or more, found %s"
              .formatted(name, text));
    }
    return Integer.parseInt(text);
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s: must be a file of lines name=value that may be read (%s)".formatted(file, e), e);
    }
    Map<String, String> options = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> options.put(name, properties.getProperty(name)));
    return options;
  }

  /** The value of a setting; null where it has none. */
  @Nullable String value(String name) {
    return conf.contains(name) ? conf.get(name) : null;
  }
}

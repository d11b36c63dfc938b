package io.github.sinecast.work;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.config.ConfigWriter;
import io.github.sinecast.data.InputPaths;
import io.github.sinecast.experiment.ExperimentConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine that does a piece of work: where it finds the files, and what it may use.
 *
 * @param root the folder in which the files of the machine that gave the work lie by their absolute
 *     paths; null on that machine itself
 * @param jobs how many pieces are under way at a time on this machine
 * @param threads for each piece; 0 for as many as its config says beside so many jobs
 */
public record Site(@Nullable Path root, int jobs, int threads) {
  /** The machine that gives the work. */
  static Site here(int jobs) {
    return new Site(null, jobs, 0);
  }

  /** Whether this is the machine that gave the work. */
  boolean isHere() {
    return root == null;
  }

  /** Where a file or folder of the machine that gave the work is on this one. */
  public Path of(Path given) {
    return root == null ? given : inRoot(root, given);
  }

  /** Where a folder keeps what has an absolute path elsewhere. */
  public static Path inRoot(Path root, Path given) {
    Path absolute = given.toAbsolutePath().normalize();
    return absolute.getNameCount() == 0
        ? root
        : root.resolve(absolute.subpath(0, absolute.getNameCount()).toString());
  }

  /** A message with the names that files have on the machine that gave the work. */
  public String told(String message) {
    return root == null ? message : message.replace(root.toString(), "");
  }

  /** A config as text that says the same in any working directory. */
  static String text(ExperimentConfig config) {
    ExperimentConfig placed =
        config
            .withImports(Site::absolute)
            .withFiles(config.data().file().stream().map(Site::absolute).toList());
    Path calendar = config.data().csv().calendarFile();
    return ConfigWriter.toYaml(
        calendar == null ? placed : placed.withCalendarFile(absolute(calendar)));
  }

  /** The files that a config names. */
  static List<Path> files(ExperimentConfig config) {
    List<Path> files = new ArrayList<>(tables(config.data().paths()));
    files.addAll(config.imports());
    Path calendar = config.data().csv().calendarFile();
    if (calendar != null) {
      files.add(calendar);
    }
    return files.stream().map(Site::absolute).toList();
  }

  /**
   * The files of tables.
   *
   * @throws InvalidInputException if one is standard input
   */
  static List<Path> tables(InputPaths paths) {
    if (paths.files().stream().anyMatch(InputPaths::isStandardInput)) {
      throw new InvalidInputException(
          "a cluster needs files, and standard input is none; write it to a file and name that");
    }
    return paths.files();
  }

  /** The config of a text, with the files and threads of this machine. */
  ExperimentConfig config(String text) {
    return settled(given(text));
  }

  /** The config of a text, with the files of this machine. */
  ExperimentConfig given(String text) {
    ExperimentConfig given = ConfigFile.parse("config", text).bind(ExperimentConfig.class);
    ExperimentConfig placed =
        given.withImports(this::of).withFiles(given.data().file().stream().map(this::of).toList());
    Path calendar = given.data().csv().calendarFile();
    return calendar == null ? placed : placed.withCalendarFile(of(calendar));
  }

  /** A config with the threads of this machine. */
  ExperimentConfig settled(ExperimentConfig given) {
    return given.withThreads(threads == 0 ? given.execution().threadsBeside(jobs) : threads);
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }
}

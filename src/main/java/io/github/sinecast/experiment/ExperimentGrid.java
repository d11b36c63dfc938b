package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.config.GridPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The experiments of a config that is a grid or describes a search, each of them bound and checked.
 */
public final class ExperimentGrid {
  private static final String SEED = "seed";

  /**
   * One experiment of a grid.
   *
   * @param variant the settings that tell it apart but for the seed, such as {@code encoding=rope};
   *     empty where nothing does
   * @param label all that tells it apart
   * @param config the experiment
   */
  public record Point(List<String> variant, String label, ExperimentConfig config) {}

  private ExperimentGrid() {}

  /**
   * All experiments of a grid, or the one of a plain config; the first axis varies slowest.
   *
   * @throws InvalidInputException with everything that is wrong with any of them, before any work
   */
  public static List<Point> read(Path file, List<String> overrides) {
    ConfigFile written = ConfigFile.read(file).with(overrides);
    if (written.section(SearchSpec.SECTION) != null) {
      throw new InvalidInputException(
          "%s describes a search; 'sinecast tune %s' runs it".formatted(file, file));
    }
    return bound(written.points(ExperimentConfig.class), file, overrides);
  }

  /** What a config says of its search. */
  public static SearchSpec search(Path file, List<String> overrides) {
    ConfigFile section = ConfigFile.read(file).with(overrides).section(SearchSpec.SECTION);
    if (section == null) {
      throw new InvalidInputException(
          "%s has no group %s, which says how many trials are drawn; write %s: {trials: 27}"
              .formatted(file, SearchSpec.SECTION, SearchSpec.SECTION));
    }
    return section.bind(SearchSpec.class);
  }

  /**
   * Experiments drawn at random from the lists and ranges of a config; a draw that equals one
   * before it is drawn anew, as long as there are others.
   *
   * @throws InvalidInputException if the config varies its seed, which must not be selected, or
   *     nothing at all; or with everything that is wrong with any of them
   */
  public static List<Point> draw(Path file, List<String> overrides, SearchSpec search) {
    ConfigFile written = ConfigFile.read(file).with(overrides).without(SearchSpec.SECTION);
    SplittableRandom random = new SplittableRandom(search.seed());
    Map<String, GridPoint> drawn = new LinkedHashMap<>();
    int vain = 0;
    while (drawn.size() < search.trials() && vain < 100 * search.trials()) {
      GridPoint point = written.draw(ExperimentConfig.class, random);
      if (point.label().isEmpty()) {
        throw new InvalidInputException(
            file
                + ": a search must have something to draw; write a list or a range {from: …, to: …}"
                + " in the place of a value");
      }
      if (point.choices().stream().anyMatch(choice -> choice.key().equals(SEED))) {
        throw new InvalidInputException(
            file
                + ": seed must be one number in a search, because a seed is not a setting that can"
                + " be better; compare the best config with others over several seeds afterwards");
      }
      vain += drawn.putIfAbsent(point.label(), point) == null ? 0 : 1;
    }
    return bound(List.copyOf(drawn.values()), file, overrides);
  }

  private static List<Point> bound(List<GridPoint> points, Path file, List<String> overrides) {
    List<Point> bound = new ArrayList<>();
    Map<String, List<String>> problems = new LinkedHashMap<>();
    for (GridPoint point : points) {
      try {
        ExperimentConfig config = point.file().bind(ExperimentConfig.class).in(file, overrides);
        bound.add(new Point(point.settingsWithout(SEED), point.label(), config));
      } catch (InvalidInputException wrong) {
        String.valueOf(wrong.getMessage())
            .lines()
            .forEach(
                line ->
                    problems.computeIfAbsent(line, first -> new ArrayList<>()).add(point.label()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          problems.entrySet().stream()
              .map(problem -> problem.getKey() + where(problem.getValue(), points.size()))
              .collect(Collectors.joining("\n")));
    }
    return bound;
  }

  /** At which points something is wrong; silent where it is at all of them. */
  private static String where(List<String> labels, int points) {
    if (labels.size() == points) {
      return "";
    }
    return labels.size() == 1
        ? " (at the point %s)".formatted(labels.get(0))
        : " (at the point %s and %s more of %s)"
            .formatted(labels.get(0), labels.size() - 1, points);
  }
}

package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.CsvLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file in which a search keeps every trial of every rung, also those that were given up; what
 * is in it is not trained again.
 *
 * <p>It is written anew after each trial, under another name first, so it is always whole.
 */
final class TrialRecord {
  static final String FILE = "trials.csv";

  private static final List<String> HEAD =
      List.of(
          "trial", "rung", "epochs", "validation_loss", "seconds", "outcome", "settings", "key");

  private final Path file;
  private final Map<String, List<String>> lines = new HashMap<>();

  /**
   * @throws InvalidInputException if somebody has changed the file
   */
  TrialRecord(Path folder) {
    file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader in = Files.newBufferedReader(file)) {
      List<List<String>> read = CsvLine.readAll(in);
      for (List<String> line : read.subList(1, read.size())) {
        loss(line);
        seconds(line);
        lines.put(line.get(HEAD.size() - 1), line);
      }
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          "%s: is not as a search left it (%s); remove it, and all is tried again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** What a trial came to when it was trained before, or null. */
  synchronized @Nullable TrialResult find(
      RunKey key, TrialResult.Trial trial, int rung, int epochs) {
    List<String> line = lines.get(key.name());
    return line == null
        ? null
        : new TrialResult(
            trial, rung, epochs, loss(line), seconds(line), TrialResult.Outcome.WAITING);
  }

  private static double loss(List<String> line) {
    return line.get(3).isEmpty() ? Double.NaN : Double.parseDouble(line.get(3));
  }

  private static double seconds(List<String> line) {
    return Double.parseDouble(line.get(4));
  }

  /** Keeps a result, in the place of what was known of it before. */
  synchronized void keep(RunKey key, TrialResult result) {
    lines.put(key.name(), fields(key.name(), result));
    StringBuilder text = new StringBuilder();
    try {
      CsvLine.write(text, HEAD);
      List<List<String>> ordered = new ArrayList<>(lines.values());
      ordered.sort(
          Comparator.<List<String>>comparingInt(line -> Integer.parseInt(line.get(1)))
              .thenComparingInt(line -> Integer.parseInt(line.get(0))));
      for (List<String> line : ordered) {
        CsvLine.write(text, line);
      }
      Path unfinished = file.resolveSibling(".unfinished-" + FILE);
      Files.writeString(unfinished, text);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be written (%s); make room, or give another folder by --out"
              .formatted(file, e),
          e);
    }
  }

  private static List<String> fields(String key, TrialResult result) {
    return List.of(
        Integer.toString(result.trial().number()),
        Integer.toString(result.rung()),
        Integer.toString(result.epochs()),
        result.isDiverged() ? "" : Double.toString(result.validationLoss()),
        Double.toString(result.seconds()),
        result.outcome().label(),
        result.trial().label(),
        key);
  }
}

package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.run.RunKey;
import io.github.sinecast.run.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file in which a search keeps every trial of every rung, also those that were given up; what
 * is in it is not trained again.
 *
 * <p>It is written anew after each trial, under another name first, so it is always whole.
 */
final class TrialRecord {
  private final Path folder;
  private final Path file;
  private final Map<String, TrialRow> rows = new HashMap<>();

  /**
   * @throws InvalidInputException if somebody has changed the file
   */
  TrialRecord(Path folder) {
    this.folder = folder;
    this.file = TrialRow.FILE.in(folder);
    if (!Files.exists(file)) {
      return;
    }
    try {
      TrialRow.FILE.read(folder).forEach(row -> rows.put(row.key(), row));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: is not as a search left it (%s); remove it, and all is tried again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** What a trial came to when it was trained before, or null. */
  synchronized @Nullable TrialResult find(
      RunKey key, TrialResult.Trial trial, int rung, int epochs) {
    TrialRow row = rows.get(key.name());
    return row == null
        ? null
        : new TrialResult(
            trial, rung, epochs, row.validationLoss(), row.seconds(), TrialResult.Outcome.WAITING);
  }

  /** Keeps a result, in the place of what was known of it before. */
  synchronized void keep(RunKey key, TrialResult result) {
    rows.put(key.name(), row(key.name(), result));
    try {
      Stream<TrialRow> ordered =
          rows.values().stream()
              .sorted(Comparator.comparingInt(TrialRow::rung).thenComparingInt(TrialRow::trial));
      TrialRow.FILE.replace(folder, ordered);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be written (%s); make room, or give another folder with --out"
              .formatted(file, e),
          e);
    }
  }

  private static TrialRow row(String key, TrialResult result) {
    return new TrialRow(
        result.trial().number(),
        result.rung(),
        result.epochs(),
        result.validationLoss(),
        result.seconds(),
        KebabCase.of(result.outcome()),
        result.trial().label(),
        key);
  }
}

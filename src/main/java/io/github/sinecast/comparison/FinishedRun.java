package io.github.sinecast.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.CsvLine;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.significance.OriginLosses;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run left in its directory, as far as runs are compared by it.
 *
 * @param directory where it is
 * @param scores by model and metric: over all steps, and over all series where there are several
 * @param losses what each model lost at each origin
 * @param secondsAnEpoch the mean wall-clock time of the network's epochs; NaN where other runs
 *     shared the machine, so that it says little
 * @param validationLoss the loss of the weights that were kept
 */
public record FinishedRun(
    RunDirectory directory,
    Map<String, Map<String, Double>> scores,
    OriginLosses losses,
    double secondsAnEpoch,
    double validationLoss) {
  private static final String ALL_STEPS = "all";
  private static final ObjectMapper JSON = new ObjectMapper();

  public FinishedRun {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /**
   * Reads a run directory.
   *
   * @throws InvalidInputException if somebody has changed its files
   */
  static FinishedRun read(Path directory) {
    RunDirectory run = RunDirectory.open(directory);
    try (BufferedReader scores = Files.newBufferedReader(run.scores());
        BufferedReader losses = Files.newBufferedReader(run.losses());
        BufferedReader epochs = Files.newBufferedReader(run.epochs())) {
      List<List<String>> lines = CsvLine.readAll(epochs);
      List<List<String>> ofEpochs = lines.subList(1, lines.size());
      return new FinishedRun(
          run,
          overall(CsvLine.readAll(scores)),
          OriginLosses.read(losses),
          hadTheMachine(directory)
              ? ofEpochs.stream().mapToDouble(line -> number(line.get(4))).average().orElseThrow()
              : Double.NaN,
          ofEpochs.stream().mapToDouble(line -> number(line.get(2))).min().orElseThrow());
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          "%s: is no whole run (%s); remove it, and it is run again"
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  /** The scores of the first series, which stands for all where there are several. */
  private static Map<String, Map<String, Double>> overall(List<List<String>> lines) {
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    String series = lines.get(1).get(0);
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.get(0).equals(series) && line.get(3).equals(ALL_STEPS)) {
        Map<String, Double> ofModel =
            scores.computeIfAbsent(line.get(1), model -> new LinkedHashMap<>());
        if (!line.get(4).isEmpty()) {
          ofModel.put(line.get(2), number(line.get(4)));
        }
      }
    }
    return scores;
  }

  /** Whether no other run was under way beside a run. */
  private static boolean hadTheMachine(Path directory) throws IOException {
    return JSON.readTree(directory.resolve(RunDirectory.MANIFEST).toFile())
            .path("machine")
            .path("jobs")
            .asInt()
        == 1;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}

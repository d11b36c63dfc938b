package io.github.sinecast.comparison;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.run.EpochRow;
import io.github.sinecast.run.LossRow;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunFiles;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.significance.OriginLosses;
import io.github.sinecast.significance.TestRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param references by loss the names of the models that others were tested against
 * @param secondsAnEpoch the mean wall-clock time of the network's epochs; NaN where other runs
 *     shared the machine, so that it says little
 * @param validationLoss the loss of the weights that were kept
 */
public record FinishedRun(
    RunDirectory directory,
    Map<String, Map<String, Double>> scores,
    OriginLosses losses,
    Map<String, List<String>> references,
    double secondsAnEpoch,
    double validationLoss) {
  public FinishedRun {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    references = Map.copyOf(references);
  }

  /**
   * Reads a run directory.
   *
   * @throws InvalidInputException if somebody has changed its files
   */
  static FinishedRun read(Path directory) {
    RunDirectory run = RunDirectory.openUnverified(directory);
    run.difference()
        .ifPresent(
            difference -> {
              throw new InvalidInputException(
                  "%s; restore the file, or remove the run, and it is run again"
                      .formatted(difference));
            });
    try {
      List<EpochRow> epochs = EpochRow.FILE.read(directory);
      return new FinishedRun(
          run,
          overall(RunFiles.SCORES.read(directory)),
          LossRow.read(directory),
          references(RunFiles.TESTS.read(directory)),
          RunManifest.read(directory).machine().jobs() == 1
              ? epochs.stream().mapToDouble(EpochRow::seconds).average().orElseThrow()
              : Double.NaN,
          epochs.stream().mapToDouble(EpochRow::validationLoss).min().orElseThrow());
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          "%s: is no whole run (%s); remove it, and it is run again"
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  private static Map<String, List<String>> references(List<TestRow> tests) {
    Map<String, List<String>> references = new LinkedHashMap<>();
    for (TestRow test : tests) {
      List<String> ofLoss = references.computeIfAbsent(test.loss(), loss -> new ArrayList<>());
      if (!ofLoss.contains(test.reference())) {
        ofLoss.add(test.reference());
      }
    }
    return references;
  }

  /** The same network evaluated in another way. */
  FinishedRun judged(Judgement judgement) {
    return new FinishedRun(
        directory,
        overall(ScoreRow.of(judgement.scores()).toList()),
        judgement.losses(),
        references,
        Double.NaN,
        validationLoss);
  }

  /** The scores of the first series, which stands for all where there are several. */
  private static Map<String, Map<String, Double>> overall(List<ScoreRow> rows) {
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    String series = rows.get(0).series();
    for (ScoreRow row : rows) {
      if (row.series().equals(series) && row.isOverall()) {
        Map<String, Double> ofModel =
            scores.computeIfAbsent(row.model(), model -> new LinkedHashMap<>());
        if (!Double.isNaN(row.value())) {
          ofModel.put(row.metric(), row.value());
        }
      }
    }
    return scores;
  }
}

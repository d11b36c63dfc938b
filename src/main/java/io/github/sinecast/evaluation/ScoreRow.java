package io.github.sinecast.evaluation;

import io.github.sinecast.table.RecordColumns;
import java.util.stream.Stream;

/**
 * One score of one model: a row of a table of scores, and a line of {@code scores.csv}.
 *
 * <p>Percentages (MAPE, sMAPE, wAPE) are from 0 to 100 or more, shares (direction, share-up) from 0
 * to 1.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param model the name of the forecaster
 * @param metric the label of the metric
 * @param step the step from 1 to H, or {@code all}
 * @param value the score; empty where the metric is undefined
 */
public record ScoreRow(String series, String model, String metric, String step, double value) {
  /** The columns. */
  public static final RecordColumns<ScoreRow> COLUMNS = new RecordColumns<>(ScoreRow.class);

  /** Every score of a table: by series, model, step and metric. */
  public static Stream<ScoreRow> of(ScoreTable table) {
    return table.scores().stream()
        .map(
            score ->
                new ScoreRow(
                    score.series(),
                    score.model(),
                    score.metric(),
                    Score.label(score.step()),
                    score.value()));
  }

  /** Whether the score is of all steps together. */
  public boolean isOverall() {
    return step.equals(Score.label(Score.ALL_STEPS));
  }
}

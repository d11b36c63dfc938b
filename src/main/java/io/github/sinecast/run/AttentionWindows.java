package io.github.sinecast.run;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.model.AttentionWeights;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/** What tokens attend to in some windows of the test split, for a person to look at. */
final class AttentionWindows {
  private static final int MOST_WINDOWS = 5;

  /** So many weights of all windows together; of longer windows there are fewer. */
  private static final int MOST_WEIGHTS = 25_000;

  private final Experiment experiment;
  private final Weights weights;
  private final String series;

  /**
   * @param series the id of the series that the windows are of
   */
  AttentionWindows(Experiment experiment, Weights weights, String series) {
    this.experiment = experiment;
    this.weights = weights;
    this.series = series;
  }

  /**
   * The weights in windows that are evenly spaced in the test split of the series.
   *
   * @return none if a window has too many tokens for a picture
   */
  List<AttentionRow> rows() {
    EncoderSpec encoder = experiment.config().model();
    WindowSpec window = experiment.config().window();
    int tokens = window.tokens();
    long ofWindow = (long) tokens * tokens * encoder.heads() * encoder.layers();
    int windows = (int) Math.min(MOST_WINDOWS, MOST_WEIGHTS / ofWindow);
    if (windows == 0) {
      return List.of();
    }
    List<History> histories = histories(window.horizon(), windows);
    List<float[]> layers =
        new AttentionWeights(encoder, window, weights, experiment.scales()).of(histories);
    List<AttentionRow> rows = new ArrayList<>();
    for (int index = 0; index < histories.size(); index++) {
      History history = histories.get(index);
      String origin = history.time().label(history.length() - 1);
      for (int layer = 0; layer < layers.size(); layer++) {
        int at = index * encoder.heads() * tokens * tokens;
        for (int head = 0; head < encoder.heads(); head++) {
          for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
              rows.add(
                  new AttentionRow(
                      series, origin, layer, head, query, key, layers.get(layer)[at++]));
            }
          }
        }
      }
    }
    return rows;
  }

  private List<History> histories(int horizon, int count) {
    TimeSeries rows = experiment.series().get(series);
    RowRange test = experiment.split().test(series);
    int last = Math.max(test.from(), test.to() - horizon);
    List<History> histories = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      double share = count == 1 ? 1 : (double) index / (count - 1);
      int known = test.from() + (int) Math.round(share * (last - test.from()));
      if (histories.isEmpty() || known > histories.get(histories.size() - 1).length()) {
        histories.add(rows.until(known));
      }
    }
    return histories;
  }
}

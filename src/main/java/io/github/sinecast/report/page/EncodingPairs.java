package io.github.sinecast.report.page;

import io.github.sinecast.encoding.Site;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.report.EncodingView;
import io.github.sinecast.report.EncodingViews;
import io.github.sinecast.report.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an encoding makes of each pair of positions, as one number: how alike their rows are, or
 * what their score gains for constant content.
 *
 * @param title what the number is
 * @param size the number of tokens, T
 * @param heads for each head shown {@code [T, T]}, row-major, by query and key; a pair that is
 *     hidden is not finite
 */
record EncodingPairs(String title, int size, List<double[]> heads) {
  private static final int MOST_HEADS = 2;

  /** The pairs of an encoding at the first site where it acts. */
  static EncodingPairs of(EncodedWindow window) {
    Site site = window.encoding().sites().stream().sorted().findFirst().orElse(Site.INPUT);
    EncodingView view = new EncodingViews(window, 0).at(site);
    Panel first = view.panels().get(0);
    boolean byRow = site == Site.INPUT || site == Site.BETWEEN_BLOCKS;
    boolean turned = site == Site.QUERY_KEY && first.name().equals("angle");
    List<double[]> heads = new ArrayList<>();
    if (byRow || turned) {
      double[][] similar =
          byRow ? Similarity.ofRows(first) : Similarity.ofTurned(first, view.panels().get(1));
      heads.add(Stream.of(similar).flatMapToDouble(DoubleStream::of).toArray());
    } else {
      view.panels().stream()
          .limit(MOST_HEADS)
          .map(panel -> panel.values().toArray())
          .forEach(heads::add);
    }
    return new EncodingPairs(
        switch (site) {
          case INPUT, BETWEEN_BLOCKS -> "cosine of the rows of two positions";
          case SCORE -> "added to the score of query and key, for constant content";
          case QUERY_KEY ->
              turned
                  ? "product of equal queries and keys after turning"
                  : "product of queries and keys of ones";
          case ATTENTION_WEIGHT -> "added to the attention weight of query and key";
          case VALUE -> "added to the mixed values";
        },
        window.shape().tokens(),
        List.copyOf(heads));
  }

  double at(int head, int query, int key) {
    return heads.get(head)[query * size + key];
  }

  /**
   * For each head the mean over the pairs of each offset of a key from its query, from {@code 1 -
   * T} to {@code T - 1}; null where no pair is seen.
   */
  List<List<@Nullable Double>> byOffset() {
    List<List<@Nullable Double>> all = new ArrayList<>();
    for (int head = 0; head < heads.size(); head++) {
      List<@Nullable Double> means = new ArrayList<>();
      for (int offset = 1 - size; offset < size; offset++) {
        double sum = 0;
        int seen = 0;
        for (int query = Math.max(0, -offset); query < Math.min(size, size - offset); query++) {
          double value = at(head, query, query + offset);
          if (Double.isFinite(value)) {
            sum += value;
            seen++;
          }
        }
        means.add(seen == 0 ? null : sum / seen);
      }
      all.add(means);
    }
    return all;
  }

  /** The pairs of each token, as the query, and the token before it: the first head. */
  List<@Nullable Double> neighbours() {
    List<@Nullable Double> values = new ArrayList<>();
    for (int token = 1; token < size; token++) {
      double value = at(0, token, token - 1);
      values.add(Double.isFinite(value) ? value : null);
    }
    return values;
  }

  /**
   * The greatest change of a pair of these tokens in another window of as many or more.
   *
   * @param from which token of the other window is the first of this one
   */
  double change(EncodingPairs other, int from) {
    double greatest = 0;
    for (int head = 0; head < heads.size(); head++) {
      for (int query = 0; query < size; query++) {
        for (int key = 0; key < size; key++) {
          double change = Math.abs(at(head, query, key) - other.at(head, from + query, from + key));
          greatest = Double.isNaN(change) ? greatest : Math.max(greatest, change);
        }
      }
    }
    return greatest;
  }
}

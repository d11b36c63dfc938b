package io.github.sinecast.run;

/**
 * A line of {@code attention.csv}: how much a query attends to a key in a window of the test split.
 *
 * @param series the id of the series
 * @param origin the label of the window's last row
 * @param layer counted from 0
 * @param head counted from 0
 * @param query the token that attends, counted from 0
 * @param key the token that is attended to, counted from 0
 * @param weight from 0 to 1; those of a query sum to 1
 */
public record AttentionRow(
    String series, String origin, int layer, int head, int query, int key, float weight) {
  /** The file of weights; there are runs of encoders whose windows have few tokens. */
  public static final CsvFile<AttentionRow> FILE =
      new CsvFile<>("attention.csv", AttentionRow.class);
}

package io.github.sinecast.run;

/**
 * A line of {@code trials.csv}, in the folder of a search: what a trial came to on a rung.
 *
 * @param trial counted from 1
 * @param rung counted from 1
 * @param epochs for which it was trained
 * @param validationLoss that of its best epoch; empty where it diverged
 * @param seconds wall-clock time of its training
 * @param outcome how it goes on
 * @param settings what was drawn
 * @param key what it is known by
 */
public record TrialRow(
    int trial,
    int rung,
    int epochs,
    double validationLoss,
    double seconds,
    String outcome,
    String settings,
    String key) {
  /** The file of trials. */
  public static final CsvFile<TrialRow> FILE = new CsvFile<>("trials.csv", TrialRow.class);
}

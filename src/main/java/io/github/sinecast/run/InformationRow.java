package io.github.sinecast.run;

import io.github.sinecast.significance.PanelTests;
import java.util.stream.Stream;

/**
 * A line of {@code rank-ic.csv}: the rank information coefficient of a model at a step.
 *
 * @param model the name of the model
 * @param step from 1 to H
 * @param dates the number of dates that have a coefficient
 * @param mean their mean
 * @param t its Newey-West t
 * @param p the p value of the t
 */
public record InformationRow(String model, int step, int dates, double mean, double t, double p) {
  /** The file of coefficients; not there where there is one series only. */
  public static final CsvFile<InformationRow> FILE =
      new CsvFile<>("rank-ic.csv", InformationRow.class);

  /** Every model at every step, in order. */
  public static Stream<InformationRow> of(PanelTests tests) {
    return tests.coefficients().stream()
        .map(
            one ->
                new InformationRow(
                    one.model(),
                    one.step(),
                    one.coefficient().dates(),
                    one.coefficient().mean(),
                    one.coefficient().t(),
                    one.coefficient().p()));
  }
}

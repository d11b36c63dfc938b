package io.github.sinecast.run;

import io.github.sinecast.experiment.EnsemblePart;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of {@code ensemble.csv}; {@link EnsemblePart} says what the numbers are.
 *
 * @param part what it is
 * @param weight its weight in the model
 * @param validation its loss on the validation split
 * @param test its loss on the rows that are evaluated
 */
public record EnsembleRow(String part, double weight, double validation, double test) {
  /** The file of an ensemble's parts; not there for a single network. */
  public static final CsvFile<EnsembleRow> FILE = new CsvFile<>("ensemble.csv", EnsembleRow.class);

  /** Every part, in order. */
  public static Stream<EnsembleRow> of(List<EnsemblePart> parts) {
    return parts.stream()
        .map(one -> new EnsembleRow(one.part(), one.weight(), one.validation(), one.test()));
  }
}

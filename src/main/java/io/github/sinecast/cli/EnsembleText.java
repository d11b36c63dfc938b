package io.github.sinecast.cli;

import io.github.sinecast.evaluation.Notation;
import io.github.sinecast.evaluation.TextTable;
import io.github.sinecast.experiment.EnsemblePart;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the parts of an ensemble are worth, as a table for people. */
final class EnsembleText {
  private EnsembleText() {}

  /** The table; empty without parts. */
  static String of(List<EnsemblePart> parts) {
    if (parts.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable();
    table.add("ensemble", parts.stream().map(EnsemblePart::part).toList());
    table.add("weight", column(parts, Notation.COEFFICIENT, EnsemblePart::weight));
    table.add("validation", column(parts, Notation.FIGURE, EnsemblePart::validation));
    table.add("test", column(parts, Notation.FIGURE, EnsemblePart::test));
    return table
        + "weight      share of the part in the model's quantiles\n"
        + "validation  CRPS on the validation split, which chose the weights; points: MAE\n"
        + "test        the same on the rows that are evaluated\n";
  }

  private static List<String> column(
      List<EnsemblePart> parts, Notation notation, ToDoubleFunction<EnsemblePart> value) {
    return notation.column(parts.stream().mapToDouble(value).toArray());
  }
}

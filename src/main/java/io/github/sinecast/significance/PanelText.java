package io.github.sinecast.significance;

import io.github.sinecast.evaluation.Notation;
import io.github.sinecast.evaluation.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The ranks of the models of a panel for people: a table, and what the tests say. */
final class PanelText {
  private final PanelRanks ranks;
  private final List<PanelTests.OfStep> coefficients;
  private final int step;
  private final List<String> references;

  /**
   * @param coefficients of each model at each step; those of the last step are shown
   */
  PanelText(PanelRanks ranks, List<PanelTests.OfStep> coefficients, List<String> references) {
    this.ranks = ranks;
    this.step = coefficients.stream().mapToInt(PanelTests.OfStep::step).max().orElse(1);
    this.coefficients = coefficients.stream().filter(one -> one.step() == step).toList();
    this.references = references.stream().filter(ranks.models()::contains).toList();
  }

  @Override
  public String toString() {
    List<String> models = ranks.byRank();
    TextTable table = new TextTable();
    table.add("", models);
    table.add("mean rank", cells(models, model -> number(ranks.meanRank(model), "%.3f")));
    table.add("best on", cells(models, model -> number(100 * ranks.won(model), "%.1f %%")));
    for (String reference : references) {
      table.add(
          "to " + reference,
          cells(
              models,
              model ->
                  model.equals(reference)
                      ? Notation.UNDEFINED
                      : number(100 * ranks.relativeLoss(model, reference), "%+.2f %%")));
      table.add(
          "better on",
          cells(
              models,
              model ->
                  model.equals(reference)
                      ? Notation.UNDEFINED
                      : "%s of %s".formatted(ranks.better(model, reference), ranks.series())));
    }
    table.add("rank IC", cells(models, model -> number(of(model).mean(), "%.4f")));
    table.add("t", cells(models, model -> number(of(model).t(), "%.2f")));
    StringBuilder text = new StringBuilder();
    text.append(
        "Ranks by %s over %s series, best first; to ...: mean %s relative to that model's\n\n"
            .formatted(ranks.loss(), ranks.series(), ranks.loss()));
    text.append(table).append('\n');
    sentences().forEach(sentence -> text.append(Comparison.wrapped("", sentence)));
    return text.toString();
  }

  /** What the tests say, a sentence or two for each. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Friedman friedman = ranks.friedman();
    boolean differ = friedman.p() <= Verdict.LEVEL;
    sentences.add(
        "Friedman: %s (%s)."
            .formatted(
                differ ? "the models differ in rank" : "no difference in rank shown",
                p(friedman.p())));
    if (differ) {
      sentences.add(nemenyi());
    }
    sentences.add(
        "Both tests take series as independent; series that move together make them too sure. The"
            + " tests by date above allow for that.");
    sentences.add(order());
    return sentences;
  }

  private String nemenyi() {
    List<String> ordered = ranks.byRank();
    String first = ordered.get(0);
    double difference = ranks.nemenyi().criticalDifference();
    List<String> near =
        ordered.stream()
            .skip(1)
            .filter(model -> ranks.meanRank(model) - ranks.meanRank(first) < difference)
            .toList();
    List<String> far = ordered.stream().skip(1).filter(model -> !near.contains(model)).toList();
    return "Nemenyi: mean ranks differ if they are %s or more apart. %s ranks first%s%s."
        .formatted(
            number(difference, "%.3f"),
            first,
            near.isEmpty() ? "" : "; no difference from it is shown for " + String.join(", ", near),
            far.isEmpty() ? "" : "; it ranks better than " + String.join(", ", far));
  }

  private String order() {
    String head =
        "Rank IC, the correlation over series of forecast and actual changes at step %s: "
            .formatted(step);
    if (coefficients.stream().allMatch(one -> Double.isNaN(one.coefficient().t()))) {
      return head + "not tested, for want of series or dates.";
    }
    List<String> known =
        coefficients.stream()
            .filter(one -> one.coefficient().p() <= Verdict.LEVEL)
            .map(
                one ->
                    "%s %s"
                        .formatted(
                            one.coefficient().mean() > 0 ? "right for" : "wrong for", one.model()))
            .toList();
    return head
        + (known.isEmpty()
            ? "no model is shown to know which series rise more than others."
            : "the order of the series is " + String.join(", ", known) + ".");
  }

  private InformationCoefficient of(String model) {
    return coefficients.stream()
        .filter(one -> one.model().equals(model))
        .findFirst()
        .orElseThrow()
        .coefficient();
  }

  private static List<String> cells(List<String> models, Function<String, String> cell) {
    return models.stream().map(cell).toList();
  }

  private static String number(double value, String format) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : Notation.UNDEFINED;
  }

  private static String p(double value) {
    return value < 0.001 ? "p < 0.001" : "p = " + number(value, "%.3f");
  }
}

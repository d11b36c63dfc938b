package io.github.sinecast.significance;

import static java.util.stream.Collectors.toSet;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.evaluation.SeriesUnits;
import io.github.sinecast.evaluation.WindowGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * What may be claimed of each model: whether it is better than the naive forecast, and how sure
 * that is. Immutable.
 *
 * <p>Point forecasts are tested against {@value ScoreTable#NAIVE} by absolute and by squared error,
 * distributions against walks by the CRPS of their quantiles and by the WQL; a reference that does
 * not take part is passed over. Each pair is tested once. The tests of the same series, loss and
 * step are a {@link TestFamily}.
 */
public final class Comparison {
  private static final int LINE = 100;

  private final List<ModelComparison> all;
  private final int series;

  private Comparison(List<ModelComparison> all, int series) {
    this.all = List.copyOf(all);
    this.series = series;
  }

  /**
   * Tests all models of a backtest, all series together, where there are several, and each: the
   * mean loss of all steps, and of the first of these groups each step too.
   *
   * @param scoring how scores are measured
   * @param references the names of the models that others are tested against
   * @param runs of each model that depends on a seed the names of its runs, its own first: tested
   *     is the mean of their losses, and one of a single run is never called better
   * @param seed of the bootstrap
   */
  public static Comparison of(
      BacktestResult result,
      Scoring scoring,
      References references,
      Map<String, List<String>> runs,
      long seed) {
    SeriesUnits units = scoring.units(result);
    List<ModelComparison> all = new ArrayList<>();
    List<WindowGroup> groups = result.groups();
    for (WindowGroup group : groups) {
      LossSeries losses = new LossSeries(result, group, units, scoring.isScaled());
      int lastStep =
          group.equals(groups.get(0)) && result.horizon() > 1 ? result.horizon() : Score.ALL_STEPS;
      for (int step = Score.ALL_STEPS; step <= lastStep; step++) {
        for (ComparedLoss loss : ComparedLoss.values()) {
          all.addAll(tested(result, group, losses, loss, references, step, runs, seed));
        }
      }
    }
    return new Comparison(all, groups.size());
  }

  /** Every test as a table, with the columns of {@link TestRow}. */
  public Table toTable() {
    return TestRow.COLUMNS.table("tests", TestRow.of(this));
  }

  /** All tests, in the order of the file. */
  public List<ModelComparison> all() {
    return all;
  }

  /**
   * What may be claimed of each model over all steps, a line for each loss; of several series, all
   * of them together. Empty where nothing could be tested.
   */
  public String toText() {
    if (all.isEmpty()) {
      return "";
    }
    String first = all.get(0).series();
    List<ModelComparison> printed =
        all.stream()
            .filter(one -> one.series().equals(first) && one.step() == Score.ALL_STEPS)
            .toList();
    return heading() + lines(printed, ModelComparison::model);
  }

  private String heading() {
    return "What may be claimed, at the 5 % level"
        + (series > 1 ? ", of the mean over all series at each date:\n" : ":\n");
  }

  /**
   * What may be claimed of some models over all steps, by each loss against the first of the
   * references. Empty where nothing of them was tested.
   */
  public String toBriefText(Set<String> models) {
    Map<String, ModelComparison> first = new LinkedHashMap<>();
    for (ModelComparison one : all) {
      boolean overall = one.series().equals(all.get(0).series()) && one.step() == Score.ALL_STEPS;
      if (overall && models.contains(one.model())) {
        first.putIfAbsent(one.model() + " " + one.loss(), one);
      }
    }
    return first.isEmpty()
        ? ""
        : heading() + lines(List.copyOf(first.values()), ModelComparison::model);
  }

  /** What may be claimed of one model over all steps, series by series, a line for each loss. */
  public String bySeries(String model) {
    return "What may be claimed of %s on each series, at the 5 %% level:\n".formatted(model)
        + lines(
            all.stream()
                .filter(one -> one.model().equals(model) && one.step() == Score.ALL_STEPS)
                .filter(one -> series == 1 || !one.series().equals(Score.ALL_SERIES))
                .toList(),
            ModelComparison::series);
  }

  /** A line for each test, under names that are told once each. */
  private static String lines(
      List<ModelComparison> printed, Function<ModelComparison, String> name) {
    int width = printed.stream().mapToInt(one -> name.apply(one).length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String told : printed.stream().map(name).distinct().toList()) {
      String shown = told;
      for (ModelComparison one : printed) {
        if (name.apply(one).equals(told)) {
          String head = shown + " ".repeat(width - shown.length()) + "  ";
          String loss = one.loss() + " ".repeat(6 - one.loss().length());
          text.append(wrapped(head + loss, one.sentence()));
          shown = "";
        }
      }
    }
    return text.toString();
  }

  private static List<ModelComparison> tested(
      BacktestResult result,
      WindowGroup group,
      LossSeries losses,
      ComparedLoss loss,
      References references,
      int step,
      Map<String, List<String>> runs,
      long seed) {
    Set<String> furtherRuns =
        runs.values().stream().flatMap(names -> names.stream().skip(1)).collect(toSet());
    Map<String, RunLosses> ofModels = new LinkedHashMap<>();
    for (String model : result.models()) {
      if (!furtherRuns.contains(model) && loss.judges(result.forecasts(model))) {
        List<double[]> ofRuns =
            runs.getOrDefault(model, List.of(model)).stream()
                .map(run -> losses.of(loss, run, step))
                .toList();
        ofModels.put(model, new RunLosses(model, ofRuns, runs.containsKey(model)));
      }
    }
    int overlap = result.origins().overlapping(step == Score.ALL_STEPS ? result.horizon() : step);
    TestFamily family = new TestFamily(group.series(), loss.label(), step, overlap, seed);
    for (String name : loss.among(references)) {
      // Whoever was a reference has met all others.
      RunLosses reference = ofModels.remove(name);
      if (reference != null) {
        List<RunLosses> tested =
            ofModels.values().stream()
                .filter(model -> !reference.hasSeeds() || model.hasSeeds())
                .toList();
        family.test(tested, reference, losses.hasUnit());
      }
    }
    return family.corrected();
  }

  /** A sentence after a head, in lines of a page's width. */
  static String wrapped(String head, String sentence) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(head);
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() > LINE && !line.toString().isBlank()) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(head.length() + 2));
      }
      line.append(word).append(' ');
    }
    return text.append(line.toString().stripTrailing()).append('\n').toString();
  }
}

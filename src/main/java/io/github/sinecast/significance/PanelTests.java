package io.github.sinecast.significance;

import static java.util.stream.Collectors.toSet;

import io.github.sinecast.Sample;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.evaluation.WindowGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What the models of a panel are worth by ranks: over series, {@link PanelRanks} by each loss; at
 * each date, the {@link InformationCoefficient} of each model. Empty of a single series.
 *
 * <p>A model with several seeds counts by the mean of its runs.
 *
 * @param ranks by each loss that at least two models have
 * @param coefficients of each model at each step
 */
public record PanelTests(List<PanelRanks> ranks, List<OfStep> coefficients) {
  /** The losses by which ranks are shown to people: the first that there is. */
  public static final List<String> SHOWN =
      List.of(ComparedLoss.CRPS.label(), ComparedLoss.MAE.label());

  /**
   * The coefficient of a model at a step.
   *
   * @param model the name of the model
   * @param step from 1 to H
   */
  public record OfStep(String model, int step, InformationCoefficient coefficient) {}

  public PanelTests {
    ranks = List.copyOf(ranks);
    coefficients = List.copyOf(coefficients);
  }

  /**
   * Tests all models of a backtest.
   *
   * @param scoring how scores are measured
   * @param runs of each model that depends on a seed the names of its runs, its own first
   */
  public static PanelTests of(
      BacktestResult result, Scoring scoring, Map<String, List<String>> runs) {
    List<WindowGroup> groups = result.groups();
    if (groups.size() == 1) {
      return new PanelTests(List.of(), List.of());
    }
    Set<String> furtherRuns =
        runs.values().stream().flatMap(names -> names.stream().skip(1)).collect(toSet());
    List<String> models =
        result.models().stream().filter(model -> !furtherRuns.contains(model)).toList();
    List<LossSeries> series =
        groups.stream()
            .skip(1)
            .map(group -> new LossSeries(result, group, scoring.units(result), scoring.isScaled()))
            .toList();
    List<PanelRanks> ranks = new ArrayList<>();
    for (ComparedLoss loss : ComparedLoss.values()) {
      List<String> ranked =
          models.stream().filter(model -> loss.judges(result.forecasts(model))).toList();
      double[][] losses =
          series.stream()
              .map(one -> ranked.stream().mapToDouble(model -> loss(one, loss, model, runs)))
              .map(DoubleStream::toArray)
              .filter(ofSeries -> Arrays.stream(ofSeries).allMatch(Double::isFinite))
              .toArray(double[][]::new);
      if (ranked.size() > 1 && losses.length > 0) {
        ranks.add(new PanelRanks(loss.label(), ranked, losses));
      }
    }
    RankedDates dates = RankedDates.of(result, scoring);
    List<OfStep> coefficients = new ArrayList<>();
    for (String model : models) {
      for (int step = 1; step <= result.horizon(); step++) {
        coefficients.add(
            new OfStep(
                model, step, dates.coefficient(runs.getOrDefault(model, List.of(model)), step)));
      }
    }
    return new PanelTests(ranks, coefficients);
  }

  private static double loss(
      LossSeries series, ComparedLoss loss, String model, Map<String, List<String>> runs) {
    return runs.getOrDefault(model, List.of(model)).stream()
        .mapToDouble(run -> Sample.mean(series.of(loss, run, Score.ALL_STEPS)))
        .average()
        .orElseThrow();
  }

  private PanelRanks shown() {
    return ranks.stream()
        .filter(one -> SHOWN.contains(one.loss()))
        .min(Comparator.comparingInt(one -> SHOWN.indexOf(one.loss())))
        .orElse(ranks.get(0));
  }

  /**
   * The ranks as a table for people and what they say: by CRPS, or by MAE where only points are
   * forecast. Empty of a single series.
   *
   * @param references the names of the models that others are tested against
   */
  public String toText(References references) {
    if (ranks.isEmpty()) {
      return "";
    }
    PanelRanks shown = shown();
    List<String> names =
        shown.loss().equals(ComparedLoss.CRPS.label())
            ? references.ofDistributions()
            : references.ofPoints();
    return new PanelText(shown, coefficients, names).toString();
  }
}

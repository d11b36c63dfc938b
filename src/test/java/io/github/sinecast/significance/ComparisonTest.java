package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.DriftForecaster;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.DistributionMetric;
import io.github.sinecast.evaluation.Examples;
import io.github.sinecast.evaluation.NormalWalk;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.Scoring;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int ROWS = 500;
  private static final int FROM = 100;
  private static final TimeSeries NOISE = Examples.daily("noise", noise(1, 100));
  private static final Forecaster HUNDRED = new Constant("hundred", 100);
  private static final Forecaster ZERO = new Constant("zero", 0);
  private static final References WALKS =
      References.naive(List.of("empirical-walk", "ewma-walk", "garch-walk"));
  private static final Forecaster COPY = new Copy("copy");

  /** A test over origins whose model is ahead. */
  private static final DieboldMariano.Result AHEAD =
      new DieboldMariano.Result(100, -0.1, false, -2.2, 0.03, LongRunVariance.RECTANGULAR, null);

  /** Forecasts one value for ever: right for noise around it. */
  private record Constant(String name, double value) implements Forecaster {
    @Override
    public int minimumHistory() {
      return 1;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      double[] points = new double[horizon];
      Arrays.fill(points, value);
      return histories.stream().map(history -> new Forecast(points)).toList();
    }
  }

  /** Forecasts what the last value does, under another name. */
  private record Copy(String name) implements Forecaster {
    @Override
    public int minimumHistory() {
      return 1;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      return new LastValueForecaster().forecast(histories, horizon);
    }
  }

  @Test
  void theMeanOfKnownNoiseIsBetterThanItsLastValueAndZeroIsWorse() {
    Comparison comparison = compare(3, Set.of(), HUNDRED, ZERO);

    ModelComparison better = row(comparison, "noise", "hundred", "MSE", Score.ALL_STEPS);
    assertEquals(Verdict.BETTER, better.verdict());
    // the last value has twice the squared error of the mean
    assertEquals(0.5, better.skill().skill(), 0.1);
    assertTrue(better.test().statistic() < 0);
    assertTrue(
        better
            .sentence()
            .matches(
                "better than last-value \\(MSE -\\d+\\.\\d\\d %, Holm-corrected DM p"
                    + " < 0\\.001, skill 0\\.\\d{4} \\[0\\.\\d{4}, 0\\.\\d{4}]\\)"),
        better.sentence());
    assertEquals(Verdict.WORSE, row(comparison, "noise", "zero", "MAE", Score.ALL_STEPS).verdict());
  }

  @Test
  void aSingleRunIsNeverCalledBetter() {
    Comparison comparison = compare(3, Set.of("hundred"), HUNDRED, ZERO);

    ModelComparison single = row(comparison, "noise", "hundred", "MAE", Score.ALL_STEPS);
    assertEquals(Verdict.BETTER_IN_ONE_RUN, single.verdict());
    assertTrue(single.sentence().startsWith("ahead of last-value in this one run"));
    assertEquals(Verdict.WORSE, row(comparison, "noise", "zero", "MAE", Score.ALL_STEPS).verdict());
  }

  @Test
  void theSameForecastsShowNoDifferenceWithoutAnyNaN() throws IOException {
    Comparison comparison = compare(1, Set.of(), COPY);

    ModelComparison same = row(comparison, "noise", "copy", "MAE", Score.ALL_STEPS);
    assertEquals(Verdict.NO_DIFFERENCE, same.verdict());
    assertEquals("no difference: the losses of last-value at every cutoff", same.sentence());
    assertEquals(
        """
        series,model,reference,loss,step,statistic,p,p_holm,p_seeds,skill,lower,upper,verdict
        noise,copy,last-value,MAE,all,0.0,1.0,1.0,,0.0,0.0,0.0,no-difference
        noise,copy,last-value,MSE,all,0.0,1.0,1.0,,0.0,0.0,0.0,no-difference
        """,
        csv(comparison));
  }

  @Test
  void theTestIsThatOfTheMeanLossAtEachOrigin() {
    int horizon = 4;
    Comparison comparison = compare(horizon, Set.of(), HUNDRED);
    double[] values = NOISE.targetValues();
    double[] ofAll = new double[ROWS - FROM - horizon + 1];
    double[] ofSecond = new double[ofAll.length];
    for (int origin = FROM; origin <= ROWS - horizon; origin++) {
      for (int row = origin; row < origin + horizon; row++) {
        double own = Math.abs(values[row] - 100);
        double naive = Math.abs(values[row] - values[origin - 1]);
        ofAll[origin - FROM] += (own - naive) / horizon;
        if (row == origin + 1) {
          ofSecond[origin - FROM] = own - naive;
        }
      }
    }

    assertEquals(
        new DieboldMariano(4).test(ofAll).statistic(),
        row(comparison, "noise", "hundred", "MAE", Score.ALL_STEPS).test().statistic(),
        1e-9);
    assertEquals(
        new DieboldMariano(2).test(ofSecond).statistic(),
        row(comparison, "noise", "hundred", "MAE", 2).test().statistic(),
        1e-9);
  }

  @Test
  void pValuesAreCorrectedOverTheModelsOfOneLossAndStep() {
    Comparison comparison = compare(2, Set.of(), HUNDRED, ZERO, COPY, new DriftForecaster());

    for (String loss : List.of("MAE", "MSE")) {
      for (int step = Score.ALL_STEPS; step <= 2; step++) {
        int at = step;
        List<ModelComparison> family =
            comparison.all().stream()
                .filter(one -> one.loss().equals(loss) && one.step() == at)
                .toList();
        assertEquals(4, family.size());
        // The copy of the reference is no hypothesis: three are corrected, and it stays at 1.
        List<ModelComparison> hypotheses =
            family.stream().filter(one -> !one.model().equals("copy")).toList();
        double[] corrected =
            HolmCorrection.of(hypotheses.stream().mapToDouble(one -> one.test().p()).toArray());
        for (int index = 0; index < 3; index++) {
          assertEquals(corrected[index], hypotheses.get(index).pHolm());
          assertEquals(3, hypotheses.get(index).compared());
        }
        assertEquals(1, family.get(2).pHolm());
      }
    }
  }

  @Test
  void theSameSeriesTwiceIsNoMoreEvidenceThanOnce() {
    TimeSeries twin = Examples.daily("twin", noise(1, 100));
    Comparison once = compare(3, Set.of(), HUNDRED);
    Comparison twice =
        comparison(SeriesSet.of(NOISE, twin), 3, Scoring.inFileUnits(1), Set.of(), HUNDRED);

    assertEquals(
        row(once, "noise", "hundred", "MAE", Score.ALL_STEPS).test().statistic(),
        row(twice, Score.ALL_SERIES, "hundred", "MAE", Score.ALL_STEPS).test().statistic(),
        1e-9);
  }

  @Test
  void theSeriesOfHighPricesDoesNotCountAlone() {
    TimeSeries dear =
        Examples.daily("dear", Arrays.stream(noise(2, 100)).map(value -> 1000 * value).toArray());
    TimeSeries cheap = Examples.daily("cheap", noise(2, 100));
    SeriesSet other = SeriesSet.of(Examples.daily("one", noise(1, 100)), dear);
    SeriesSet same = SeriesSet.of(Examples.daily("one", noise(1, 100)), cheap);

    assertEquals(
        row(drift(same), Score.ALL_SERIES, "drift", "MAE", Score.ALL_STEPS).test().statistic(),
        row(drift(other), Score.ALL_SERIES, "drift", "MAE", Score.ALL_STEPS).test().statistic(),
        1e-9);
  }

  @Test
  void distributionsAreTestedAgainstTheReferenceWalkByTheScoreOfTheirQuantiles() {
    Forecaster reference = new NormalWalk(ScoreTable.REFERENCE_WALK, 1.4);
    Forecaster wide = new NormalWalk("wide", 6);
    Comparison comparison = compare(1, Set.of(), reference, wide);

    ModelComparison row = row(comparison, "noise", "wide", "CRPS", Score.ALL_STEPS);
    assertEquals(ScoreTable.REFERENCE_WALK, row.reference());
    assertEquals(Verdict.WORSE, row.verdict());
    BacktestResult result = result(SeriesSet.of(NOISE), 1, reference, wide);
    ScoreTable scores = Scoring.inFileUnits(1).score(result);
    double ratio =
        scores.score("noise", "wide", DistributionMetric.CRPS, Score.ALL_STEPS).value()
            / scores.score("noise", ScoreTable.REFERENCE_WALK, DistributionMetric.CRPS, 0).value();
    assertEquals(1 - ratio, row.skill().skill(), 1e-12);
  }

  @Test
  void withoutAReferenceWalkNoDistributionIsTested() {
    Comparison comparison = compare(1, Set.of(), new NormalWalk("wide", 6));

    assertTrue(
        comparison.all().stream().noneMatch(one -> Set.of("CRPS", "WQL").contains(one.loss())));
  }

  @Test
  void everyPairOfReferenceWalkAndDistributionIsTestedOnceAndTheirPValuesAreCorrectedTogether() {
    Comparison comparison =
        compare(
            1,
            Set.of(),
            new NormalWalk("garch-walk", 3),
            new NormalWalk("own", 1.2),
            new NormalWalk("empirical-walk", 1.4));

    for (String loss : List.of("CRPS", "WQL")) {
      List<ModelComparison> family =
          comparison.all().stream()
              .filter(one -> one.loss().equals(loss) && one.step() == Score.ALL_STEPS)
              .toList();
      assertEquals(
          List.of(
              "garch-walk against empirical-walk",
              "own against empirical-walk",
              "own against garch-walk"),
          family.stream().map(one -> one.model() + " against " + one.reference()).toList());
      double[] corrected =
          HolmCorrection.of(family.stream().mapToDouble(one -> one.test().p()).toArray());
      for (int index = 0; index < corrected.length; index++) {
        assertEquals(corrected[index], family.get(index).pHolm());
        assertEquals(3, family.get(index).compared());
      }
      assertEquals(Verdict.BETTER, family.get(2).verdict());
    }
    assertTrue(comparison.toText().contains("better than garch-walk (WQL -"), comparison.toText());
  }

  @Test
  void theSkillByWqlIsThatOfTheScores() {
    Forecaster reference = new NormalWalk("ewma-walk", 1.4);
    Forecaster wide = new NormalWalk("wide", 6);
    ScoreTable scores =
        Scoring.inFileUnits(1).score(result(SeriesSet.of(NOISE), 2, reference, wide));
    double ratio =
        scores.score("noise", "wide", DistributionMetric.WQL, Score.ALL_STEPS).value()
            / scores.score("noise", "ewma-walk", DistributionMetric.WQL, Score.ALL_STEPS).value();

    assertEquals(
        1 - ratio,
        row(compare(2, Set.of(), reference, wide), "noise", "wide", "WQL", Score.ALL_STEPS)
            .skill()
            .skill(),
        1e-12);
  }

  @Test
  void tooFewOriginsAreNotTestedAndSayWhy() {
    Comparison comparison =
        Comparison.of(
            new Backtest(Map.of("noise", new RowRange(ROWS - 20, ROWS)), 5)
                .run(SeriesSet.of(NOISE), List.of(new LastValueForecaster(), HUNDRED)),
            Scoring.inFileUnits(1),
            WALKS,
            Map.of(),
            1);

    ModelComparison row = row(comparison, "noise", "hundred", "MAE", Score.ALL_STEPS);
    assertEquals(Verdict.NOT_TESTED, row.verdict());
    assertEquals(
        "not tested (16 cutoffs whose windows overlap over 5 steps are too few, 50 are needed)",
        row.sentence());
  }

  @Test
  void thePageHasALineForEachModelAndLossOfAtMostAHundredColumns() {
    String text =
        compare(3, Set.of("hundred"), HUNDRED, ZERO, COPY, new DriftForecaster()).toText();

    assertTrue(
        text.startsWith("What may be claimed, at the 5 % level:\nhundred  MAE   ahead"), text);
    assertTrue(text.contains("\ncopy     MAE   no difference: the losses of last-value"), text);
    assertTrue(text.contains("\n         MSE   "), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    assertTrue(!text.contains("NaN"), text);
  }

  @Test
  void severalRunsOfAModelAreTestedAsOneByTheMeanOfTheirLosses() {
    BacktestResult result = result(SeriesSet.of(NOISE), 2, HUNDRED, ZERO);
    Map<String, List<String>> runs = Map.of("hundred", List.of("hundred", "zero"));

    Comparison comparison = Comparison.of(result, Scoring.inFileUnits(1), WALKS, runs, 42);

    assertTrue(comparison.all().stream().noneMatch(one -> one.model().equals("zero")));
    double expected =
        mean(result, "hundred", "zero") / mean(result, ScoreTable.NAIVE, ScoreTable.NAIVE);
    ModelComparison row = row(comparison, "noise", "hundred", "MAE", Score.ALL_STEPS);
    assertEquals(1 - expected, row.skill().skill(), 1e-12, "rounding of sums");
    assertFalse(row.verdict().name().contains("ONE_RUN"), row.verdict().name());
  }

  private static double mean(BacktestResult result, String one, String other) {
    double sum = 0;
    for (int window = 0; window < result.windows(); window++) {
      for (int step = 1; step <= result.horizon(); step++) {
        sum += Math.abs(result.forecast(one, window, step) - result.actual(window, step)) / 2;
        sum += Math.abs(result.forecast(other, window, step) - result.actual(window, step)) / 2;
      }
    }
    return sum;
  }

  @Test
  void whereTestAndIntervalDisagreeNothingIsClaimed() {
    MovingBlockBootstrap.Interval above = new MovingBlockBootstrap.Interval(0.1, 0.01, 0.2);
    MovingBlockBootstrap.Interval reachesZero = new MovingBlockBootstrap.Interval(0.1, -0.01, 0.2);

    assertEquals(
        Verdict.NO_DIFFERENCE_SHOWN,
        Verdict.of(AHEAD, 0.03, Double.NaN, reachesZero, Verdict.Seeds.NONE));
    assertEquals(
        Verdict.NO_DIFFERENCE_SHOWN,
        Verdict.of(AHEAD, 0.06, Double.NaN, above, Verdict.Seeds.NONE));
    assertEquals(Verdict.BETTER, Verdict.of(AHEAD, 0.03, Double.NaN, above, Verdict.Seeds.NONE));
  }

  @Test
  void ofSeveralSeedsTheTestOverTheseMustAgree() {
    MovingBlockBootstrap.Interval above = new MovingBlockBootstrap.Interval(0.1, 0.01, 0.2);

    assertEquals(Verdict.BETTER, Verdict.of(AHEAD, 0.03, 0.05, above, Verdict.Seeds.SEVERAL));
    for (double shownByNoSeeds : new double[] {0.06, Double.NaN}) {
      assertEquals(
          Verdict.AHEAD_WITHIN_SEEDS,
          Verdict.of(AHEAD, 0.03, shownByNoSeeds, above, Verdict.Seeds.SEVERAL));
    }
  }

  /** A third of three times a number is not always that number. */
  @Test
  void threeRunsThatForecastWhatTheReferenceDoesAreNoDifference() {
    Forecaster[] copies = {new Copy("one"), new Copy("two"), new Copy("three")};
    Map<String, List<String>> runs = Map.of("one", List.of("one", "two", "three"));
    Comparison comparison =
        Comparison.of(
            result(SeriesSet.of(NOISE), 1, copies), Scoring.inFileUnits(1), WALKS, runs, 42);

    assertFalse(comparison.all().isEmpty());
    for (ModelComparison one : comparison.all()) {
      assertEquals(Verdict.NO_DIFFERENCE, one.verdict(), one.sentence());
    }
  }

  /** Two seeds, one of them by far the better: by the mean at each origin nobody would notice. */
  @Test
  void aDifferenceThatSeedsMayExplainIsNoClaim() {
    Forecaster lucky = new Constant("lucky", 100);
    Forecaster unlucky = new Constant("unlucky", 100.9);
    Map<String, List<String>> runs = Map.of("lucky", List.of("lucky", "unlucky"));
    Comparison comparison =
        Comparison.of(
            result(SeriesSet.of(NOISE), 1, lucky, unlucky),
            Scoring.inFileUnits(1),
            WALKS,
            runs,
            42);

    ModelComparison row = row(comparison, "noise", "lucky", "MAE", Score.ALL_STEPS);
    assertTrue(row.pHolm() < 0.001, row.sentence());
    assertEquals(Verdict.AHEAD_WITHIN_SEEDS, row.verdict());
    assertTrue(
        row.sentence().startsWith("ahead of last-value, but within the variation between seeds"),
        row.sentence());
    assertTrue(row.sentence().contains("but p over seeds = 0."), row.sentence());
  }

  private static Comparison drift(SeriesSet series) {
    return comparison(series, 3, Scoring.inFileUnits(1), Set.of(), new DriftForecaster());
  }

  private static Comparison compare(int horizon, Set<String> singleRuns, Forecaster... rivals) {
    return comparison(SeriesSet.of(NOISE), horizon, Scoring.inFileUnits(1), singleRuns, rivals);
  }

  private static Comparison comparison(
      SeriesSet series,
      int horizon,
      Scoring scoring,
      Set<String> singleRuns,
      Forecaster... rivals) {
    Map<String, List<String>> runs =
        singleRuns.stream().collect(Collectors.toMap(name -> name, List::of));
    return Comparison.of(result(series, horizon, rivals), scoring, WALKS, runs, 42);
  }

  private static BacktestResult result(SeriesSet series, int horizon, Forecaster... rivals) {
    Map<String, RowRange> ranges =
        series.list().stream()
            .collect(Collectors.toMap(TimeSeries::id, one -> new RowRange(FROM, ROWS)));
    List<Forecaster> all = new ArrayList<>(List.of(new LastValueForecaster()));
    all.addAll(List.of(rivals));
    return new Backtest(ranges, horizon).run(series, all);
  }

  private static ModelComparison row(
      Comparison comparison, String series, String model, String loss, int step) {
    return comparison.all().stream()
        .filter(
            one ->
                one.series().equals(series)
                    && one.model().equals(model)
                    && one.loss().equals(loss)
                    && one.step() == step)
        .findFirst()
        .orElseThrow();
  }

  private static String csv(Comparison comparison) throws IOException {
    return RunFiles.TESTS.text(TestRow.of(comparison));
  }

  private static double[] noise(long seed, double around) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return random.doubles(ROWS).map(value -> around + 4 * value - 2).toArray();
  }
}

package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best baseline is chosen on the validation split, and what cannot be chosen is named. */
class ReferenceChoiceTest {
  private static final int VALIDATION_FROM = 105;

  private static final String BASELINES =
      "evaluation.baselines=[last-value, empirical-walk, {type: ewma-walk, decay: 0.5},"
          + " {type: ewma-walk, decay: 0.97}, {type: log-har-walk, range: squared-change}]";

  @TempDir private Path folder;

  @Test
  void theBestBaselineHasTheLeastCrpsOnTheValidationSplit() throws IOException {
    for (double restless : new double[] {0.02, 1, 5}) {
      Experiment experiment = experiment(row -> 0, restless);
      assertEquals(bestByDefinition(experiment), chosen(experiment).names().get(0));
    }
  }

  @Test
  void aCalmValidationSplitChoosesAnotherBaseline() throws IOException {
    assertTrue(
        !chosen(experiment(row -> 0, 1))
            .names()
            .equals(chosen(experiment(row -> 0, 0.02)).names()));
  }

  @Test
  void testRowsMoveNothingOfTheChoice() throws IOException {
    ReferenceChoice known = chosen(experiment(row -> 0, 1));
    ReferenceChoice changed =
        chosen(experiment(row -> row < Small.TEST_FROM ? 0 : row % 2 == 0 ? 60 : 5, 1));
    assertEquals(known, changed);
  }

  @Test
  void aBaselineThatCannotBeFittedBeforeTheValidationSplitIsNamedWithTheReason()
      throws IOException {
    Experiment experiment = experiment(row -> 0, 1);
    Judgement judgement = new Judge(experiment).judgeBaselines();

    assertTrue(judgement.scores().models().contains("log-har-squared-change-walk"));
    assertEquals(
        List.of(
            "Best baseline: %s, by CRPS on the validation split"
                .formatted(bestByDefinition(experiment)),
            "log-har-squared-change-walk cannot be chosen as best baseline from the rows before the"
                + " validation split: log-har-squared-change-walk learns from at least 107 rows"
                + " that are not all equal; series a has 105 from 2019-01-01 on"),
        judgement.remarks());
  }

  @Test
  void aReferenceThatIsNoBaselineIsNamed() throws IOException {
    Experiment experiment =
        experiment(row -> 0, 1, "evaluation.references=[garch-walk-drift, empirical-walk]");
    assertEquals(
        List.of(
            "Distributions are not tested against garch-walk-drift, which evaluation.baselines"
                + " lacks"),
        chosen(experiment).remarks());
  }

  /** The calm series is best told by another baseline than the restless one. */
  @Test
  void theUnitOfASeriesOfAPanelChoosesNothing() throws IOException {
    assertEquals(chosen(panel(1, 1)), chosen(panel(1e6, 1)));
    assertEquals(chosen(panel(1, 1)), chosen(panel(1, 1e6)));
  }

  private Experiment panel(double unit, double other) throws IOException {
    double[] calm = walk(0.02);
    double[] restless = walk(5);
    List<String> lines = new ArrayList<>(List.of("date,calm,restless"));
    for (int row = 0; row < Small.ROWS; row++) {
      lines.add(
          "%s,%s,%s"
              .formatted(
                  LocalDate.of(2019, 1, 1).plusDays(row), unit * calm[row], other * restless[row]));
    }
    Path table = Files.write(folder.resolve("panel.csv"), lines);
    return Experiment.prepare(
        Small.config(
            table,
            BASELINES,
            "data.csv.layout=wide",
            "data.csv.target-columns=[calm, restless]",
            "evaluation.references=[best]"));
  }

  private static ReferenceChoice chosen(Experiment experiment) {
    return new Judge(experiment).references();
  }

  /**
   * A random walk, calmer or more restless in the validation split.
   *
   * @param added to each price
   */
  private Experiment experiment(IntToDoubleFunction added, double restless, String... more)
      throws IOException {
    double[] prices = walk(restless);
    Path table =
        Small.days(
            folder.resolve("a.csv"), Small.ROWS, row -> prices[row] + added.applyAsDouble(row));
    List<String> assignments = new ArrayList<>(List.of(BASELINES));
    if (more.length == 0) {
      assignments.add("evaluation.references=[best]");
    }
    assignments.addAll(List.of(more));
    return Experiment.prepare(Small.config(table, assignments.toArray(String[]::new)));
  }

  private static double[] walk(double restless) {
    double[] prices = new double[Small.ROWS];
    SplittableRandom random = new SplittableRandom(3);
    double sum = 0;
    for (int row = 0; row < prices.length; row++) {
      boolean validates = row >= VALIDATION_FROM && row < Small.TEST_FROM;
      sum += random.nextDouble(-0.02, 0.02) * (validates ? restless : 1);
      prices[row] = 100 * Math.exp(sum);
    }
    return prices;
  }

  /** The mean over windows, steps and levels of the pinball loss, in a slow loop. */
  private static String bestByDefinition(Experiment experiment) {
    TimeSeries series = experiment.series().list().get(0);
    List<Double> levels = experiment.config().evaluation().quantiles();
    String best = "";
    double least = Double.POSITIVE_INFINITY;
    for (Baseline baseline : experiment.config().evaluation().baselines().subList(1, 4)) {
      Forecaster fitted =
          baseline.fit(
              experiment.series(), Map.of(series.id(), new RowRange(0, VALIDATION_FROM)), 2);
      double loss = 0;
      for (int origin = VALIDATION_FROM; origin + 2 <= Small.TEST_FROM; origin++) {
        Forecast forecast = fitted.forecast(List.of(series.until(origin)), 2).get(0);
        for (int step = 1; step <= 2; step++) {
          for (double level : levels) {
            double error =
                series.target(origin + step - 1) - forecast.distribution(step).quantile(level);
            loss += Math.max(level * error, (level - 1) * error);
          }
        }
      }
      if (loss < least) {
        least = loss;
        best = baseline.name();
      }
    }
    return best;
  }
}

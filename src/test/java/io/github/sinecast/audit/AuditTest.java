package io.github.sinecast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.run.AuditRow;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  @TempDir private Path folder;

  @Test
  void anExperimentThatLooksAtThePastOnlyPasses() throws IOException {
    Experiment experiment = Examples.experiment(folder);
    List<AuditRow> told = new ArrayList<>();
    AuditResult result = Audit.of(experiment, true, told::add);
    assertEquals(List.of(), result.leaks());
    assertTrue(result.passed());
    assertEquals(told, result.findings());
    List<String> subjects = told.stream().map(AuditRow::subject).toList();
    assertTrue(subjects.contains("scales, end of training (2019-04-16)"), subjects::toString);
    assertTrue(subjects.contains("weights, end of validation (2019-05-01)"), subjects::toString);
    assertTrue(
        subjects.contains("forecasts of encoder, 2/3 of the test split (2019-05-21)"),
        subjects::toString);
  }

  @Test
  void aScalerFittedToAllRowsIsFound() throws IOException {
    Experiment experiment = Examples.experiment(folder);
    List<AuditRow> leaks =
        leaks(experiment, series -> new ScaledByAllRows(experiment.on(series), series));
    assertTrue(
        leaks.stream().anyMatch(leak -> leak.subject().startsWith("scales, end of training")),
        leaks::toString);
    assertTrue(
        leaks.stream().anyMatch(leak -> leak.subject().startsWith("training inputs")),
        leaks::toString);
  }

  @Test
  void aFeatureShiftedByOneRowIsFoundInTheInputsOfTraining() throws IOException {
    Experiment experiment =
        Examples.experiment(folder, "window.channels=[{type: column, name: hint}]");
    List<AuditRow> leaks =
        leaks(
            experiment,
            series -> new ExperimentPipeline(experiment).fit(knowingTheNextRow(series)));
    // The last training row's hint is the first validation row's change.
    assertTrue(
        leaks.stream().anyMatch(leak -> leak.subject().startsWith("scales, end of training")),
        leaks::toString);
    assertTrue(
        leaks.stream().anyMatch(leak -> leak.subject().startsWith("forecasts of encoder")),
        leaks::toString);
    assertFalse(
        leaks.stream().anyMatch(leak -> leak.subject().startsWith("forecasts of last-value")),
        leaks::toString);
  }

  @Test
  void aForecasterThatLearnedFromTestRowsIsFoundAndNamed() throws IOException {
    Experiment experiment = Examples.experiment(folder);
    Pipeline pipeline =
        series ->
            new With(
                new ExperimentPipeline(experiment).fit(series),
                new Constant("mean-of-all", mean(series.list().get(0))));
    List<AuditRow> leaks = leaks(experiment, pipeline);
    assertEquals(3, leaks.size(), leaks::toString);
    for (AuditRow leak : leaks) {
      assertTrue(leak.subject().startsWith("forecasts of mean-of-all, "), leak.subject());
      assertTrue(leak.found().startsWith("CHANGED: series "), leak.found());
    }
  }

  @Test
  void aColumnShiftedInTheFileIsFoundAndOneOfNoiseIsNot() throws IOException {
    Experiment experiment =
        Examples.experiment(
            folder,
            "window.channels=[return, {type: column, name: noise}, {type: column, name: hint}]");
    AuditResult result = Audit.of(experiment, true, found -> {});
    assertFalse(result.passed());
    assertEquals(List.of("hint"), result.leaks().stream().map(AuditRow::subject).toList());
    assertEquals("column", result.leaks().get(0).check());
  }

  @Test
  void aColumnThatKnowsTheFutureIsRefusedAsPastAndAcceptedAsKnown() throws IOException {
    AuditResult past =
        Audit.of(
            Examples.experiment(folder, "window.covariates={past: [hint]}"), true, found -> {});
    assertEquals(List.of("hint"), past.leaks().stream().map(AuditRow::subject).toList());
    AuditResult known =
        Audit.of(
            Examples.experiment(folder, "window.covariates={known: [hint]}"), true, found -> {});
    assertEquals(List.of(), known.leaks());
    AuditRow moved =
        known.findings().stream()
            .filter(found -> found.check().equals("known-ahead"))
            .findFirst()
            .orElseThrow();
    assertTrue(moved.found().startsWith("used, as they should be: series "), moved.found());
  }

  @Test
  void aModelThatIgnoresWhatIsKnownAheadIsFound() throws IOException {
    Experiment experiment = Examples.experiment(folder, "window.covariates={known: [hint]}");
    List<AuditRow> leaks =
        leaks(
            experiment,
            // A pipeline that never looks at what it is given there.
            series ->
                new ExperimentPipeline(experiment)
                    .fit(
                        SeriesSet.of(
                            series.list().get(0).with(experiment.series().list().get(0).ahead()))));
    assertEquals(List.of("known-ahead"), leaks.stream().map(AuditRow::check).toList());
    assertTrue(leaks.get(0).found().startsWith("IGNORED: "), leaks.get(0).found());
  }

  @Test
  void everyRefitOfARollingOriginIsAudited() throws IOException {
    Experiment experiment =
        Examples.experiment(folder, "evaluation.backtest={type: rolling-origin, refit-every: 12}");
    AuditResult result = Audit.of(experiment, true, found -> {});
    assertEquals(List.of(), result.leaks());
    assertEquals(
        List.of("fit 1 of 3", "fit 2 of 3", "fit 3 of 3"),
        result.findings().stream()
            .filter(found -> found.check().equals("look-ahead"))
            .map(AuditRow::subject)
            .toList());
  }

  @Test
  void whoeverReadsLaterRowsIsTooGoodOnPricesAndIsFound() {
    TimeSeries walk = walk();
    Map<String, RowRange> tested = Map.of("walk", new RowRange(400, 600));
    // A history knows no later rows, so this forecaster has the series itself.
    Forecaster knowing =
        new Rule("knowing", history -> walk.target(Math.min(599, history.length())));
    AuditRow found = ImplausibleSkill.of(knowing, SeriesSet.of(walk), tested, 2).get(0);
    assertTrue(found.leak(), found.found());
    assertTrue(found.found().startsWith("IMPLAUSIBLE on series walk"), found.found());
    AuditRow honest =
        ImplausibleSkill.of(followingTheLastChange("momentum", 1), SeriesSet.of(walk), tested, 2)
            .get(0);
    assertFalse(honest.leak());
    assertTrue(honest.found().endsWith("; plausible"), honest.found());
  }

  @Test
  void skillOnASeriesThatItsOwnPastTellsIsNotJudged() throws IOException {
    Experiment experiment = Examples.experiment(folder);
    TimeSeries waves = experiment.series().list().get(0);
    assertFalse(ImplausibleSkill.priceLike(waves));
    assertTrue(ImplausibleSkill.priceLike(walk()));
    AuditRow found =
        ImplausibleSkill.of(
                new Rule("before", history -> history.target(history.length() - 7)),
                experiment.series(),
                Map.of(waves.id(), new RowRange(60, 150)),
                2)
            .get(0);
    assertFalse(found.leak());
    assertTrue(found.found().startsWith("not checked: "), found.found());
  }

  /** Six hundred prices without a memory. */
  private static TimeSeries walk() {
    Random random = new Random(5);
    double[] prices = new double[600];
    double level = Math.log(100);
    for (int row = 0; row < prices.length; row++) {
      level += 0.01 * random.nextGaussian();
      prices[row] = Math.exp(level);
    }
    return new TimeSeries("walk", TimeLine.ofRows(600), "close", Map.of("close", prices));
  }

  @Test
  void whoeverReadsTheLastValueOnlyDoesNotUseOrder() throws IOException {
    Experiment experiment = Examples.experiment(folder);
    assertEquals(
        "no change: order is not used",
        order(experiment, new Rule("last", history -> history.last())).found());
    assertEquals(
        "no change: order is not used",
        order(experiment, new Rule("before", history -> history.target(history.length() - 7)))
            .found());
  }

  @Test
  void whoeverReadsTheLastChangeUsesOrderAndMayGainNothingByIt() throws IOException {
    Experiment experiment = Examples.experiment(folder);
    // The fast wave of the prices turns around from row to row.
    AuditRow reversal = order(experiment, followingTheLastChange("reversal", -0.5));
    assertTrue(reversal.found().contains("this model uses order"), reversal.found());
    assertFalse(reversal.leak());
    AuditRow momentum = order(experiment, followingTheLastChange("momentum", 1));
    assertTrue(momentum.found().contains("gain nothing by it"), momentum.found());
  }

  @Test
  void shuffledWindowsMayBeAsFarApartAsTheJudgedOnes() throws IOException {
    Experiment experiment = Examples.experiment(folder);
    Forecaster last = new Rule("last", history -> history.last());
    int[] windows = new int[8];
    for (int stepSize = 1; stepSize < windows.length; stepSize++) {
      windows[stepSize] =
          OrderUse.of(
                  last,
                  experiment.series(),
                  experiment.split(),
                  experiment.config().window(),
                  stepSize,
                  1)
              .windows();
    }
    for (int stepSize = 2; stepSize < windows.length; stepSize++) {
      int fewer = windows[1] - stepSize * windows[stepSize];
      assertTrue(windows[stepSize] > 0 && Math.abs(fewer) < stepSize, stepSize + ": " + fewer);
    }
  }

  private static Forecaster followingTheLastChange(String name, double share) {
    return new Rule(
        name,
        history ->
            history.last() + share * (history.last() - history.target(history.length() - 2)));
  }

  private static AuditRow order(Experiment experiment, Forecaster forecaster) {
    return OrderUse.of(
            forecaster, experiment.series(), experiment.split(), experiment.config().window(), 1, 1)
        .finding(forecaster.name());
  }

  private static List<AuditRow> leaks(Experiment experiment, Pipeline pipeline) {
    List<AuditRow> findings = new ArrayList<>();
    new Audit(experiment.series(), experiment.split(), experiment.config().window(), 1)
        .lookAhead(pipeline, findings::add);
    return new AuditResult(findings).leaks();
  }

  private static SeriesSet knowingTheNextRow(SeriesSet set) {
    TimeSeries series = set.list().get(0);
    Map<String, double[]> columns = new LinkedHashMap<>();
    series.columnNames().forEach(name -> columns.put(name, series.values(name)));
    double[] hint = new double[series.length()];
    for (int row = 0; row < hint.length - 1; row++) {
      hint[row] = series.target(row + 1) - series.target(row);
    }
    columns.put("hint", hint);
    return SeriesSet.of(new TimeSeries(series.id(), series.time(), series.target(), columns));
  }

  private static double mean(TimeSeries series) {
    double sum = 0;
    for (double value : series.targetValues()) {
      sum += value;
    }
    return sum / series.length();
  }

  /** A forecaster that answers every step by one rule. */
  private record Rule(String name, ToDoubleFunction<History> rule) implements Forecaster {
    @Override
    public int minimumHistory() {
      return 8;
    }

    @Override
    public List<Forecast> forecast(List<History> histories, int horizon) {
      return histories.stream()
          .map(
              history -> {
                double[] points = new double[horizon];
                Arrays.fill(points, rule.applyAsDouble(history));
                return new Forecast(points);
              })
          .toList();
    }
  }

  private static final class Constant {
    private final Forecaster forecaster;

    Constant(String name, double value) {
      this.forecaster = new Rule(name, history -> value);
    }
  }

  /** A pipeline with one forecaster more. */
  private record With(Pipeline.Fitted fitted, Constant more) implements Pipeline.Fitted {
    @Override
    public SeriesSet series() {
      return fitted.series();
    }

    @Override
    public SeriesScales scales() {
      return fitted.scales();
    }

    @Override
    public Windows trainingWindows() {
      return fitted.trainingWindows();
    }

    @Override
    public TrainingResult training() {
      return fitted.training();
    }

    @Override
    public List<Forecaster> forecasters() {
      List<Forecaster> all = new ArrayList<>(List.of(more.forecaster));
      all.addAll(fitted.forecasters());
      return all;
    }

    @Override
    public void close() {
      fitted.close();
    }
  }

  /** A pipeline whose scales have seen every row. */
  private static final class ScaledByAllRows implements Pipeline.Fitted {
    private final Experiment experiment;
    private final SeriesSet series;
    private final Map<String, SeriesScale> scales = new LinkedHashMap<>();
    private final Pipeline.Fitted honest;

    ScaledByAllRows(Experiment experiment, SeriesSet series) {
      this.experiment = experiment;
      this.series = series;
      this.honest = new ExperimentPipeline(experiment).fit(series);
      WindowSpec window = experiment.config().window();
      for (TimeSeries one : series) {
        scales.put(one.id(), SeriesScale.fit(window, one.history(), new RowRange(0, one.length())));
      }
    }

    @Override
    public SeriesSet series() {
      return series;
    }

    @Override
    public SeriesScales scales() {
      Map<String, TrainedSeries> trained = new LinkedHashMap<>();
      for (TimeSeries one : series) {
        RowRange rows = experiment.split().train(one.id());
        trained.put(
            one.id(), TrainedSeries.of(scales.get(one.id()), one.history(), rows, rows.to()));
      }
      return new SeriesScales(trained);
    }

    @Override
    public Windows trainingWindows() {
      Map<String, RowRange> rows = new LinkedHashMap<>();
      series.forEach(one -> rows.put(one.id(), experiment.split().train(one.id())));
      return new Windows(experiment.config().window(), series, rows, scales, 1);
    }

    @Override
    public TrainingResult training() {
      return honest.training();
    }

    @Override
    public List<Forecaster> forecasters() {
      return honest.forecasters();
    }

    @Override
    public void close() {
      honest.close();
    }
  }
}

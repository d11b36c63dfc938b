package io.github.sinecast.report.page;

import io.github.sinecast.coverage.Calibrated;
import io.github.sinecast.coverage.Regime;
import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.report.Axis;
import io.github.sinecast.report.CellPicture;
import io.github.sinecast.report.LineChart;
import io.github.sinecast.report.LineChart.Style;
import io.github.sinecast.report.Panel;
import io.github.sinecast.report.Picture;
import io.github.sinecast.run.CalibrationRow;
import io.github.sinecast.run.CsvFile;
import io.github.sinecast.run.EpochRow;
import io.github.sinecast.run.ReferenceLossRow;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunFiles;
import io.github.sinecast.run.SeriesRow;
import io.github.sinecast.significance.TestRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The pictures of a run's page as files, each as PNG and as SVG. */
public final class RunPictures {
  private final Path folder;
  private final String network;
  private final int horizon;
  private final ChosenSeries chosen;
  private final String group;
  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  private RunPictures(RunDirectory run) throws IOException {
    this.folder = run.path();
    this.network = run.config().modelName();
    this.horizon = run.config().window().horizon();
    this.chosen = ChosenSeries.of(folder, network);
    this.group = chosen.groups().iterator().next();
  }

  /**
   * The pictures of a run by the names of their files, without an ending.
   *
   * @throws IOException if a file of the run cannot be read
   */
  public static Map<String, Picture> of(RunDirectory run) throws IOException {
    RunPictures all = new RunPictures(run);
    if (Files.exists(SeriesRow.FILE.in(all.folder))) {
      new SeriesPictures(run, all.chosen).addTo(all.pictures);
    }
    all.byStep();
    all.reliability();
    all.losses();
    all.attention();
    return Collections.unmodifiableMap(all.pictures);
  }

  private <R extends Record> List<R> read(CsvFile<R> file) throws IOException {
    return Files.exists(file.in(folder)) ? file.read(folder) : List.of();
  }

  /** The skill of the network by step, and the scores of all models. */
  private void byStep() throws IOException {
    if (horizon < 2) {
      return;
    }
    Map<String, List<TestRow>> tests = new LinkedHashMap<>();
    for (TestRow test : read(RunFiles.TESTS)) {
      if (test.series().equals(group)
          && test.model().equals(network)
          && !test.step().equals(Score.label(Score.ALL_STEPS))) {
        String key = test.loss() + " against " + test.reference();
        tests.computeIfAbsent(key, none -> new ArrayList<>()).add(test);
      }
    }
    tests.forEach(
        (key, rows) ->
            pictures.put(
                SeriesPictures.named("skill", key),
                new LineChart(
                    "Skill of %s by %s".formatted(network, key),
                    "steps ahead",
                    "skill",
                    places(rows.size()),
                    rows.stream().map(TestRow::step).toList(),
                    List.of(
                        new LineChart.Line("", level(rows.size(), 0), 0, Style.REFERENCE),
                        line(network, rows, TestRow::skill, 0, Style.MAIN)),
                    List.of(
                        new LineChart.Band(
                            rows.stream().map(TestRow::lower).toList(),
                            rows.stream().map(TestRow::upper).toList())))));
    List<ScoreRow> scores =
        read(RunFiles.SCORES).stream()
            .filter(row -> row.series().equals(group) && !row.isOverall())
            .toList();
    for (Metric metric : Metric.shownIn(View.BY_STEP)) {
      Map<String, List<ScoreRow>> ofModels = new LinkedHashMap<>();
      scores.stream()
          .filter(row -> row.metric().equals(metric.label()) && Double.isFinite(row.value()))
          .forEach(
              row -> ofModels.computeIfAbsent(row.model(), none -> new ArrayList<>()).add(row));
      ofModels.values().removeIf(rows -> rows.size() < horizon);
      if (!ofModels.isEmpty()) {
        List<LineChart.Line> lines = new ArrayList<>();
        ofModels.forEach(
            (model, rows) ->
                lines.add(line(model, rows, ScoreRow::value, colour(model, lines), style(model))));
        pictures.put(
            "steps-" + metric.label(),
            new LineChart(
                metric.label() + " by step",
                "steps ahead",
                metric.label(),
                places(horizon),
                counted(1, horizon),
                lines,
                List.of()));
      }
    }
  }

  private void reliability() throws IOException {
    Map<String, List<CalibrationRow>> ofModels = new LinkedHashMap<>();
    for (CalibrationRow row : read(CalibrationRow.FILE)) {
      if (row.series().equals(group)
          && row.isOverall()
          && row.regime() == Regime.ALL
          && row.measure() == Calibrated.Measure.BELOW) {
        ofModels.computeIfAbsent(row.model(), none -> new ArrayList<>()).add(row);
      }
    }
    if (ofModels.isEmpty()) {
      return;
    }
    List<Double> levels =
        ofModels.values().iterator().next().stream().map(CalibrationRow::level).toList();
    List<LineChart.Line> lines = new ArrayList<>();
    lines.add(new LineChart.Line("", levels, 0, Style.REFERENCE));
    ofModels.forEach(
        (model, rows) ->
            lines.add(
                line(model, rows, CalibrationRow::observed, colour(model, lines), style(model))));
    pictures.put(
        "reliability",
        new LineChart(
            "Reliability: share of actual values at or below each quantile",
            "promised share",
            "observed share",
            levels,
            List.of(),
            lines,
            List.of()));
  }

  private void losses() throws IOException {
    List<EpochRow> epochs = read(EpochRow.FILE);
    if (epochs.isEmpty()) {
      return;
    }
    List<LineChart.Line> lines = new ArrayList<>();
    lines.add(line("training", epochs, EpochRow::trainLoss, 1, Style.DASHED));
    lines.add(line("validation", epochs, EpochRow::validationLoss, 0, Style.MAIN));
    for (ReferenceLossRow one : read(ReferenceLossRow.FILE)) {
      lines.add(
          new LineChart.Line(
              "training, " + one.model(), level(epochs.size(), one.trainLoss()), 1, Style.THIN));
      lines.add(
          new LineChart.Line(
              "validation, " + one.model(),
              level(epochs.size(), one.validationLoss()),
              0,
              Style.THIN));
    }
    List<Double> x = places(epochs.size());
    List<String> labels = counted(epochs.get(0).epoch(), epochs.size());
    pictures.put(
        "losses", new LineChart("Loss by epoch", "epoch", "loss", x, labels, lines, List.of()));
    pictures.put(
        "learning-rate",
        new LineChart(
            "Learning rate by epoch",
            "epoch",
            "learning rate",
            x,
            labels,
            List.of(line("", epochs, EpochRow::learningRate, 2, Style.MAIN)),
            List.of()));
  }

  /** The newest window that the run kept. */
  private void attention() throws IOException {
    List<AttentionPicture> all = AttentionPicture.of(folder);
    String newest = all.isEmpty() ? "" : last(all).origin();
    for (AttentionPicture one : all) {
      if (one.origin().equals(newest)) {
        int tokens = (int) Math.round(Math.sqrt(one.weights().size()));
        List<String> labels = counted(0, tokens);
        Axis queries = new Axis("query", "query", labels, labels);
        Axis keys = new Axis("key", "key", labels, labels);
        double[] weights = one.weights().stream().mapToDouble(Float::doubleValue).toArray();
        String title =
            "Attention at %s, layer %s, head %s".formatted(newest, one.layer(), one.head());
        pictures.put(
            "attention-%s-%s".formatted(one.layer(), one.head()),
            new CellPicture(title, new Panel("attention", title, queries, keys, weights)));
      }
    }
  }

  /** The first colour is that of the network. */
  private int colour(String model, List<LineChart.Line> before) {
    return model.equals(network) ? 0 : 1 + before.size() % 7;
  }

  private Style style(String model) {
    return model.equals(network)
        ? Style.MAIN
        : model.equals(ScoreTable.NAIVE) ? Style.REFERENCE : Style.THIN;
  }

  private static <R> LineChart.Line line(
      String name, List<R> rows, Function<R, Double> value, int colour, Style style) {
    return new LineChart.Line(name, rows.stream().map(value).toList(), colour, style);
  }

  static List<Double> places(int count) {
    return IntStream.range(0, count).mapToObj(place -> (double) place).toList();
  }

  private static List<String> counted(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
  }

  static List<Double> level(int count, double value) {
    return Collections.nCopies(count, value);
  }

  static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}

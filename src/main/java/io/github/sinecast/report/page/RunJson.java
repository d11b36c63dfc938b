package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.ReadableFile;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.Need;
import io.github.sinecast.evaluation.PanelSummary;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.evaluation.ScoreTable;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.run.AuditRow;
import io.github.sinecast.run.CalibrationRow;
import io.github.sinecast.run.ConfidenceRow;
import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.EnsembleRow;
import io.github.sinecast.run.EpochRow;
import io.github.sinecast.run.InformationRow;
import io.github.sinecast.run.PanelPairRow;
import io.github.sinecast.run.PanelRankRow;
import io.github.sinecast.run.ReferenceLossRow;
import io.github.sinecast.run.RiskRow;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunFiles;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.run.SeriesRow;
import io.github.sinecast.significance.PanelTests;
import io.github.sinecast.significance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page knows of a run, as JSON. */
final class RunJson {
  private final RunDirectory run;
  private final Path folder;
  private final ExperimentConfig config;
  private final ChosenSeries chosen;

  RunJson(RunDirectory run) throws IOException {
    this.run = run;
    this.folder = run.path();
    this.config = run.config();
    if (!Files.exists(RunFiles.SCORES.in(folder))) {
      throw new InvalidInputException(
          "%s: %s is missing, so there is nothing to show; a run that diverged has no scores"
              .formatted(folder, RunFiles.SCORES.name()));
    }
    this.chosen = ChosenSeries.of(folder, config.modelName());
  }

  /**
   * Writes the run.
   *
   * @param name what the run is called on the page
   * @param whole whether forecasts and encoding are shown, or scores and losses only
   */
  void write(JsonGenerator json, String name, boolean whole) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("network", config.modelName());
    json.writeNumberField("horizon", config.window().horizon());
    json.writeNumberField("lookback", config.window().lookback());
    json.writeStringField("target", KebabCase.of(config.window().target().form()));
    json.writeStringField("protocol", KebabCase.of(config.protocol()));
    json.writeStringField("encoding", config.model().encoding().name());
    json.writeObjectField("chosen", chosen);
    json.writeObjectField("verdicts", verdicts());
    json.writeObjectField("metrics", metrics());
    if (chosen.of() > 1) {
      Map<String, Map<String, Double>> errors = errors();
      json.writeObjectField("panel", panel(errors));
      if (whole) {
        json.writeObjectField(
            "panelSeries", PanelSeries.of(folder, errors, config.modelName(), ScoreTable.NAIVE));
      }
    }
    json.writeFieldName("tests");
    TableJson.write(json, RunFiles.TESTS, folder, this::isShown);
    json.writeFieldName("sets");
    TableJson.write(json, ConfidenceRow.FILE, folder, line -> true);
    json.writeFieldName("ranks");
    TableJson.write(json, PanelRankRow.FILE, folder, line -> true);
    json.writeObjectField("rankedBy", PanelTests.SHOWN);
    json.writeFieldName("pairs");
    TableJson.write(json, PanelPairRow.FILE, folder, line -> true);
    json.writeFieldName("rankIc");
    TableJson.write(json, InformationRow.FILE, folder, line -> true);
    json.writeFieldName("scores");
    TableJson.write(
        json, RunFiles.SCORES, folder, line -> isShown(line) && ChosenSeries.shows(line.row()));
    json.writeFieldName("epochs");
    TableJson.write(json, EpochRow.FILE, folder, line -> true);
    json.writeFieldName("referenceLoss");
    TableJson.write(json, ReferenceLossRow.FILE, folder, line -> true);
    json.writeStringField("config", text(RunDirectory.CONFIG));
    json.writeStringField("manifest", text(RunManifest.FILE));
    json.writeStringField("data", text(RunDirectory.DATA_REPORT));
    if (whole) {
      writeWhole(json);
    }
    json.writeEndObject();
  }

  private void writeWhole(JsonGenerator json) throws IOException {
    json.writeFieldName("calibration");
    TableJson.write(
        json, CalibrationRow.FILE, folder, line -> isShown(line) && line.row().isOverall());
    json.writeFieldName("ensemble");
    TableJson.write(json, EnsembleRow.FILE, folder, line -> true);
    json.writeObjectField("next", NextForecast.read(folder, chosen.ids()));
    json.writeFieldName("risk");
    TableJson.write(json, RiskRow.FILE, folder, this::isShown);
    json.writeFieldName("audit");
    TableJson.write(json, AuditRow.FILE, folder, line -> true);
    json.writeObjectField("attention", AttentionPicture.of(folder));
    if (Files.exists(SeriesRow.FILE.in(folder))) {
      SeriesRows rows = SeriesRows.read(folder, chosen.ids());
      json.writeObjectField("series", rows.all());
      json.writeObjectField(
          "forecasts", ForecastJson.read(folder, chosen.ids(), config.window().horizon(), rows));
      String encoding = config.model().encoding().name();
      List<String> labels =
          chosen.ids().isEmpty() ? List.of() : rows.of(chosen.ids().get(0)).labels();
      json.writeObjectField("encodingViews", EncodingJson.of(run, encoding, labels));
      WindowChanges changes = EncodingJson.changes(run, encoding, labels);
      if (changes != null) {
        json.writeObjectFieldStart("encodingChanges");
        changes.write(json);
        json.writeEndObject();
      }
    }
  }

  /** The mean absolute errors of all series, also of those that are not shown one by one. */
  private Map<String, Map<String, Double>> errors() throws IOException {
    Map<String, Map<String, Double>> errors = new LinkedHashMap<>();
    try (CsvRows<ScoreRow> lines = RunFiles.SCORES.open(folder)) {
      while (lines.next()) {
        ScoreRow row = lines.row();
        boolean single = !row.series().equals(Score.ALL_SERIES);
        if (single && row.isOverall() && row.metric().equals(PointMetric.MAE.label())) {
          errors
              .computeIfAbsent(row.series(), none -> new LinkedHashMap<>())
              .put(row.model(), row.value());
        }
      }
    }
    return errors;
  }

  /** What the scores of all series come to. */
  private static PanelSummary panel(Map<String, Map<String, Double>> errors) {
    return PanelSummary.of(
        errors.values().stream().flatMap(own -> own.keySet().stream()).distinct().toList(),
        List.copyOf(errors.keySet()),
        (series, model) -> errors.getOrDefault(series, Map.of()).getOrDefault(model, Double.NaN));
  }

  /** What each verdict of the tests means, with a place for the name of the reference. */
  private static Map<String, String> verdicts() {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(KebabCase.of(verdict), verdict.words("{reference}"));
    }
    return verdicts;
  }

  /** What the page must know of a metric that it shows. */
  private record ShownMetric(
      String label,
      String notation,
      String legend,
      boolean ofDistributions,
      boolean byStep,
      boolean headline) {}

  private List<ShownMetric> metrics() {
    return Metric.shownIn(View.TABLE).stream()
        .map(
            metric ->
                new ShownMetric(
                    metric.label(),
                    KebabCase.of(metric.notation()),
                    metric.legend(config.evaluation().season()),
                    metric.need() == Need.DISTRIBUTION,
                    metric.isShownIn(View.BY_STEP),
                    metric.isShownIn(View.HEADLINE)))
        .toList();
  }

  private boolean isShown(CsvRows<?> line) {
    return chosen.groups().contains(line.first());
  }

  private String text(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(ReadableFile.requireRegular(path)) : "";
  }
}

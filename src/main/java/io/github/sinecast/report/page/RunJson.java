package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.Need;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.run.AuditRow;
import io.github.sinecast.run.CalibrationRow;
import io.github.sinecast.run.CsvRows;
import io.github.sinecast.run.EpochRow;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.run.ScoreRow;
import io.github.sinecast.run.SeriesRow;
import io.github.sinecast.run.TestRow;
import io.github.sinecast.significance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    if (!Files.exists(ScoreRow.FILE.in(folder))) {
      throw new InvalidInputException(
          "%s: %s is missing, so there is nothing to show; a run that diverged has no scores"
              .formatted(folder, ScoreRow.FILE.name()));
    }
    this.chosen = ChosenSeries.of(folder, config.model().name());
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
    json.writeStringField("network", config.model().name());
    json.writeNumberField("horizon", config.window().horizon());
    json.writeNumberField("lookback", config.window().lookback());
    json.writeStringField("target", KebabCase.of(config.window().target().form()));
    json.writeStringField("protocol", KebabCase.of(config.protocol()));
    json.writeStringField("encoding", config.model().encoding().name());
    writeChosen(json);
    writeVerdicts(json);
    writeMetrics(json);
    json.writeFieldName("tests");
    TableJson.write(json, TestRow.FILE, folder, this::isShown);
    json.writeFieldName("scores");
    TableJson.write(
        json, ScoreRow.FILE, folder, line -> isShown(line) && ChosenSeries.shows(line.row()));
    json.writeFieldName("epochs");
    TableJson.write(json, EpochRow.FILE, folder, line -> true);
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
    json.writeFieldName("audit");
    TableJson.write(json, AuditRow.FILE, folder, line -> true);
    json.writeFieldName("attention");
    AttentionJson.write(json, folder);
    if (Files.exists(SeriesRow.FILE.in(folder))) {
      SeriesRows rows = SeriesRows.read(folder, chosen.ids());
      json.writeFieldName("series");
      rows.write(json);
      json.writeFieldName("forecasts");
      ForecastJson.read(folder, chosen.ids(), config.window().horizon(), rows).write(json);
      json.writeFieldName("encodingViews");
      EncodingJson.write(
          json,
          run,
          config.model().encoding().name(),
          chosen.ids().isEmpty() ? List.of() : rows.of(chosen.ids().get(0)).labels());
    }
  }

  private void writeChosen(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("chosen");
    json.writeArrayFieldStart("ids");
    for (String id : chosen.ids()) {
      json.writeString(id);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("groups");
    for (String group : chosen.groups()) {
      json.writeString(group);
    }
    json.writeEndArray();
    json.writeNumberField("of", chosen.of());
    json.writeStringField("by", chosen.by());
    json.writeEndObject();
  }

  /** What each verdict of the tests means, with a place for the name of the reference. */
  private static void writeVerdicts(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("verdicts");
    for (Verdict verdict : Verdict.values()) {
      json.writeStringField(KebabCase.of(verdict), verdict.words("{reference}"));
    }
    json.writeEndObject();
  }

  /** What the page must know of the metrics that it shows. */
  private void writeMetrics(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("metrics");
    for (Metric metric : Metric.shownIn(View.TABLE)) {
      json.writeStartObject();
      json.writeStringField("label", metric.label());
      json.writeStringField("notation", KebabCase.of(metric.notation()));
      json.writeStringField("legend", metric.legend(config.evaluation().season()));
      json.writeBooleanField("ofDistributions", metric.need() == Need.DISTRIBUTION);
      json.writeBooleanField("byStep", metric.isShownIn(View.BY_STEP));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private boolean isShown(CsvRows<?> line) {
    return chosen.groups().contains(line.first());
  }

  private String text(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }
}

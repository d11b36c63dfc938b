package io.github.sinecast.run;

import io.github.sinecast.TypeName;
import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.QuantileHead;
import io.github.sinecast.onnx.ExportedModel;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.KnownInput;
import io.github.sinecast.window.WindowInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What an exported model says besides its graph: enough to use the model without its run. */
final class OnnxMetadata {
  private OnnxMetadata() {}

  /** The text by key. Files of the model stand under their names, without the ending. */
  static Map<String, String> of(Path run, ExperimentConfig config, ExportedModel model) {
    Map<String, String> metadata = new LinkedHashMap<>();
    try {
      metadata.put(ExportedModel.CONFIG, Files.readString(run.resolve(RunDirectory.CONFIG)));
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(run.resolve(RunDirectory.MODEL), "*.json")) {
        TreeSet<Path> sorted = new TreeSet<>();
        files.forEach(sorted::add);
        for (Path file : sorted) {
          metadata.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    metadata.put(
        "channels", joined(config.window().inputs().stream().map(OnnxMetadata::name).toList()));
    Head head = config.model().head();
    metadata.put("head", typeName(head));
    if (head instanceof QuantileHead quantiles) {
      metadata.put("levels", joined(quantiles.levels()));
    }
    List<String> columns = new ArrayList<>(List.of(ForecastRow.FORECAST));
    if (model.hasQuantiles()) {
      metadata.put(ExportedModel.QUANTILES, joined(config.evaluation().quantiles()));
      columns.addAll(ForecastStep.columns(config.evaluation().quantiles()));
    }
    metadata.put("forecast_columns", joined(columns));
    metadata.put("version", CodeVersion.running().program());
    return metadata;
  }

  private static String name(WindowInput input) {
    if (input instanceof KnownInput known) {
      return known.words();
    }
    return input instanceof InputChannel.Column column ? column.name() : typeName(input);
  }

  private static String typeName(Object member) {
    return Objects.requireNonNull(member.getClass().getAnnotation(TypeName.class)).value();
  }

  private static String joined(List<?> all) {
    return String.join(",", all.stream().map(String::valueOf).toList());
  }
}

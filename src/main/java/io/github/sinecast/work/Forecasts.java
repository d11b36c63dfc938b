package io.github.sinecast.work;

import io.github.sinecast.data.Cutoff;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.InputPaths;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.SeriesForecast;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Part of a bulk forecast: what follows the last row of some series of a panel.
 *
 * @param label what it is called in messages
 * @param run the run directory of a trained model
 * @param tables files, folders and globs
 * @param overrides {@code data.key=value} assignments
 * @param cutoff where the tables are taken to end; null for their own ends
 * @param future a file with what is known ahead in the rows to forecast; null for none
 * @param levels of the quantiles where the model forecasts distributions
 * @param form of the rows
 * @param part of the series
 * @param inputs the files that it reads
 */
public record Forecasts(
    String label,
    String run,
    List<String> tables,
    List<String> overrides,
    @Nullable Cutoff cutoff,
    @Nullable String future,
    List<Double> levels,
    Form form,
    RunDirectory.Part part,
    List<String> inputs)
    implements Work<Forecasts.Result> {
  public Forecasts {
    tables = List.copyOf(tables);
    overrides = List.copyOf(overrides);
    levels = List.copyOf(levels);
    inputs = List.copyOf(inputs);
  }

  /** How rows are written. */
  public enum Form {
    /** Comma-separated, below a line of names. */
    CSV,
    /** An object of JSON in each line. */
    JSON_LINES;

    String text(List<SeriesForecast> forecasts, List<Double> levels) {
      return this == CSV
          ? SeriesForecast.toCsv(forecasts, levels)
          : SeriesForecast.toJsonLines(forecasts, levels);
    }
  }

  /**
   * What a part came to.
   *
   * @param text the rows
   * @param changes what had to be changed in the tables, the same for all parts
   */
  public record Result(String text, List<String> changes) implements Serializable {
    public Result {
      changes = new ArrayList<>(changes);
    }
  }

  /** All parts of a forecast. */
  public static List<Forecasts> all(
      RunDirectory run,
      List<Path> tables,
      List<String> overrides,
      @Nullable Cutoff cutoff,
      @Nullable Path future,
      List<Double> levels,
      Form form,
      int parts) {
    List<String> inputs = new ArrayList<>();
    Site.tables(InputPaths.of(tables, null)).forEach(file -> inputs.add(absolute(file)));
    if (future != null) {
      inputs.add(absolute(future));
    }
    try (Stream<Path> files = Files.walk(run.path())) {
      files.filter(Files::isRegularFile).forEach(file -> inputs.add(absolute(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Forecasts> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      all.add(
          new Forecasts(
              "part %s of %s".formatted(part + 1, parts),
              absolute(run.path()),
              tables.stream().map(Forecasts::absolute).toList(),
              overrides,
              cutoff,
              future == null ? null : absolute(future),
              levels,
              form,
              new RunDirectory.Part(part, parts),
              inputs));
    }
    return all;
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  /** The texts of all parts as that of the whole. */
  public static String joined(List<Result> parts, Form form) {
    StringBuilder text = new StringBuilder();
    for (Result part : parts) {
      boolean named = form == Form.CSV && text.length() > 0;
      text.append(named ? part.text().substring(part.text().indexOf('\n') + 1) : part.text());
    }
    return text.toString();
  }

  @Override
  public List<Path> files() {
    return inputs.stream().map(Path::of).toList();
  }

  @Override
  public Result on(Site site) {
    List<String> changes = new ArrayList<>();
    // Whoever gave the work has verified the run, or was told not to.
    List<SeriesForecast> forecasts =
        RunDirectory.openUnverified(site.of(Path.of(run)))
            .forecast(
                tables.stream().map(table -> site.of(Path.of(table))).toList(),
                overrides,
                cutoff,
                future == null ? null : site.of(Path.of(future)),
                (DataReport report) -> changes.addAll(report.changes()),
                part);
    boolean probabilistic =
        forecasts.stream().allMatch(forecast -> forecast.forecast().isProbabilistic());
    List<Double> told = probabilistic ? levels : List.of();
    return new Result(form.text(forecasts, told), changes.stream().map(site::told).toList());
  }
}

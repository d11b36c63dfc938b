package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.run.SeriesForecast;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a forecast's distribution is told. */
final class ForecastDetail {
  /** The intervals that hold 95 and 80 % of what may come. */
  private static final List<Double> USUAL = List.of(0.025, 0.1, 0.9, 0.975);

  @Option(
      names = "--quantiles",
      split = ",",
      paramLabel = "LEVEL",
      description =
          "Quantile levels between 0 and 1 to print with the forecast (0.025,0.1,0.9,0.975).")
  private @Nullable List<Double> asked;

  @Option(
      names = "--paths",
      paramLabel = "N",
      defaultValue = "0",
      description = "Draw N futures of each series instead; with --format csv, json or json-lines.")
  private int paths;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Random seed of --paths (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  private List<Double> quantiles = List.of();

  /**
   * Settles what is told of these forecasts.
   *
   * @throws InvalidInputException if more is wanted than the model knows
   */
  ForecastDetail of(List<SeriesForecast> forecasts) {
    boolean probabilistic =
        forecasts.stream().allMatch(forecast -> forecast.forecast().isProbabilistic());
    if (!probabilistic && (asked != null || paths > 0)) {
      throw new InvalidInputException(
          "%s: this model forecasts points only; train one with model.head: quantile, or with calibration: conformal"
              .formatted(paths > 0 ? "--paths" : "--quantiles"));
    }
    quantiles = probabilistic ? levels() : List.of();
    return this;
  }

  /**
   * Refuses what no model could answer, which is better known before the work.
   *
   * @throws InvalidInputException if a level is none, or the number of paths is
   */
  void check(ForecastFormat format) {
    if (paths > 0 && format == ForecastFormat.TABLE) {
      throw new InvalidInputException(
          "--paths must go with --format csv, json or json-lines, found the table; paths are for"
              + " programs");
    }
    for (double level : levels()) {
      if (!(level > 0 && level < 1)) {
        throw new InvalidInputException(
            "--quantiles: levels must be above 0 and below 1, found " + level);
      }
    }
    if (paths < 0) {
      throw new InvalidInputException("--paths: must be 0 (none) or more, found " + paths);
    }
  }

  /** The levels that are told, none for a forecast of points. */
  List<Double> quantiles() {
    return quantiles;
  }

  /** The levels that are told where the model forecasts distributions. */
  List<Double> levels() {
    return asked == null ? USUAL : List.copyOf(asked);
  }

  /** The number of paths; 0 for none. */
  int paths() {
    return paths;
  }

  long seed() {
    return seed;
  }
}

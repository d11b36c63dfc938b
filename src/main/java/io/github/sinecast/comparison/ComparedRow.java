package io.github.sinecast.comparison;

import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.SeedSpread;
import io.github.sinecast.significance.ComparedLoss;
import io.github.sinecast.significance.RunLosses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One row of a comparison: a model with its seeds folded away. Immutable. */
final class ComparedRow {
  /** What kind of model a row is of. */
  enum Kind {
    /** A statistical rival, which knows no seed. */
    BASELINE,
    /** A network that a config names as rival. */
    RIVAL,
    /** The network of a config. */
    NETWORK
  }

  private final String name;
  private final Kind kind;
  private final String model;
  private final List<EndedRun> runs;

  /**
   * @param model what the runs call it
   * @param runs those that have it, one for each seed, at least one
   */
  ComparedRow(String name, Kind kind, String model, List<EndedRun> runs) {
    this.name = name;
    this.kind = kind;
    this.model = model;
    this.runs = List.copyOf(runs);
  }

  String name() {
    return name;
  }

  /** What tells the row apart. */
  List<String> settings() {
    return kind == Kind.NETWORK ? runs.get(0).planned().settings() : List.of(name);
  }

  Kind kind() {
    return kind;
  }

  ComparedRow named(String other) {
    return new ComparedRow(other, kind, model, runs);
  }

  int seeds() {
    return runs.size();
  }

  /** The directories of its runs. */
  List<String> directories() {
    return runs.stream()
        .map(one -> String.valueOf(finished(one).directory().path().getFileName()))
        .toList();
  }

  /** The spread of a metric over the seeds, or null where a run does not have it. */
  @Nullable SeedSpread score(Metric metric) {
    return spread(
        run -> {
          Map<String, Double> scores = finished(run).scores().get(model);
          Double score = scores == null ? null : scores.get(metric.label());
          return score == null ? Double.NaN : score;
        });
  }

  /** The spread of the seconds that an epoch took; null for all but the network of a config. */
  @Nullable SeedSpread secondsAnEpoch() {
    return kind == Kind.NETWORK ? spread(run -> finished(run).secondsAnEpoch()) : null;
  }

  /** The spread of the error with shuffled windows, or null where it is not known. */
  @Nullable SeedSpread shuffled(ToDoubleFunction<ShuffledError> part) {
    return kind == Kind.NETWORK
        ? spread(run -> run.order() == null ? Double.NaN : part.applyAsDouble(run.order()))
        : null;
  }

  private @Nullable SeedSpread spread(ToDoubleFunction<EndedRun> value) {
    double[] values = runs.stream().mapToDouble(value).toArray();
    return Arrays.stream(values).anyMatch(Double::isNaN) ? null : SeedSpread.of(values);
  }

  /** The losses at each origin under each seed, or null where a run does not have them. */
  @Nullable RunLosses losses(ComparedLoss loss) {
    List<double[]> ofSeeds = new ArrayList<>();
    for (EndedRun run : runs) {
      double[] own = finished(run).losses().of(model, loss);
      if (own == null) {
        return null;
      }
      ofSeeds.add(own);
    }
    return new RunLosses(name, ofSeeds, kind != Kind.BASELINE);
  }

  private static FinishedRun finished(EndedRun run) {
    return Objects.requireNonNull(run.run(), "a run that left nothing has no row");
  }
}

package io.github.sinecast.comparison;

import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.ExperimentGrid;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.experiment.RivalNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of a comparison.
 *
 * @param settings what tells its row apart, in which it is with its sisters of other seeds: the
 *     config's name, settings, or both
 * @param label what it is called
 * @param config what is run
 */
public record PlannedRun(List<String> settings, String label, ExperimentConfig config) {
  public PlannedRun {
    settings = List.copyOf(settings);
  }

  /** The runs of all points of the grid of one config. */
  public static List<PlannedRun> all(List<ExperimentGrid.Point> points) {
    return points.stream().flatMap(point -> of(point, true).stream()).toList();
  }

  /**
   * The runs of a point of a grid: one, or as many as {@code evaluation.seeds} says.
   *
   * @param alone whether all points are of one config, whose name then says nothing
   */
  public static List<PlannedRun> of(ExperimentGrid.Point point, boolean alone) {
    String name = point.config().name();
    List<String> settings = new ArrayList<>(point.variant());
    if (!alone || settings.isEmpty()) {
      settings.add(0, name);
    }
    List<ExperimentConfig> runs = point.config().ofEachSeed();
    return runs.stream()
        .map(
            run ->
                new PlannedRun(
                    settings,
                    runs.size() == 1
                        ? named(name, point.label(), alone)
                        : String.join(", ", settings) + ", seed=" + run.seed(),
                    run))
        .toList();
  }

  private static String named(String name, String varied, boolean alone) {
    if (varied.isEmpty()) {
      return name;
    }
    return alone ? varied : name + ", " + varied;
  }

  /** The name of its row. */
  public String row() {
    return String.join(", ", settings);
  }

  /** The names of the baselines, as they are judged. */
  List<String> baselines() {
    return config.evaluation().baselines().stream().map(Baseline::name).toList();
  }

  /** The names of the rivals, as they are judged. */
  List<String> rivals() {
    return config.evaluation().networks().stream().map(RivalNetwork::name).toList();
  }

  /** The name under which the model itself was judged: neither baseline nor rival. */
  String network(FinishedRun run) {
    return run.scores().keySet().stream()
        .filter(name -> !baselines().contains(name) && !rivals().contains(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the network was not evaluated"));
  }

  /** This run told apart by one more setting, with a config that has it. */
  PlannedRun with(String setting, ExperimentConfig other) {
    List<String> more = new ArrayList<>(settings);
    more.add(setting);
    return new PlannedRun(more, label + ", " + setting, other);
  }

  /** This run judged on another split. */
  public PlannedRun judgedOn(JudgedSplit split) {
    return new PlannedRun(settings, label, config.judgedOn(split));
  }
}

package io.github.sinecast.significance;

import io.github.sinecast.Sample;
import io.github.sinecast.evaluation.SeedSpread;
import java.util.List;

/**
 * What one model lost at each origin, in time order, in each of its runs. Immutable.
 *
 * <p>Tested is the mean over the runs.
 */
public final class RunLosses {
  private final String model;
  private final List<double[]> ofRuns;
  private final boolean hasSeeds;
  private final double[] mean;

  /**
   * @param model its name
   * @param ofRuns the losses of each run, one run for each seed, at least one
   * @param hasSeeds whether another seed would give other losses
   */
  public RunLosses(String model, List<double[]> ofRuns, boolean hasSeeds) {
    if (ofRuns.isEmpty()) {
      throw new IllegalArgumentException(model + " has no run");
    }
    this.model = model;
    this.ofRuns = ofRuns.stream().map(double[]::clone).toList();
    this.hasSeeds = hasSeeds;
    this.mean = new double[ofRuns.get(0).length];
    if (this.ofRuns.stream().anyMatch(losses -> losses.length != mean.length)) {
      throw new IllegalArgumentException(model + " has runs of different cutoffs");
    }
    for (int index = 0; index < mean.length; index++) {
      int origin = index;
      mean[origin] =
          SeedSpread.mean(this.ofRuns.stream().mapToDouble(losses -> losses[origin]).toArray());
    }
  }

  /** The name of the model. */
  public String model() {
    return model;
  }

  /**
   * The mean over the runs at each origin, in an array of its own; where all runs lost the same,
   * just that.
   */
  public double[] mean() {
    return mean.clone();
  }

  /** Whether another seed would give other losses. */
  boolean hasSeeds() {
    return hasSeeds;
  }

  /** Whether this is one run of one seed, which says nothing about others. */
  public boolean isSingleRun() {
    return hasSeeds && ofRuns.size() == 1;
  }

  /** The mean loss of each run over all origins. */
  double[] meanOfEachRun() {
    return ofRuns.stream().mapToDouble(Sample::mean).toArray();
  }
}

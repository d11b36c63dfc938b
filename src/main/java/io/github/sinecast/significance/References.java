package io.github.sinecast.significance;

import io.github.sinecast.evaluation.ScoreTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of the models that others are tested against.
 *
 * @param ofPoints by the losses of points
 * @param ofDistributions by the losses of distributions
 */
public record References(List<String> ofPoints, List<String> ofDistributions) {
  public References {
    ofPoints = List.copyOf(ofPoints);
    ofDistributions = List.copyOf(ofDistributions);
  }

  /** The last value, and for distributions these walks. */
  public static References naive(List<String> walks) {
    return new References(List.of(ScoreTable.NAIVE), walks);
  }

  /** These, and a trained model, against which trained models alone are tested. */
  public References and(String trained) {
    return new References(
        Stream.concat(ofPoints.stream(), Stream.of(trained)).toList(),
        Stream.concat(ofDistributions.stream(), Stream.of(trained)).toList());
  }
}

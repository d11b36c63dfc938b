package io.github.sinecast.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** The last linear map of a network, to the free numbers of all steps, and their bias. */
final class LastMap {
  private final SameDiff graph;
  private final ParameterStore parameters;
  private final double[] initial;

  /**
   * @param initial the values of the bias before training, H R of them
   */
  LastMap(SameDiff graph, ParameterStore parameters, double[] initial) {
    this.graph = graph;
    this.parameters = parameters;
    this.initial = initial.clone();
  }

  /**
   * Numbers that go into the map.
   *
   * @param name of the matrix that they are multiplied by
   * @param rows a window a row, [B, width]
   */
  record Features(String name, SDVariable rows, int width) {}

  /**
   * The map of features side by side, [B, H R]. Starting with matrices of zeros, an untrained
   * network answers as the naive forecast does.
   */
  SDVariable of(List<Features> all) {
    List<SDVariable> weights = new ArrayList<>();
    for (Features features : all) {
      weights.add(
          parameters.zeroWeight(features.name() + ".weight", features.width(), initial.length));
    }
    SDVariable sum = graph.nn.linear(all.get(0).rows(), weights.get(0), bias());
    for (int index = 1; index < all.size(); index++) {
      sum = sum.add(all.get(index).rows().mmul(weights.get(index)));
    }
    return sum;
  }

  /** Numbers that a body mapped in its own way, [B, H R], with the bias. */
  SDVariable withBias(SDVariable mapped) {
    return mapped.add(bias());
  }

  /** The free numbers of a step, R. */
  int ofStep(int horizon) {
    return initial.length / horizon;
  }

  private SDVariable bias() {
    return parameters.given("head.bias", new long[] {initial.length}, initial);
  }
}

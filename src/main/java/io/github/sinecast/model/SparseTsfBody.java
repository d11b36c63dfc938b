package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * SparseTSF in a graph: the path and its moving average, a season a row, and a map from seasons to
 * seasons.
 *
 * <p>Shapes in comments: B batch, L lookback, H horizon, R numbers of a step, W rows of a season, N
 * seasons of the past, M of the future, K rows of the moving average.
 *
 * @param season W
 * @param lookback L
 * @param horizon H
 */
record SparseTsfBody(
    SameDiff graph, ParameterStore parameters, int season, int lookback, int horizon)
    implements NetworkBody {
  @Override
  public SDVariable numbers(SDVariable inputs, LastMap map) {
    int ofStep = map.ofStep(horizon); // R
    int past = lookback / season; // N
    int future = (horizon + season - 1) / season; // M
    SDVariable path = inputs.sub(shift(inputs));
    SDVariable smooth = path.add(path.mmul(averages())); // [B, L]
    SDVariable seasons =
        smooth
            .get(SDIndex.all(), SDIndex.interval(lookback - past * season, lookback))
            .reshape(-1, past, season)
            .permute(0, 2, 1)
            .reshape(-1, past); // [B W, N]
    SDVariable weight = parameters.zeroWeight("sparse.weight", past, future * ofStep);
    SDVariable steps =
        seasons
            .mmul(weight) // [B W, M R]
            .reshape(-1, season, future, ofStep)
            .permute(0, 2, 1, 3) // [B, M, W, R]
            .reshape(-1, future * season * ofStep)
            .get(SDIndex.all(), SDIndex.interval(0, horizon * ofStep)); // [B, H R]
    return map.withBias(steps);
  }

  @Override
  public SDVariable shift(SDVariable inputs) {
    return inputs.mean(true, 1);
  }

  /**
   * The moving average as a matrix, L x L: row i goes into column j with the weight {@code i - j +
   * half} of the kernel. The kernel and as many zeros as a path is long, again and again, in rows
   * that are shorter by one, stand a column further to the right in each row.
   */
  private SDVariable averages() {
    int half = season / 2;
    SDVariable kernel = parameters.zeroWeight("average.weight", 1, 2 * half + 1); // [1, K]
    int shorter = lookback + 2 * half;
    SDVariable zeros = graph.constant(Nd4j.zeros(kernel.dataType(), 1, lookback));
    SDVariable repeated = graph.tile(graph.concat(1, kernel, zeros), 1, lookback);
    SDVariable shifted =
        graph
            .slice(repeated, new int[] {0, 0}, 1, lookback * shorter)
            .reshape(lookback, shorter); // a column of the average a row
    return graph.slice(shifted, new int[] {0, half}, lookback, lookback).permute(1, 0);
  }
}

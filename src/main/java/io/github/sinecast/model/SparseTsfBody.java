package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
    int past = seasons(lookback); // N
    int future = seasons(horizon); // M
    SDVariable path = inputs.sub(shift(inputs));
    SDVariable smooth = path.add(path.mmul(averages())); // [B, L]
    SDVariable seasons =
        filled(smooth, past * season - lookback)
            .reshape(-1, past, season)
            .permute(0, 2, 1)
            .reshape(-1, past); // [B W, N]
    SDVariable weight = parameters.zeroWeight("sparse.weight", past, future * ofStep);
    SDVariable steps =
        seasons
            .mmul(weight) // [B W, M R]
            .reshape(-1, season, future, ofStep)
            .permute(0, 2, 1, 3) // [B, M, W, R]
            .reshape(-1, future * season * ofStep);
    return map.withBias(first(steps, future * season * ofStep, horizon * ofStep)); // [B, H R]
  }

  /** The seasons that rows begin or fill. */
  private int seasons(int rows) {
    return (rows + season - 1) / season;
  }

  /** Paths with zeros before them, which are their mean. */
  private SDVariable filled(SDVariable paths, int before) {
    if (before == 0) {
      return paths;
    }
    int[][] padding = {{0, 0}, {before, 0}};
    return graph.nn.pad(paths, graph.constant(Nd4j.createFromArray(padding)), 0);
  }

  /** The first columns of a matrix, by a product: a slice of a single row has no gradient. */
  private SDVariable first(SDVariable matrix, int columns, int count) {
    if (columns == count) {
      return matrix;
    }
    DataType type = matrix.dataType();
    return matrix.mmul(
        graph.constant(
            Nd4j.eye(columns)
                .castTo(type)
                .get(NDArrayIndex.all(), NDArrayIndex.interval(0, count))
                .dup('c')));
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

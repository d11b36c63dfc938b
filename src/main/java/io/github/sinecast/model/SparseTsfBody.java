package io.github.sinecast.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * SparseTSF in a graph: the moving average and the map from seasons to seasons as one matrix from
 * the path to all steps.
 *
 * <p>Shapes in comments: L lookback, H horizon, R numbers of a step, W rows of a season, N seasons
 * of the past, M of the future, K rows of the moving average.
 *
 * @param season W
 * @param lookback L
 * @param horizon H
 */
record SparseTsfBody(SameDiff graph, int season, int lookback, int horizon) implements NetworkBody {
  @Override
  public List<Features> features(SDVariable inputs) {
    return List.of(new Features("sparse", inputs.sub(shift(inputs)), lookback));
  }

  @Override
  public SDVariable shift(SDVariable inputs) {
    return inputs.mean(true, 1);
  }

  @Override
  public SDVariable weight(ParameterStore parameters, Features features, int numbers) {
    SDVariable ofSeasons = ofSeasons(parameters, numbers / horizon); // [L, H R]
    int half = season / 2;
    SDVariable kernel = parameters.zeroWeight("average.weight", 1, 2 * half + 1); // [1, K]
    SDVariable averaged = graph.mmul(averages(kernel, half), ofSeasons, true, false, false);
    return ofSeasons.add(averaged);
  }

  /** Each row of a season of the past to the same row of all seasons of the future: [L, H R]. */
  private SDVariable ofSeasons(ParameterStore parameters, int ofStep) {
    int past = lookback / season; // N
    int future = (horizon + season - 1) / season; // M
    SDVariable map = parameters.zeroWeight("sparse.weight", past, future * ofStep); // [N, M R]
    DataType type = map.dataType();
    SDVariable same =
        graph.constant(Nd4j.eye(season).castTo(type).reshape(1, season, 1, season, 1));
    SDVariable all =
        map.reshape(past, 1, future, 1, ofStep)
            .mul(same) // [N, W, M, W, R]
            .reshape(past * season, future * season * ofStep);
    SDVariable cut = columns(all, past * season, 0, horizon * ofStep); // [N W, H R]
    int unmapped = lookback - past * season;
    if (unmapped == 0) {
      return cut;
    }
    return graph.concat(
        0, graph.constant(Nd4j.zeros(type, unmapped, (long) horizon * ofStep)), cut);
  }

  /**
   * The moving average, from column to row: {@code kernel[column - row + half]}, [L, L]. The kernel
   * and as many zeros as a path is long, again and again, in rows that are shorter by one, stand a
   * column further to the right in each row.
   */
  private SDVariable averages(SDVariable kernel, int half) {
    int period = lookback + 2 * half + 1;
    SDVariable zeros = graph.constant(Nd4j.zeros(kernel.dataType(), 1, lookback));
    SDVariable repeated = graph.tile(graph.concat(1, kernel, zeros), 1, lookback);
    SDVariable shorter =
        columns(repeated, 1, 0, lookback * (period - 1)).reshape(lookback, period - 1);
    return columns(shorter, lookback, half, lookback);
  }

  private SDVariable columns(SDVariable matrix, int rows, int from, int count) {
    return graph.slice(matrix, new int[] {0, from}, rows, count);
  }
}

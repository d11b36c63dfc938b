package io.github.sinecast.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * CycleNet in a graph.
 *
 * <p>Shapes in comments: B batch, L lookback, H horizon, R numbers of a step, S series, W rows of a
 * cycle.
 */
final class CycleNetBody implements NetworkBody {
  private final SameDiff graph;
  private final int lookback;
  private final int horizon;
  private final CyclePlace place;
  private final SDVariable cycle;

  CycleNetBody(
      SameDiff graph, ParameterStore parameters, CycleNetSpec spec, int lookback, int horizon) {
    this.graph = graph;
    this.lookback = lookback;
    this.horizon = horizon;
    this.place = new CyclePlace("cycle.place", spec.series(), spec.season());
    SDVariable cycles = parameters.zeroWeight("cycle", spec.series().size(), spec.season());
    SDVariable places = graph.placeHolder(place.name(), cycles.dataType(), -1, place.width());
    this.cycle = places.mmul(turned(cycles)); // [B, W]
  }

  /**
   * Each cycle from each of its rows on, [S W, W]. A cycle again and again, in rows that are longer
   * by one, begins a row later in each.
   */
  private SDVariable turned(SDVariable cycles) {
    int season = place.season();
    SDVariable longer =
        graph.tile(cycles, 1, season + 1).reshape(place.width(), season + 1); // [S W, W + 1]
    return graph.slice(longer, new int[] {0, 0}, place.width(), season);
  }

  @Override
  public SDVariable numbers(SDVariable inputs, LastMap map) {
    SDVariable rest = PathScale.of(inputs).scaled(inputs).sub(cycle(0, lookback)); // [B, L]
    return map.of(List.of(new LastMap.Features("head", rest, lookback)));
  }

  @Override
  public SDVariable shift(SDVariable inputs) {
    PathScale scale = PathScale.of(inputs);
    return cycle(lookback, horizon).mul(scale.deviation()).add(scale.mean()); // [B, H]
  }

  @Override
  public int shifts() {
    return horizon;
  }

  @Override
  public SDVariable spread(SDVariable inputs) {
    return PathScale.of(inputs).deviation();
  }

  @Override
  public List<BatchInput> batchInputs() {
    return List.of(place);
  }

  /** The cycle in some rows, counted from a window's first, [B, count]. */
  private SDVariable cycle(int from, int count) {
    INDArray rows = Nd4j.zeros(DataType.DOUBLE, place.season(), count);
    for (int row = 0; row < count; row++) {
      rows.putScalar((from + row) % place.season(), row, 1);
    }
    return cycle.mmul(graph.constant(rows.castTo(cycle.dataType())));
  }
}

package io.github.sinecast.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DLinear in a graph: the trend of the path, and what remains.
 *
 * @param lookback the numbers of a path, L
 */
record DLinearBody(SameDiff graph, int lookback) implements NetworkBody {
  /** The rows of the moving average: half before, half after. */
  private static final int AVERAGED = 25;

  @Override
  public SDVariable numbers(SDVariable inputs, LastMap map) {
    SDVariable trend = inputs.mmul(graph.constant(averages(inputs.dataType()))); // [B, L]
    return map.of(
        List.of(
            new LastMap.Features("trend", trend, lookback),
            new LastMap.Features("remainder", inputs.sub(trend), lookback)));
  }

  /** The moving average as a matrix, L x L: row i goes into column j. */
  private INDArray averages(DataType type) {
    INDArray averages = Nd4j.zeros(DataType.DOUBLE, lookback, lookback);
    for (int column = 0; column < lookback; column++) {
      for (int distance = -AVERAGED / 2; distance <= AVERAGED / 2; distance++) {
        int row = Math.min(Math.max(column + distance, 0), lookback - 1);
        averages.putScalar(row, column, averages.getDouble(row, column) + 1.0 / AVERAGED);
      }
    }
    return averages.castTo(type);
  }
}

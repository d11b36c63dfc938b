package io.github.sinecast.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * NLinear in a graph: the path around its last value.
 *
 * @param lookback the numbers of a path, L
 */
record NLinearBody(int lookback) implements NetworkBody {
  @Override
  public SDVariable numbers(SDVariable inputs, LastMap map) {
    return map.of(List.of(new LastMap.Features("head", inputs.sub(shift(inputs)), lookback)));
  }

  @Override
  public SDVariable shift(SDVariable inputs) {
    return Columns.of(inputs, lookback - 1);
  }
}

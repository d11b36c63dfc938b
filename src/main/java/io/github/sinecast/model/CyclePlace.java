package io.github.sinecast.model;

import io.github.sinecast.window.Batch;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where windows begin in the cycle of their series: a 1 for the series and the row of its cycle,
 * zeros elsewhere; no 1 for a series that has no cycle.
 *
 * @param name of the placeholder
 * @param series the ids of those with a cycle
 * @param season the rows of a cycle
 */
record CyclePlace(String name, List<String> series, int season) implements BatchInput {
  @Override
  public long[] shape(int windows) {
    return new long[] {windows, width()};
  }

  /** The numbers of a window: one for each row of each cycle. */
  int width() {
    return series.size() * season;
  }

  @Override
  public float[] of(Batch batch, @Nullable RandomGenerator random) {
    float[] places = new float[batch.windows() * width()];
    for (int window = 0; window < batch.windows(); window++) {
      int owner = series.indexOf(batch.series(window));
      if (owner >= 0) {
        places[window * width() + owner * season + batch.firstStep(window) % season] = 1;
      }
    }
    return places;
  }
}

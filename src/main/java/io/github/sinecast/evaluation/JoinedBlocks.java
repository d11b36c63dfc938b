package io.github.sinecast.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of consecutive blocks of origins, on their way to be one. */
final class JoinedBlocks {
  private final List<BacktestResult> blocks;
  private final BacktestResult first;

  JoinedBlocks(List<BacktestResult> blocks) {
    this.blocks = List.copyOf(blocks);
    this.first = blocks.get(0);
    for (BacktestResult block : blocks) {
      require(block.models().equals(first.models()), "models", block.models(), first.models());
      require(block.horizon() == first.horizon(), "horizon", block.horizon(), first.horizon());
      require(block.levels().equals(first.levels()), "levels", block.levels(), first.levels());
      require(series(block).equals(series(first)), "series", series(block), series(first));
      for (String model : first.models()) {
        boolean same = block.isProbabilistic(model) == first.isProbabilistic(model);
        require(same, "kind of forecasts of " + model, "one kind", "another");
      }
    }
  }

  BacktestResult result() {
    List<Origins.Span> spans = new ArrayList<>();
    for (int series = 0; series < first.origins().spans().size(); series++) {
      spans.add(joinedSpan(series));
    }
    Origins origins = new Origins(spans);
    Map<String, ModelForecasts> forecasts = new LinkedHashMap<>();
    for (String model : first.models()) {
      ModelForecasts joined =
          new ModelForecasts(
              model, origins.size(), first.horizon(), first.levels(), first.isProbabilistic(model));
      for (int series = 0; series < spans.size(); series++) {
        int window = origins.firstWindow(series);
        for (BacktestResult block : blocks) {
          int size = block.origins().spans().get(series).size();
          int from = block.origins().firstWindow(series);
          joined.copy(block.forecasts(model), from, window, size);
          window += size;
        }
      }
      forecasts.put(model, joined);
    }
    return new BacktestResult(origins, first.horizon(), first.levels(), forecasts);
  }

  /** The origins of a series in all blocks; blocks without any may stand anywhere. */
  private Origins.Span joinedSpan(int series) {
    Origins.Span joined = first.origins().spans().get(series);
    for (BacktestResult block : blocks.subList(1, blocks.size())) {
      Origins.Span next = block.origins().spans().get(series);
      if (joined.size() == 0) {
        joined = next;
      } else if (next.size() > 0) {
        int end = joined.origin(joined.size());
        require(next.first() == end, "first origin", next.first(), end);
        joined =
            new Origins.Span(
                joined.series(), joined.first(), joined.size() + next.size(), joined.stepSize());
      }
    }
    return joined;
  }

  /** What a series is known by: blocks of other rows under the same id are not one. */
  private static List<String> series(BacktestResult block) {
    return block.origins().spans().stream()
        .map(span -> span.series().id() + " of " + span.series().length() + " rows")
        .toList();
  }

  private static void require(boolean condition, String what, Object found, Object wanted) {
    if (!condition) {
      throw new IllegalArgumentException(
          "blocks to be joined differ in their %s: %s, not %s".formatted(what, found, wanted));
    }
  }
}

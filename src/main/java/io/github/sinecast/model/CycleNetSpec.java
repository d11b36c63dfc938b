package io.github.sinecast.model;

import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.WindowContent;
import io.github.sinecast.window.WindowForm;
import java.util.List;

/**
 * CycleNet with a linear map: each series has a trained cycle, which is taken from the path, and
 * added to what one linear map makes of the rest. The path is normalised by its mean and deviation
 * first, and the cycle is in these units. The row of a window in its table tells where in the cycle
 * it is. A series that was not trained on has no cycle.
 *
 * <p>Source: S. Lin, W. Lin, X. Hu, W. Wu, R. Mo and H. Zhong, CycleNet: enhancing time series
 * forecasting through modeling periodic patterns (NeurIPS 2024), <a
 * href="https://arxiv.org/abs/2409.18479">arXiv:2409.18479</a>.
 *
 * @param head what is said of each step
 * @param season the rows of a cycle
 * @param series the ids of those that have a cycle
 */
public record CycleNetSpec(Head head, int season, List<String> series) implements GraphSpec {
  public CycleNetSpec {
    series = List.copyOf(series);
  }

  @Override
  public String name() {
    return "cyclenet";
  }

  @Override
  public WindowForm form() {
    return new WindowForm(WindowContent.TARGET_PATH, Normalisation.NONE);
  }

  @Override
  public boolean starts() {
    return false;
  }
}

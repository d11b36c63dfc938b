package io.github.sinecast.model;

import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.WindowContent;
import io.github.sinecast.window.WindowForm;

/**
 * DLinear: a linear map from the trend of the target's path to all steps, and one from what remains
 * of the path. The trend is a moving average over 25 rows, with the first and last value repeated
 * where rows are missing. The two biases of the paper are one here, since they are only added.
 *
 * <p>Source: A. Zeng, M. Chen, L. Zhang and Q. Xu, Are transformers effective for time series
 * forecasting? (AAAI 2023), <a href="https://arxiv.org/abs/2205.13504">arXiv:2205.13504</a>.
 *
 * @param head what is said of each step
 */
public record DLinearSpec(Head head) implements GraphSpec {
  @Override
  public String name() {
    return "dlinear";
  }

  @Override
  public WindowForm form() {
    return new WindowForm(WindowContent.TARGET_PATH, Normalisation.NONE);
  }
}

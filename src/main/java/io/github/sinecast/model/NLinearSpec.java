package io.github.sinecast.model;

import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.WindowContent;
import io.github.sinecast.window.WindowForm;

/**
 * NLinear: one linear map from the target's path to all steps, around the path's last value.
 *
 * <p>Source: A. Zeng, M. Chen, L. Zhang and Q. Xu, Are transformers effective for time series
 * forecasting? (AAAI 2023), <a href="https://arxiv.org/abs/2205.13504">arXiv:2205.13504</a>.
 *
 * @param head what is said of each step
 */
public record NLinearSpec(Head head) implements GraphSpec {
  @Override
  public String name() {
    return "nlinear";
  }

  @Override
  public WindowForm form() {
    return new WindowForm(WindowContent.TARGET_PATH, Normalisation.NONE);
  }
}

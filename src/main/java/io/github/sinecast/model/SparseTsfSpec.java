package io.github.sinecast.model;

import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.WindowContent;
import io.github.sinecast.window.WindowForm;

/**
 * SparseTSF: the path cut into as many paths as a season has rows, each with one value a season,
 * and all forecast by one linear map. Before, a moving average with trained weights, about a season
 * long, is added to the path, which is read around its mean. Where seasons do not fill the path,
 * the oldest is filled with the mean. It has one bias a step.
 *
 * <p>Source: S. Lin, W. Lin, W. Wu, H. Chen and J. Yang, SparseTSF: modeling long-term time series
 * forecasting with 1k parameters (ICML 2024), <a
 * href="https://arxiv.org/abs/2405.00946">arXiv:2405.00946</a>.
 *
 * @param head what is said of each step
 * @param season the rows of a season, at most as many as a path has
 */
public record SparseTsfSpec(Head head, int season) implements GraphSpec {
  @Override
  public String name() {
    return "sparse-tsf";
  }

  @Override
  public WindowForm form() {
    return new WindowForm(WindowContent.TARGET_PATH, Normalisation.NONE);
  }
}

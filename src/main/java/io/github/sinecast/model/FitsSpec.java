package io.github.sinecast.model;

import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.WindowContent;
import io.github.sinecast.window.WindowForm;

/**
 * FITS: the path as a sum of waves, of which the slow ones are mapped to the waves of a longer
 * path, its end the forecast. The path is normalised by its mean and deviation first. Waves up to
 * the sixth harmonic of the season are kept, and ten more, by the rule of the authors' program. It
 * is trained on the forecast alone, not on the past that it could repeat, and has one bias a step.
 *
 * <p>Source: Z. Xu, A. Zeng and Q. Xu, FITS: modeling time series with 10k parameters (ICLR 2024),
 * <a href="https://arxiv.org/abs/2307.03756">arXiv:2307.03756</a>.
 *
 * @param head what is said of each step
 * @param season the rows of a season
 */
public record FitsSpec(Head head, int season) implements GraphSpec {
  @Override
  public String name() {
    return "fits";
  }

  @Override
  public WindowForm form() {
    return new WindowForm(WindowContent.TARGET_PATH, Normalisation.NONE);
  }
}

package io.github.sinecast.window;

import java.util.Arrays;

/**
 * The form in which a network reads windows.
 *
 * @param content what it reads
 * @param normalisation whether tokens are normalised by their window; a path never is
 */
public record WindowForm(WindowContent content, Normalisation normalisation) {
  /** Tokens scaled by the training rows alone. */
  public static final WindowForm TOKENS = new WindowForm(WindowContent.TOKENS, Normalisation.NONE);

  public WindowForm {
    if (content == WindowContent.TARGET_PATH && normalisation != Normalisation.NONE) {
      throw new IllegalArgumentException("a path is not normalised, found " + normalisation);
    }
  }

  /** Whether answers are brought back by a shift and a spread of each window. */
  public boolean isNormalised() {
    return normalisation != Normalisation.NONE;
  }

  /** The numbers of one window. */
  int size(WindowSpec window) {
    return Arrays.stream(content.shape(window)).reduce(1, Math::multiplyExact);
  }
}

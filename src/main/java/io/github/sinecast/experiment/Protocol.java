package io.github.sinecast.experiment;

/** The rules by which a forecast is judged. */
public enum Protocol {
  /** Errors in the units of the file. */
  STANDARD,
  /**
   * The long-horizon benchmark: levels standardised by the training rows, errors in those units,
   * over all windows, steps and columns (Zhou et al., Informer, 2021, arXiv:2012.07436).
   */
  LTSF
}

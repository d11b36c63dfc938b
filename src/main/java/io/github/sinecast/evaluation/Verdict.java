package io.github.sinecast.evaluation;

import java.util.Locale;

/**
 * What may be claimed of a model beside another.
 *
 * <p>A difference is claimed where two things agree at the 5 % level: the p value of the test,
 * Holm-corrected over all tests that were made with it, is at most 0.05, and the 95 % interval of
 * the skill leaves 0 out on the same side.
 */
public enum Verdict {
  /** The loss is smaller. */
  BETTER("better than %s", "better"),
  /** The loss is smaller, but in one run of one seed only. */
  BETTER_IN_ONE_RUN(
      "ahead of %s in this one run; call it better only after several seeds", "ahead in one run"),
  /** The loss is greater. */
  WORSE("worse than %s", "worse"),
  /** The loss is greater, but in one run of one seed only. */
  WORSE_IN_ONE_RUN("behind %s in this one run", "behind in one run"),
  /** The origins do not tell the two apart. */
  NO_DIFFERENCE_SHOWN("no difference shown", "no difference shown"),
  /** The losses are equal at every origin. */
  NO_DIFFERENCE("no difference: the losses of %s at every origin", "no difference"),
  /** There is no test of so few or such losses. */
  NOT_TESTED("not tested", "not tested");

  /** A claim may be wrong this often. */
  static final double LEVEL = 0.05;

  private final String words;
  private final String brief;

  Verdict(String words, String brief) {
    this.words = words;
    this.brief = brief;
  }

  /** The verdict for people. */
  public String words(String reference) {
    return words.formatted(reference);
  }

  /** The verdict in a table, beside the name of the reference. */
  public String brief() {
    return brief;
  }

  /** The verdict in files, such as {@code no-difference-shown}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What a test says.
   *
   * @param pHolm its corrected p value
   * @param skill the skill and its interval
   * @param singleRun whether the model is one run of one seed
   */
  static Verdict of(
      DieboldMariano.Result test,
      double pHolm,
      MovingBlockBootstrap.Interval skill,
      boolean singleRun) {
    if (test.undefined() != null) {
      return NOT_TESTED;
    }
    if (test.allEqual()) {
      return NO_DIFFERENCE;
    }
    if (pHolm <= LEVEL && test.statistic() < 0 && skill.lower() > 0) {
      return singleRun ? BETTER_IN_ONE_RUN : BETTER;
    }
    if (pHolm <= LEVEL && test.statistic() > 0 && skill.upper() < 0) {
      return singleRun ? WORSE_IN_ONE_RUN : WORSE;
    }
    return NO_DIFFERENCE_SHOWN;
  }
}

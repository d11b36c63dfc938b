package io.github.sinecast.significance;

/**
 * What may be claimed of a model beside another.
 *
 * <p>A difference is claimed where three things agree at the 5 % level: the p value of the test
 * over origins, Holm-corrected over all tests that were made with it, is at most 0.05; the 95 %
 * interval of the skill leaves 0 out on the same side; and of models with several seeds the p value
 * over these, corrected in the same way, is at most 0.05 too.
 */
public enum Verdict {
  /** The loss is smaller. */
  BETTER("better than %s", "better"),
  /** The loss is smaller, but in one run of one seed only. */
  BETTER_IN_ONE_RUN(
      "ahead of %s in this one run; call it better only after several seeds", "ahead in one run"),
  /** The mean loss of some runs is smaller, but their seeds may explain that. */
  AHEAD_WITHIN_SEEDS("ahead of %s, but within the variation between seeds", "ahead within seeds"),
  /** The loss is greater. */
  WORSE("worse than %s", "worse"),
  /** The loss is greater, but in one run of one seed only. */
  WORSE_IN_ONE_RUN("behind %s in this one run", "behind in one run"),
  /** The mean loss of some runs is greater, but their seeds may explain that. */
  BEHIND_WITHIN_SEEDS("behind %s, but within the variation between seeds", "behind within seeds"),
  /** The origins do not tell the two apart. */
  NO_DIFFERENCE_SHOWN("no difference from %s shown", "no difference shown"),
  /** The losses are equal at every origin. */
  NO_DIFFERENCE("no difference: the losses of %s at every cutoff", "no difference"),
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

  /**
   * What a test says.
   *
   * @param pHolm its corrected p value
   * @param pSeeds the corrected p value over seeds; NaN where there is none, which of several seeds
   *     shows nothing
   * @param skill the skill and its interval
   * @param seeds how many seeds the losses come from
   */
  static Verdict of(
      DieboldMariano.Result test,
      double pHolm,
      double pSeeds,
      MovingBlockBootstrap.Interval skill,
      Seeds seeds) {
    if (test.undefined() != null) {
      return NOT_TESTED;
    }
    if (test.allEqual()) {
      return NO_DIFFERENCE;
    }
    boolean ahead = test.statistic() < 0 && skill.lower() > 0;
    boolean behind = test.statistic() > 0 && skill.upper() < 0;
    if (!(pHolm <= LEVEL) || !(ahead || behind)) {
      return NO_DIFFERENCE_SHOWN;
    }
    return switch (seeds) {
      case NONE -> ahead ? BETTER : WORSE;
      case ONE -> ahead ? BETTER_IN_ONE_RUN : WORSE_IN_ONE_RUN;
      case SEVERAL -> {
        if (pSeeds <= LEVEL) {
          yield ahead ? BETTER : WORSE;
        }
        yield ahead ? AHEAD_WITHIN_SEEDS : BEHIND_WITHIN_SEEDS;
      }
    };
  }

  /** How many seeds the losses come from that are tested. */
  enum Seeds {
    /** No seed matters to either model. */
    NONE,
    /** One of the models is a single run of one seed. */
    ONE,
    /** Every model to which a seed matters ran with several. */
    SEVERAL
  }
}

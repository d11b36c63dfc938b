package io.github.sinecast.significance;

import io.github.sinecast.evaluation.Score;
import java.util.Locale;

/**
 * One model tested against another by one loss.
 *
 * @param series the id of the series, or {@link Score#ALL_SERIES}
 * @param model the name of the model
 * @param reference the name of what it is tested against
 * @param loss the {@linkplain ComparedLoss#label label} of the loss
 * @param step the step from 1 to H, or {@link Score#ALL_STEPS} for the mean loss of all
 * @param test what the test of Diebold and Mariano found
 * @param pHolm its p value, corrected over all tests of the same series, loss and step
 * @param compared the number of those tests
 * @param pSeeds the p value of {@link SeedSignificance}, corrected in the same way; NaN where no
 *     model has several seeds
 * @param skill 1 - loss / loss of the reference, with its interval
 * @param verdict what may be claimed
 */
public record ModelComparison(
    String series,
    String model,
    String reference,
    String loss,
    int step,
    DieboldMariano.Result test,
    double pHolm,
    int compared,
    double pSeeds,
    MovingBlockBootstrap.Interval skill,
    Verdict verdict) {
  private static final double SMALLEST_PRINTED = 0.001;

  /** The verdict with all that it rests on, in one sentence. */
  public String sentence() {
    String words = verdict.words(reference);
    return switch (verdict) {
      case NOT_TESTED -> "%s (%s)".formatted(words, test.undefined());
      case NO_DIFFERENCE -> words;
      case NO_DIFFERENCE_SHOWN ->
          pHolm <= Verdict.LEVEL
              ? "%s (%s, but the interval of the %s reaches 0)".formatted(words, p(), skillText())
              : "%s (%s)".formatted(words, p());
      case BETTER, BETTER_IN_ONE_RUN, WORSE, WORSE_IN_ONE_RUN ->
          "%s (%s %s, %s, %s)".formatted(words, loss, change(), p(), skillText());
      case AHEAD_WITHIN_SEEDS, BEHIND_WITHIN_SEEDS ->
          "%s (%s %s, %s, but p over seeds %s)"
              .formatted(words, loss, change(), p(), probability(pSeeds));
    };
  }

  private String change() {
    return String.format(Locale.ROOT, "%+.2f %%", -100 * skill.skill());
  }

  private String p() {
    String corrected = compared > 1 ? "Holm-corrected DM p " : "DM p ";
    return corrected + probability(pHolm);
  }

  private static String probability(double p) {
    if (Double.isNaN(p)) {
      return "undefined";
    }
    return p < SMALLEST_PRINTED
        ? "< 0.001"
        : String.format(Locale.ROOT, p < 0.1 ? "= %.3f" : "= %.2f", p);
  }

  private String skillText() {
    return String.format(
        Locale.ROOT, "skill %.4f [%.4f, %.4f]", skill.skill(), skill.lower(), skill.upper());
  }
}

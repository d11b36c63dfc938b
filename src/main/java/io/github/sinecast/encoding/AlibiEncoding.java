package io.github.sinecast.encoding;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.EnumSet;
import java.util.Set;

/**
 * Linear biases: a score loses {@code m_h} times the distance of query and key. The slopes of N
 * heads are {@code m_h = 2^(-8(h+1)/N)}; where N is no power of two, those of the greatest power of
 * two below it, then every second one of twice that power.
 *
 * <p>The symmetric variant cannot tell past from future.
 *
 * <p>Source: Press et al., Train short, test long (2022), section 3, arXiv:2108.12409.
 *
 * @param variant which distance is punished
 * @param clock what positions are counted in
 */
@TypeName(value = "alibi", help = "scores fall with the distance, without learning (ALiBi 2022)")
public record AlibiEncoding(
    @Setting(
            help = "Which distance: symmetric, causal (needs causal attention) or signed.",
            initial = "symmetric")
        AlibiVariant variant,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements ScoreEncoding {
  /** Distances in both directions alike. */
  public AlibiEncoding() {
    this(AlibiVariant.SYMMETRIC, Clock.INDEX);
  }

  /** The slope of a head, from 0, among N. */
  public static double slope(int head, int heads) {
    int power = Integer.highestOneBit(heads);
    return head < power
        ? Math.pow(2, -8.0 * (head + 1) / power)
        : Math.pow(2, -8.0 * (2 * (head - power) + 1) / (2 * power));
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    int heads = formulas.shape().heads();
    double[] slopes = new double[heads];
    for (int head = 0; head < heads; head++) {
      slopes[head] = -slope(head, heads);
    }
    Numbers bias =
        formulas.byPair(clock, variant::distance).times(formulas.constant(slopes, heads, 1, 1));
    return (layer, content) -> bias;
  }

  @Override
  public Set<Limit> limits() {
    Set<Limit> limits = EnumSet.noneOf(Limit.class);
    if (variant == AlibiVariant.CAUSAL) {
      limits.add(Limit.CAUSAL_ONLY);
    } else if (variant == AlibiVariant.SYMMETRIC) {
      limits.add(Limit.BLIND_TO_DIRECTION);
    }
    return limits;
  }

  @Override
  public String paper() {
    return "Press et al. 2022, arXiv:2108.12409";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 0;
  }
}

package io.github.sinecast.encoding;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.EnumSet;
import java.util.Set;

/**
 * Two axes, time and variate, for tokens that hold one channel each.
 *
 * <p>In the sinusoidal and the learned form, the first half of the width tells the step and the
 * second the variate. In the rotary form, queries and keys turn with the step as by {@link
 * RopeEncoding}, and a score gains a learned number of its head, one for tokens of the same variate
 * and one for others, which all layers share. With one token a step, all variates are the same.
 *
 * <p>Source: Dosovitskiy et al., ViT (2021), appendix D.4, arXiv:2010.11929; the rotary form: Woo
 * et al., Moirai (2024), section 3.1.2, arXiv:2402.02592.
 *
 * @param form how the axes are encoded
 * @param base the base of the geometric sequence of wavelengths
 */
@TypeName(value = "grid", help = "time and variate, an axis each (ViT 2021, Moirai 2024)")
public record GridEncoding(
    @Setting(
            help = "How the axes are encoded: sinusoidal, learned or rotary.",
            initial = "sinusoidal")
        GridForm form,
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base)
    implements PositionalEncoding {
  public GridEncoding {
    new Wavelengths(base);
  }

  /** Two sinusoids. */
  public GridEncoding() {
    this(GridForm.SINUSOIDAL, Wavelengths.PAPER_BASE);
  }

  @Override
  public Set<Site> sites() {
    return form == GridForm.ROTARY ? EnumSet.of(Site.SCORE, Site.QUERY_KEY) : Set.of(Site.INPUT);
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    switch (form) {
      case SINUSOIDAL -> addToInput(sinusoidal(formulas), sites);
      case LEARNED -> addToInput(learned(formulas), sites);
      case ROTARY -> {
        sites.rotate(rotation(formulas.shape()));
        Numbers bias = variates(formulas);
        sites.addToScores((layer, content) -> bias);
      }
    }
  }

  private static void addToInput(Numbers table, Sites sites) {
    sites.addToInput(tokens -> table);
  }

  private Numbers sinusoidal(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    Wavelengths waves = new Wavelengths(base);
    int half = shape.width() / 2;
    return formulas.byPosition(
        Clock.INDEX,
        shape.width(),
        (token, column) ->
            column < half
                ? waves.wave(step(shape, token), column, half)
                : waves.wave(variate(shape, token), column - half, half));
  }

  private static Numbers learned(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    int half = shape.width() / 2;
    Initial initial = Initial.normal(LearnedEncoding.INITIAL_DEVIATION);
    int[] steps = new int[shape.tokens()];
    int[] variates = new int[shape.tokens()];
    for (int token = 0; token < steps.length; token++) {
      steps[token] = step(shape, token);
      variates[token] = variate(shape, token);
    }
    Numbers first =
        formulas
            .choice(steps, shape.steps())
            .product(formulas.learned("steps", initial, shape.steps(), half));
    Numbers second =
        formulas
            .choice(variates, shape.variates())
            .product(formulas.learned("variates", initial, shape.variates(), half));
    return first
        .product(columns(formulas, half, 0))
        .plus(second.product(columns(formulas, half, half)));
  }

  /** What puts half of the width at its columns, {@code [D / 2, D]}. */
  private static Numbers columns(Formulas formulas, int half, int from) {
    double[] ones = new double[half * 2 * half];
    for (int column = 0; column < half; column++) {
      ones[column * 2 * half + from + column] = 1;
    }
    return formulas.constant(ones, half, 2 * half);
  }

  private Rotation rotation(EncoderShape shape) {
    Wavelengths waves = new Wavelengths(base);
    int width = shape.headWidth();
    return new Rotation(
        Clock.INDEX,
        RotaryLayout.INTERLEAVED,
        width / 2,
        (token, pair) -> step(shape, token) * waves.frequency(pair, width),
        (token, pair) -> 1,
        layer -> true);
  }

  private static Numbers variates(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    Initial initial = Initial.normal(LearnedEncoding.INITIAL_DEVIATION);
    Numbers same =
        formulas.byPair(
            Clock.INDEX,
            (query, key) -> variate(shape, query) == variate(shape, key) ? 1 : 0); // [1, T, T]
    Numbers sameBias = formulas.learned("same-variate", initial, shape.heads(), 1, 1);
    Numbers otherBias = formulas.learned("other-variate", initial, shape.heads(), 1, 1);
    return same.times(sameBias).plus(same.times(-1).plus(1).times(otherBias));
  }

  private static int step(EncoderShape shape, double token) {
    return (int) token / shape.variates();
  }

  private static int variate(EncoderShape shape, double token) {
    return (int) token % shape.variates();
  }

  @Override
  public Set<Limit> limits() {
    return switch (form) {
      case SINUSOIDAL -> EnumSet.of(Limit.EVEN_WIDTH, Limit.COUNTED_POSITIONS);
      case LEARNED -> EnumSet.of(Limit.EVEN_WIDTH, Limit.MAXIMUM_LENGTH, Limit.COUNTED_POSITIONS);
      case ROTARY -> EnumSet.of(Limit.EVEN_HEAD_WIDTH, Limit.COUNTED_POSITIONS);
    };
  }

  @Override
  public String paper() {
    return "Dosovitskiy et al. 2021, arXiv:2010.11929; Woo et al. 2024, arXiv:2402.02592";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return switch (form) {
      case SINUSOIDAL -> 0;
      case LEARNED -> ((long) shape.steps() + shape.variates()) * (shape.width() / 2);
      case ROTARY -> 2L * shape.heads();
    };
  }
}

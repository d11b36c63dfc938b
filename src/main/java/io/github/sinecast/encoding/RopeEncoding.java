package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rotary positions: pair k of each query and key at position p is turned by {@code p theta_k},
 * {@code theta_k = base^(-2k/R)} with R the rotated width of a head.
 *
 * <p>The product of a turned query and a turned key depends on their positions only through the
 * difference, and tells past from future. With a clock of days it is continuous-time RoPE.
 *
 * <p>Source: Su et al., RoFormer (2021), section 3.2.2, arXiv:2104.09864; the part of a head that
 * is turned: Black et al., GPT-NeoX-20B (2022), arXiv:2204.06745; the highest frequencies alone:
 * Barbero et al. (2024), section 6, arXiv:2410.06205; layers that do not turn: Yang et al. (2025),
 * arXiv:2501.18795.
 *
 * @param base the base of the geometric sequence of wavelengths
 * @param layout which numbers are a pair
 * @param fraction the share of a head's width that is turned
 * @param keep the share of frequencies that turn, the highest first; the angle of others is 0
 *     (p-RoPE)
 * @param scaling what frequencies become where a window has more tokens than in training
 * @param originalLength tokens up to which nothing is scaled; null for those of training
 * @param learned whether training changes the frequencies; all heads and layers share them
 * @param layers the attention layers that turn, from 0; null for all
 * @param clock what positions are counted in
 */
@RecordBuilder
@TypeName(value = "rope", help = "queries and keys turned by their position (RoFormer 2021)")
public record RopeEncoding(
    @Setting(help = "Base of the geometric sequence of wavelengths.", initial = "10000")
        double base,
    @Setting(
            help = "Which numbers of a head are a pair: interleaved (neighbours) or half.",
            initial = "interleaved")
        RotaryLayout layout,
    @Setting(help = "Share of a head's width that is turned.", initial = "1.0", min = 0, max = 1)
        double fraction,
    @Setting(
            help = "Share of frequencies that turn, the highest first (p-RoPE); others stay still.",
            initial = "1.0",
            min = 0,
            max = 1)
        double keep,
    @Setting(
            help =
                "What frequencies become in windows longer than those of training: none,"
                    + " interpolation, ntk or yarn.",
            initial = "none")
        RopeScaling scaling,
    @Setting(
            help =
                "Number of tokens up to which nothing is scaled; when omitted, that of the training"
                    + " windows.",
            initial = "",
            min = 1,
            max = MaximumLength.GREATEST)
        @Nullable Integer originalLength,
    @Setting(help = "Whether training changes the frequencies.", initial = "false") boolean learned,
    @Setting(help = "Layers that turn, from 0, such as [0, 2]; when omitted, all.", initial = "")
        @Nullable List<Integer> layers,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements QueryKeyEncoding, RopeEncodingBuilder.With {
  /** Above what a product of a fraction and a width is rounded by: 0.58 of 100 is 58. */
  private static final double ROUNDING = 1e-9;

  public RopeEncoding {
    new Wavelengths(base);
    requireShare(fraction, "fraction");
    requireShare(keep, "keep");
    MaximumLength.require(originalLength, "originalLength");
    if (layers != null) {
      layers = List.copyOf(layers);
      Require.that(
          !layers.isEmpty() && layers.stream().allMatch(layer -> layer >= 0),
          "layers",
          "must name at least one layer, from 0, found " + layers);
    }
  }

  /** Queries and keys of all layers turn by frequencies that are fixed, whatever the length. */
  public RopeEncoding(double base, RotaryLayout layout, double fraction, Clock clock) {
    this(base, layout, fraction, 1, RopeScaling.NONE, null, false, null, clock);
  }

  /** The encoding of the paper. */
  public RopeEncoding() {
    this(Wavelengths.PAPER_BASE, RotaryLayout.INTERLEAVED, 1, Clock.INDEX);
  }

  private static void requireShare(double share, String name) {
    Require.that(share > 0 && share <= 1, name, "must be above 0 and at most 1, found " + share);
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    EncoderShape shape = formulas.shape();
    sites.scaleContent(scaling.contentScale(stretch(shape)));
    if (learned) {
      sites.transform(learnedTurn(formulas));
    } else {
      sites.rotate(rotation(shape));
    }
  }

  /** How far each pair of a head's numbers turns, by the frequencies that training starts from. */
  public Rotation rotation(EncoderShape shape) {
    int kept = keptPairs(shape);
    double[] frequencies = new double[rotatedWidth(shape) / 2];
    for (int pair = 0; pair < kept; pair++) {
      frequencies[pair] = frequency(pair, shape) * factor(pair, shape);
    }
    return new Rotation(
        clock,
        layout,
        frequencies.length,
        (position, pair) -> position * frequencies[pair],
        (position, pair) -> 1,
        layer -> layers == null || layers.contains(layer));
  }

  private double frequency(int pair, EncoderShape shape) {
    return new Wavelengths(base).frequency(pair, rotatedWidth(shape));
  }

  private double factor(int pair, EncoderShape shape) {
    return scaling.factor(
        pair, rotatedWidth(shape), frequency(pair, shape), stretch(shape), length(shape));
  }

  /** How many times as long as in training the window is, at least 1. */
  private double stretch(EncoderShape shape) {
    return Math.max(1, (double) shape.tokens() / length(shape));
  }

  private int length(EncoderShape shape) {
    return originalLength == null ? shape.tokens() : originalLength;
  }

  /** The rotation as {@code x cos + (x Q) sin}, where Q turns each pair by a quarter. */
  private Sites.Transform learnedTurn(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    Rotation start = rotation(shape);
    int width = shape.headWidth();
    int kept = keptPairs(shape);
    double[] spread = new double[kept * width]; // from a number a pair to one a column
    for (int column = 0; column < width; column++) {
      int pair = start.pair(column);
      if (pair >= 0 && pair < kept) {
        spread[pair * width + column] = factor(pair, shape);
      }
    }
    Numbers frequencies =
        formulas
            .learned("frequencies", (random, pair) -> frequency(pair, shape), 1, kept)
            .product(formulas.constant(spread, kept, width)); // [1, K]
    Numbers angles =
        formulas.byPosition(clock, 1, (position, column) -> position).times(frequencies); // [T, K]
    Numbers cosines = angles.cosine();
    Numbers sines = angles.sine();
    Numbers quarter = formulas.constant(start.quarterTurn(width), width, width);
    return new Sites.Transform() {
      @Override
      public Numbers queries(int layer, Numbers queries) {
        return start.turns(layer)
            ? queries.times(cosines).plus(queries.product(quarter).times(sines))
            : queries;
      }

      @Override
      public Numbers keys(int layer, Numbers keys) {
        return queries(layer, keys);
      }
    };
  }

  @Override
  public void check(EncoderShape shape, String key) {
    QueryKeyEncoding.super.check(shape, key);
    if (rotatedWidth(shape) < 2) {
      throw new InvalidSettingException(
          key + ".fraction",
          "must leave a pair to turn; %s of a head width of %s is none"
              .formatted(fraction, shape.headWidth()));
    }
    if (keptPairs(shape) < 1) {
      throw new InvalidSettingException(
          key + ".keep",
          "must leave a pair to turn; %s of %s pairs is none"
              .formatted(keep, rotatedWidth(shape) / 2));
    }
    for (int layer : layers == null ? List.<Integer>of() : layers) {
      if (layer >= shape.layers()) {
        throw new InvalidSettingException(
            key + ".layers",
            "must be layers from 0 to %s, found %s".formatted(shape.layers() - 1, layer));
      }
    }
  }

  /** The greatest even number within the fraction of a head. */
  private int rotatedWidth(EncoderShape shape) {
    return (int) (fraction * shape.headWidth() + ROUNDING) / 2 * 2;
  }

  private int keptPairs(EncoderShape shape) {
    return (int) (keep * (rotatedWidth(shape) / 2.0) + ROUNDING);
  }

  @Override
  public PositionalEncoding trainedOn(EncoderShape trained) {
    return withOriginalLength(length(trained));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.EVEN_HEAD_WIDTH);
  }

  @Override
  public String paper() {
    return "Su et al. 2021, arXiv:2104.09864";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return learned ? keptPairs(shape) : 0;
  }
}

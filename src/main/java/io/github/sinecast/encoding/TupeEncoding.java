package io.github.sinecast.encoding;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Untied positions: content and positions have matrices of their own, {@code (x_i Wq . x_j Wk + p_i
 * Uq . p_j Uk) / sqrt(2K)}, with learned rows p and matrices Uq and Uk that all layers share.
 *
 * <p>Source: Ke et al., Rethinking positional encoding in language pre-training (2021), section
 * 3.1, arXiv:2006.15595.
 *
 * @param relativeBias whether the biases of {@link T5Encoding} are added, as in the paper's TUPE-R
 * @param maximumLength the number of rows; null for as many as the network has tokens
 */
@TypeName(value = "tupe", help = "scores of positions apart from those of content (TUPE 2021)")
public record TupeEncoding(
    @Setting(
            help = "Whether learned biases by bucketed distance are added (TUPE-R).",
            initial = "false")
        boolean relativeBias,
    @Setting(
            help = "Number of positions in the table; when omitted, the number of tokens.",
            initial = "",
            min = 1,
            max = MaximumLength.GREATEST)
        @Nullable Integer maximumLength)
    implements ScoreEncoding {
  public TupeEncoding {
    MaximumLength.require(maximumLength);
  }

  /** Absolute positions alone, as many as the network needs. */
  public TupeEncoding() {
    this(false, null);
  }

  @Override
  public Sites.ScoreTerm scores(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    Numbers rows =
        formulas
            .learned(
                "table",
                Initial.normal(LearnedEncoding.INITIAL_DEVIATION),
                learnedLength(shape),
                shape.width())
            .rows(0, shape.tokens());
    Numbers bias =
        mapped(formulas, "query", rows)
            .product(mapped(formulas, "key", rows).transposed())
            .times(1 / Math.sqrt(2.0 * shape.headWidth())); // [N, T, T]
    Numbers whole =
        relativeBias ? bias.plus(new T5Encoding().bias(formulas.within("relative"))) : bias;
    return (layer, content) -> whole;
  }

  /** A head's positions, {@code [N, T, K]}. */
  private static Numbers mapped(Formulas formulas, String name, Numbers rows) {
    EncoderShape shape = formulas.shape();
    int width = shape.width();
    return rows.product(formulas.learned(name, Initial.glorot(width, width), width, width))
        .reshaped(shape.tokens(), shape.heads(), shape.headWidth())
        .swapped();
  }

  @Override
  public double contentScale() {
    return Math.sqrt(0.5);
  }

  @Override
  public PositionalEncoding trainedOn(EncoderShape trained) {
    return new TupeEncoding(relativeBias, learnedLength(trained));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.MAXIMUM_LENGTH, Limit.COUNTED_POSITIONS, Limit.WHOLE_SCORE);
  }

  @Override
  public String paper() {
    return "Ke et al. 2021, arXiv:2006.15595";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    long width = shape.width();
    long relative = relativeBias ? new T5Encoding().learnedNumbers(shape) : 0;
    return learnedLength(shape) * width + 2 * width * width + relative;
  }
}

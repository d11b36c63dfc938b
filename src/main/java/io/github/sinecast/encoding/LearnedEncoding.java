package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A learned table: one trained row of width D for each position, starting from N(0, 0.02^2).
 *
 * <p>Positions beyond the table are refused, never extrapolated.
 *
 * <p>Source: Devlin et al., BERT (2018), arXiv:1810.04805.
 *
 * @param maximumLength the number of rows; null for as many as the network has tokens
 */
@TypeName(value = "learned", help = "one trained row per position (BERT 2018)")
public record LearnedEncoding(
    @Setting(
            help = "Number of positions in the table; silence means the number of tokens.",
            initial = "",
            min = 1)
        @Nullable Integer maximumLength)
    implements PositionalEncoding {
  /** The standard deviation of the initial values, as in BERT. */
  public static final double INITIAL_DEVIATION = 0.02;

  public LearnedEncoding {
    if (maximumLength != null && maximumLength < 1) {
      throw new InvalidSettingException(
          "maximumLength", "must be at least 1, found " + maximumLength);
    }
  }

  /** A table as long as the network needs. */
  public LearnedEncoding() {
    this(null);
  }

  @Override
  public void contribute(TokenShape shape, long seed, Sites sites) {
    check(shape);
    Random random = new Random(seed);
    double[][] rows = new double[length(shape)][shape.width()];
    for (double[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        row[column] = INITIAL_DEVIATION * random.nextGaussian();
      }
    }
    sites.addToInput(PositionTable.learned(rows));
  }

  @Override
  public void check(TokenShape shape) {
    if (length(shape) < shape.tokens()) {
      throw new InvalidSettingException(
          "maximumLength",
          "must reach every token: the table has %d positions, the window %d tokens; give at least %d"
              .formatted(length(shape), shape.tokens(), shape.tokens()));
    }
  }

  @Override
  public long learnedNumbers(TokenShape shape) {
    return (long) length(shape) * shape.width();
  }

  private int length(TokenShape shape) {
    return maximumLength == null ? shape.tokens() : maximumLength;
  }
}

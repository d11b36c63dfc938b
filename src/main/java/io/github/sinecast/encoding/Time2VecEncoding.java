package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Set;

/**
 * Learned waves and one learned line of the position: {@code t2v[0] = w_0 p + b_0} and {@code
 * t2v[i] = sin(w_i p + b_i)} for i from 1 to k, then a learned linear map to the width D.
 *
 * <p>The line starts with the slope 1/T, T the tokens whatever the clock; the waves with
 * frequencies from N(0, 1) and phases from all of a turn.
 *
 * <p>Source: Kazemi et al., Time2Vec (2019), arXiv:1907.05321.
 *
 * @param waves the number of waves, k
 * @param clock what positions are counted in
 */
@TypeName(value = "time2vec", help = "learned waves and a line of the position (Time2Vec 2019)")
public record Time2VecEncoding(
    @Setting(help = "Number of learned waves.", initial = "15", min = 1, max = MOST_WAVES)
        int waves,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements InputEncoding {
  private static final int MOST_WAVES = 10_000;

  public Time2VecEncoding {
    Require.between(1, MOST_WAVES, waves, "waves");
  }

  /** Fifteen waves and a line. */
  public Time2VecEncoding() {
    this(15, Clock.INDEX);
  }

  @Override
  public Numbers table(Formulas formulas) {
    EncoderShape shape = formulas.shape();
    int parts = waves + 1;
    double slope = 1.0 / shape.tokens();
    Initial frequencies = (random, index) -> index == 0 ? slope : random.nextGaussian();
    Initial phases = (random, index) -> index == 0 ? 0 : 2 * Math.PI * random.nextDouble();
    Numbers angles =
        formulas
            .byPosition(clock, 1, (position, column) -> position)
            .times(formulas.learned("frequencies", frequencies, 1, parts))
            .plus(formulas.learned("phases", phases, 1, parts)); // [T, k + 1]
    double[] first = new double[parts];
    first[0] = 1;
    Numbers line = formulas.constant(first, 1, parts);
    Numbers time = angles.times(line).plus(angles.sine().times(line.times(-1).plus(1)));
    return time.product(
        formulas.learned("map", Initial.glorot(parts, shape.width()), parts, shape.width()));
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Kazemi et al. 2019, arXiv:1907.05321";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return (waves + 1) * (2L + shape.width());
  }
}

package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Random;
import java.util.Set;

/**
 * Random Fourier features: {@code sin(2 pi b_k p)} and {@code cos(2 pi b_k p)} with frequencies b
 * from N(0, s^2), in turns a step of the clock, fixed by a seed of their own or learned from there.
 *
 * <p>Sines and cosines alternate along the width; with an odd width the last column is a sine.
 *
 * <p>Source: Tancik et al. (2020), arXiv:2006.10739; learned: Li et al. (2021), arXiv:2106.02795.
 *
 * @param deviation the standard deviation s of the frequencies
 * @param learned whether training changes the frequencies
 * @param seed where the frequencies come from; the config determines them, so no model file holds
 *     fixed ones
 * @param clock what positions are counted in
 */
@TypeName(value = "random-fourier", help = "waves of random frequencies (Tancik 2020)")
public record RandomFourierEncoding(
    @Setting(help = "Standard deviation of the frequencies, in turns a step.", initial = "0.1")
        double deviation,
    @Setting(help = "Whether training changes the frequencies.", initial = "false") boolean learned,
    @Setting(help = "Random seed of the frequencies.", initial = "1") long seed,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements InputEncoding {
  public RandomFourierEncoding {
    Require.positive(deviation, "deviation");
  }

  /** Fixed frequencies around one turn in ten steps. */
  public RandomFourierEncoding() {
    this(0.1, false, 1, Clock.INDEX);
  }

  /** The frequencies at the start, in turns a step. */
  public double[] frequencies(int count) {
    Random random = new Random(seed);
    double[] frequencies = new double[count];
    for (int wave = 0; wave < count; wave++) {
      frequencies[wave] = deviation * random.nextGaussian();
    }
    return frequencies;
  }

  @Override
  public Numbers table(Formulas formulas) {
    int width = formulas.shape().width();
    double[] frequencies = frequencies(waves(width));
    return learned
        ? learnedTable(formulas, frequencies, width)
        : formulas.byPosition(
            clock,
            width,
            (position, column) -> wave(2 * Math.PI * frequencies[column / 2] * position, column));
  }

  private Numbers learnedTable(Formulas formulas, double[] start, int width) {
    int waves = start.length;
    Numbers angles =
        formulas
            .byPosition(clock, 1, (position, column) -> 2 * Math.PI * position)
            .times(formulas.learned("frequencies", (random, wave) -> start[wave], 1, waves));
    double[] sines = new double[waves * width];
    double[] cosines = new double[waves * width];
    for (int column = 0; column < width; column++) {
      (column % 2 == 0 ? sines : cosines)[column / 2 * width + column] = 1;
    }
    return angles
        .sine()
        .product(formulas.constant(sines, waves, width))
        .plus(angles.cosine().product(formulas.constant(cosines, waves, width)));
  }

  private static double wave(double angle, int column) {
    return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
  }

  private static int waves(int width) {
    return (width + 1) / 2;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Tancik et al. 2020, arXiv:2006.10739; Li et al. 2021, arXiv:2106.02795";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return learned ? waves(shape.width()) : 0;
  }
}

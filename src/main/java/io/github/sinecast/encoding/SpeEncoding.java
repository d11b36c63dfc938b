package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Random;
import java.util.Set;

/**
 * Stochastic positions: queries and keys become R random features whose expected product is {@code
 * sum over c of q_c k_c P_c(i - j)} with the learned kernel {@code P_c(d) = sum over s of g_cs^2
 * cos(2 pi f_cs d + t_cs)}, S sines for each number c of each head. All layers share the kernels.
 *
 * <p>Frequencies are {@code sigmoid / 2} and gains {@code softplus} of what is learned. The paper
 * draws features anew for each batch; here they come from a seed of their own and stay, as in
 * {@link RandomFourierEncoding}, so that a forecast does not depend on a draw.
 *
 * <p>Source: Liutkus et al., Relative positional encoding for transformers with linear complexity
 * (2021), section 2.2 (sineSPE), arXiv:2105.08399.
 *
 * @param sines the sines of a kernel, S
 * @param features the width R of the features
 * @param seed where the features come from; the config determines them, so no model file holds them
 * @param clock what positions are counted in
 */
@TypeName(value = "spe", help = "random features of a learned kernel of distances (SPE 2021)")
public record SpeEncoding(
    @Setting(help = "Sines of each kernel.", initial = "5", min = 1, max = SpeEncoding.MOST)
        int sines,
    @Setting(help = "Random features of a query.", initial = "64", min = 1, max = SpeEncoding.MOST)
        int features,
    @Setting(help = "Random seed of the features.", initial = "1") long seed,
    @Setting(help = Clock.HELP, initial = "index") Clock clock)
    implements QueryKeyEncoding {
  /** More than a graph of usual size can hold. */
  static final int MOST = 4096;

  /** Waves start long: sigmoid(-4) / 2 is a turn in about 110 steps. */
  private static final double INITIAL_FREQUENCY = -4;

  public SpeEncoding {
    Require.between(1, MOST, sines, "sines");
    Require.between(1, MOST, features, "features");
  }

  /** Five sines and 64 features. */
  public SpeEncoding() {
    this(5, 64, 1, Clock.INDEX);
  }

  @Override
  public void contribute(Formulas formulas, Sites sites) {
    int width = formulas.shape().headWidth();
    int waves = width * sines; // W
    double[] ones = new double[width * waves];
    for (int wave = 0; wave < waves; wave++) {
      ones[wave / sines * waves + wave] = 1;
    }
    Numbers repeated = formulas.constant(ones, width, waves);
    Numbers frequencies =
        learned(
                formulas,
                "frequencies",
                (random, index) -> INITIAL_FREQUENCY + random.nextGaussian())
            .sigmoid()
            .times(Math.PI); // 2 pi sigmoid / 2: [N, 1, W]
    Numbers phases = learned(formulas, "phases", Initial.normal(1));
    double even = Math.log(Math.expm1(1 / Math.sqrt(sines))); // squared gains add up to 1
    Numbers gains = learned(formulas, "gains", Initial.constant(even)).softplus();
    Numbers angles = // [N, T, W]
        formulas.byPosition(clock, 1, (position, column) -> position).times(frequencies);
    Numbers shifted = angles.plus(phases);
    Random random = new Random(seed);
    Numbers ofCosines = drawn(formulas, random, waves);
    Numbers ofSines = drawn(formulas, random, waves);
    sites.transform(
        new Sites.Transform() {
          @Override
          public Numbers queries(int layer, Numbers queries) {
            return featuresOf(queries, shifted);
          }

          @Override
          public Numbers keys(int layer, Numbers keys) {
            return featuresOf(keys, angles);
          }

          private Numbers featuresOf(Numbers rows, Numbers angles) {
            Numbers weighted = rows.product(repeated).times(gains); // [N, T, W]
            return weighted
                .times(angles.cosine())
                .product(ofCosines)
                .plus(weighted.times(angles.sine()).product(ofSines)); // [N, T, R]
          }
        });
  }

  private Numbers learned(Formulas formulas, String name, Initial initial) {
    EncoderShape shape = formulas.shape();
    return formulas.learned(name, initial, shape.heads(), 1, shape.headWidth() * sines);
  }

  /** Normal numbers of variance 1 / R, {@code [W, R]}. */
  private Numbers drawn(Formulas formulas, Random random, int waves) {
    double deviation = 1 / Math.sqrt(features);
    double[] normal = new double[waves * features];
    for (int index = 0; index < normal.length; index++) {
      normal[index] = deviation * random.nextGaussian();
    }
    return formulas.constant(normal, waves, features);
  }

  @Override
  public Set<Limit> limits() {
    return Set.of();
  }

  @Override
  public String paper() {
    return "Liutkus et al. 2021, arXiv:2105.08399";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 3L * shape.heads() * shape.headWidth() * sines;
  }
}

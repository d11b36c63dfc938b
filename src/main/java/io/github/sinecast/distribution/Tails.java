package io.github.sinecast.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Quantiles beyond the outermost level that a model learns, by the shape of standardised residuals:
 * the quantile of a level lies as many times further from the median than the outermost learned one
 * as that of the residuals does.
 *
 * <p>Where all steps share one shape, tails never narrow from step to step unless the learned
 * quantiles do: distances from the median are multiplied by the same numbers.
 *
 * <p>Source: A. J. McNeil and R. Frey, Estimation of tail-related risk measures for heteroscedastic
 * financial time series, Journal of Empirical Finance 7 (2000), <a
 * href="https://doi.org/10.1016/S0927-5398(00)00012-8">doi:10.1016/S0927-5398(00)00012-8</a>, who
 * divide changes by their volatility first and take the tail from what is left. Their second step,
 * a generalised Pareto distribution fitted to it, is left out: levels end at 0.1 %, where samples
 * of a thousand and more still have quantiles of their own, and the statistical models do without.
 *
 * <p>Immutable.
 *
 * @param levels rising, above 0 and below 1; none of them a learned one
 * @param ratios by step, then by level: the distance from the median in units of that of the
 *     outermost learned quantile on the same side, at least 1
 */
public record Tails(List<Double> levels, List<List<Double>> ratios) {
  private static final double MEDIAN = 0.5;

  /** Levels of one tail; those of the other lie as far below 1. */
  private static final double[] LOWER = {
    0.001, 0.0025, 0.005, 0.01, 0.015, 0.02, 0.025, 0.05, 0.1, 0.2
  };

  public Tails {
    levels = List.copyOf(levels);
    ratios = ratios.stream().map(List::copyOf).toList();
    for (List<Double> step : ratios) {
      if (step.size() != levels.size()
          || !step.stream().allMatch(ratio -> ratio >= 1 && Double.isFinite(ratio))) {
        throw new IllegalArgumentException(
            "each step needs a ratio from 1 for each of %s levels, found %s"
                .formatted(levels, step));
      }
    }
  }

  /**
   * Tails as residuals have them.
   *
   * @param lowest the lowest learned level, up to 0.5; there is no tail below the median itself
   * @param highest the highest learned level, from 0.5
   * @param residuals of each step the quantile of a level
   */
  public static Tails of(
      double lowest, double highest, List<? extends DoubleUnaryOperator> residuals) {
    double[] levels =
        DoubleStream.concat(
                DoubleStream.of(LOWER).filter(level -> level < lowest && lowest < MEDIAN),
                IntStream.range(0, LOWER.length)
                    .mapToDouble(index -> 1 - LOWER[LOWER.length - 1 - index])
                    .filter(level -> level > highest && highest > MEDIAN))
            .toArray();
    return new Tails(
        DoubleStream.of(levels).boxed().toList(),
        residuals.stream()
            .map(
                quantile ->
                    DoubleStream.of(levels)
                        .map(level -> ratio(quantile, level, level < MEDIAN ? lowest : highest))
                        .boxed()
                        .toList())
            .toList());
  }

  /** Residuals that never differ have no shape; the normal one is taken for theirs. */
  private static double ratio(DoubleUnaryOperator quantile, double level, double outermost) {
    double median = quantile.applyAsDouble(MEDIAN);
    double ratio =
        (quantile.applyAsDouble(level) - median) / (quantile.applyAsDouble(outermost) - median);
    return ratio >= 1 && Double.isFinite(ratio)
        ? ratio
        : StandardNormal.score(level) / StandardNormal.score(outermost);
  }

  /** A forecast with these tails, as far as quantiles are all that is known of it. */
  LearnedForecast apply(LearnedForecast said) {
    List<LearnedDistribution> extended = new ArrayList<>();
    for (int step = 0; step < said.distributions().size(); step++) {
      extended.add(
          said.distributions().get(step) instanceof QuantileCurve curve
              ? curve.withTails(levels, ratios.get(step))
              : said.distributions().get(step));
    }
    return said.with(extended);
  }
}

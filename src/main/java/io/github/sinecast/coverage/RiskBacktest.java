package io.github.sinecast.coverage;

import io.github.sinecast.Sample;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Tests of value at risk (VaR) and expected shortfall (ES) against the returns that came true, one
 * step ahead, so that windows do not overlap.
 *
 * <p>A return below its VaR is an exceedance. In the formulas a is the level, n the number of
 * returns, x that of exceedances, and {@code 0 ln 0 = 0}.
 *
 * <ul>
 *   <li>Unconditional coverage: the likelihood ratio of exceedances with probability x / n to those
 *       with probability a; chi-squared with 1 degree of freedom. P. Kupiec, Techniques for
 *       verifying the accuracy of risk measurement models, Journal of Derivatives 3 (1995), <a
 *       href="https://doi.org/10.3905/jod.1995.407942">doi:10.3905/jod.1995.407942</a>.
 *   <li>Independence: the likelihood ratio of a first-order Markov chain of exceedances to
 *       independent ones; 1 degree of freedom. Conditional coverage is the sum of both ratios; 2
 *       degrees. P. F. Christoffersen, Evaluating interval forecasts, International Economic Review
 *       39 (1998), <a href="https://doi.org/10.2307/2527341">doi:10.2307/2527341</a>.
 *   <li>Dynamic quantile: whether exceedances less a are explained by a constant, the last {@value
 *       #LAGS} of them and the VaR; the squared length of their projection on these, over {@code a
 *       (1 - a)}, with as many degrees of freedom as the regressors have rank. R. F. Engle and S.
 *       Manganelli, CAViaR, Journal of Business and Economic Statistics 22 (2004), <a
 *       href="https://doi.org/10.1198/073500104000000370">doi:10.1198/073500104000000370</a>.
 *   <li>ES: {@code Z2 = 1 - sum over exceedances of return / (n a ES)}, expected to be 0; below 0
 *       losses are larger or more frequent than forecast. Its p value is the share of simulated
 *       series, drawn from the forecasts, with a Z2 as low. C. Acerbi and B. Szekely, Back-testing
 *       expected shortfall, Risk (December 2014).
 *   <li>FZ0 loss: {@code -1{exceedance} (VaR - return) / (a ES) + VaR / ES + ln(-ES) - 1}, the
 *       mean; lower is better. A. J. Patton, J. F. Ziegel and R. Chen, Dynamic semiparametric
 *       models for expected shortfall (and value-at-risk), Journal of Econometrics 211 (2019), <a
 *       href="https://doi.org/10.1016/j.jeconom.2018.10.008">doi:10.1016/j.jeconom.2018.10.008</a>.
 * </ul>
 */
final class RiskBacktest {
  static final int LAGS = 4;

  private final double level;
  private final double[] returns;
  private final double[] valueAtRisk;
  private final double[] shortfall;
  private final boolean[] exceeded;
  private final int exceedances;

  /**
   * @param level the level, above 0 and below 1
   * @param returns what came true, in time order
   * @param valueAtRisk the forecast quantile of each return
   * @param shortfall the forecast mean below it
   */
  RiskBacktest(double level, double[] returns, double[] valueAtRisk, double[] shortfall) {
    this.level = level;
    this.returns = returns.clone();
    this.valueAtRisk = valueAtRisk.clone();
    this.shortfall = shortfall.clone();
    this.exceeded = new boolean[returns.length];
    int count = 0;
    for (int at = 0; at < exceeded.length; at++) {
      exceeded[at] = returns[at] < valueAtRisk[at];
      count += exceeded[at] ? 1 : 0;
    }
    this.exceedances = count;
  }

  int exceedances() {
    return exceedances;
  }

  /** The p value of unconditional coverage. */
  double unconditionalP() {
    return chiSquared(1, unconditionalRatio());
  }

  /** The p value of independence; NaN without an exceedance. */
  double independenceP() {
    return chiSquared(1, independenceRatio());
  }

  /** The p value of conditional coverage; NaN without an exceedance. */
  double conditionalP() {
    return chiSquared(2, unconditionalRatio() + independenceRatio());
  }

  private double unconditionalRatio() {
    int n = returns.length;
    double share = (double) exceedances / n;
    return 2
        * (likelihood(n - exceedances, exceedances, share)
            - likelihood(n - exceedances, exceedances, level));
  }

  private double independenceRatio() {
    if (exceedances == 0) {
      return Double.NaN;
    }
    int[][] moves = new int[2][2];
    for (int at = 1; at < exceeded.length; at++) {
      moves[exceeded[at - 1] ? 1 : 0][exceeded[at] ? 1 : 0]++;
    }
    double chain = 0;
    for (int[] from : moves) {
      chain += likelihood(from[0], from[1], (double) from[1] / Math.max(1, from[0] + from[1]));
    }
    int hits = moves[0][1] + moves[1][1];
    int misses = moves[0][0] + moves[1][0];
    return 2 * (chain - likelihood(misses, hits, (double) hits / Math.max(1, hits + misses)));
  }

  /** The log likelihood of independent events with a probability. */
  private static double likelihood(int misses, int hits, double probability) {
    return (misses == 0 ? 0 : misses * Math.log(1 - probability))
        + (hits == 0 ? 0 : hits * Math.log(probability));
  }

  /** The p value of the dynamic quantile test; NaN of too few returns. */
  double dynamicQuantileP() {
    int rows = returns.length - LAGS;
    if (rows <= LAGS + 2) {
      return Double.NaN;
    }
    double centre = Sample.meanOfTwoPasses(valueAtRisk);
    double size = Math.sqrt(Sample.meanSquare(valueAtRisk, centre));
    double[][] regressors = new double[rows][LAGS + 2];
    double[] hit = new double[rows];
    for (int row = 0; row < rows; row++) {
      int at = row + LAGS;
      hit[row] = hit(at);
      regressors[row][0] = 1;
      for (int lag = 1; lag <= LAGS; lag++) {
        regressors[row][lag] = hit(at - lag);
      }
      // Centred and scaled, it spans the same space beside the constant, and the rank is certain.
      regressors[row][LAGS + 1] = size > 0 ? (valueAtRisk[at] - centre) / size : 0;
    }
    SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(regressors, false));
    RealVector y = new ArrayRealVector(hit, false);
    int rank = svd.getRank();
    double squares = 0;
    for (int column = 0; column < rank; column++) {
      double along = svd.getU().getColumnVector(column).dotProduct(y);
      squares += along * along;
    }
    return chiSquared(rank, squares / (level * (1 - level)));
  }

  private double hit(int at) {
    return (exceeded[at] ? 1 : 0) - level;
  }

  /** The statistic Z2 of Acerbi and Szekely; NaN where an ES is not below 0. */
  double shortfallStatistic() {
    double sum = 0;
    for (int at = 0; at < returns.length; at++) {
      if (!(shortfall[at] < 0)) {
        return Double.NaN;
      }
      sum += exceeded[at] ? returns[at] / shortfall[at] : 0;
    }
    return 1 - sum / (returns.length * level);
  }

  /** The mean FZ0 loss; NaN where an ES is not below 0. */
  double jointLoss() {
    double[] losses = new double[returns.length];
    for (int at = 0; at < losses.length; at++) {
      double es = shortfall[at];
      double beyond = exceeded[at] ? valueAtRisk[at] - returns[at] : 0;
      losses[at] =
          es < 0 ? -beyond / (level * es) + valueAtRisk[at] / es + Math.log(-es) - 1 : Double.NaN;
    }
    return Arrays.stream(losses).anyMatch(Double::isNaN) ? Double.NaN : Sample.mean(losses);
  }

  private static double chiSquared(int degrees, double statistic) {
    return Double.isNaN(statistic)
        ? Double.NaN
        : 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(Math.max(0, statistic));
  }
}

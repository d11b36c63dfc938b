package io.github.sinecast.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.evaluation.Backtest;
import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Examples;
import io.github.sinecast.evaluation.NormalWalk;
import io.github.sinecast.evaluation.TailForecasts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class RiskBacktestTest {
  private static final double LEVEL = 0.05;
  private static final int N = 500;

  /** Sums of some hundred logarithms. */
  private static final double ROUNDING = 1e-9;

  private static final double[] RETURNS = gaussian(3);
  private static final double[] VAR = filled(at -> -1.3 - 0.3 * Math.sin(at / 9.0));
  private static final double[] ES = filled(at -> VAR[at] - 0.4);
  private static final RiskBacktest TESTED = new RiskBacktest(LEVEL, RETURNS, VAR, ES);

  @Test
  void unconditionalCoverageIsTheRatioOfTheProductsOfProbabilities() {
    double x = TESTED.exceedances();
    double ratio = 0;
    for (int at = 0; at < N; at++) {
      ratio += 2 * Math.log(hit(at) ? x / N / LEVEL : (1 - x / N) / (1 - LEVEL));
    }

    assertEquals(chiSquaredOfOne(ratio), TESTED.unconditionalP(), ROUNDING);
  }

  @Test
  void independenceIsTheRatioOfAMarkovChainToIndependentEvents() {
    double ratio = markovRatio();

    assertEquals(chiSquaredOfOne(ratio), TESTED.independenceP(), ROUNDING);
    double x = TESTED.exceedances();
    double unconditional =
        2 * (x * Math.log(x / N / LEVEL) + (N - x) * Math.log((1 - x / N) / (1 - LEVEL)));
    // chi-squared with two degrees of freedom is exponential
    assertEquals(Math.exp(-(ratio + unconditional) / 2), TESTED.conditionalP(), ROUNDING);
  }

  @Test
  void theDynamicQuantileTestIsThatOfItsNormalEquations() {
    double[][] equations = new double[6][7];
    for (int at = 4; at < N; at++) {
      double[] row = {1, h(at - 1), h(at - 2), h(at - 3), h(at - 4), VAR[at], h(at)};
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 7; j++) {
          equations[i][j] += row[i] * row[j];
        }
      }
    }
    double[] right = Arrays.stream(equations).mapToDouble(row -> row[6]).toArray();
    double[] solution = solved(equations);
    double statistic = 0;
    for (int i = 0; i < 6; i++) {
      statistic += right[i] * solution[i] / (LEVEL * (1 - LEVEL));
    }
    double half = statistic / 2;

    // chi-squared with six degrees of freedom
    double p = Math.exp(-half) * (1 + half + half * half / 2);
    assertEquals(p, TESTED.dynamicQuantileP(), ROUNDING);
  }

  @Test
  void shortfallAndJointLossAreThoseOfALoop() {
    double sum = 0;
    double loss = 0;
    for (int at = 0; at < N; at++) {
      double beyond = hit(at) ? 1 : 0;
      sum += RETURNS[at] * beyond / (N * LEVEL * ES[at]);
      loss +=
          (-beyond * (VAR[at] - RETURNS[at]) / (LEVEL * ES[at])
                  + VAR[at] / ES[at]
                  + Math.log(-ES[at])
                  - 1)
              / N;
    }

    assertEquals(1 - sum, TESTED.shortfallStatistic(), ROUNDING);
    assertEquals(loss, TESTED.jointLoss(), ROUNDING);
  }

  @Test
  void withoutExceedancesIndependenceIsNotTested() {
    RiskBacktest none = new RiskBacktest(LEVEL, RETURNS, filled(at -> -99), filled(at -> -100));

    assertTrue(Double.isNaN(none.independenceP()));
    assertEquals(chiSquaredOfOne(-2 * N * Math.log(1 - LEVEL)), none.unconditionalP(), ROUNDING);
  }

  @Test
  void theShortfallOfANormalForecastIsThatOfTheory() {
    TailForecasts tails = tails();

    double quantile = new Normal(0, 1).quantile(LEVEL);
    double wanted = -Math.exp(-quantile * quantile / 2) / Math.sqrt(2 * Math.PI) / LEVEL;
    // the outermost of 100 steps of probability is curved
    assertEquals(1000 + wanted, tails.expectedShortfall(0, 2), 2e-3);
    assertEquals(1000 + quantile, tails.valueAtRisk(0, 2), ROUNDING);
  }

  @Test
  void aTrueForecastIsRejectedRarelyAndOneWithHalfTheSpreadAlways() {
    int coverage = 0;
    int shortfall = 0;
    for (int sample = 0; sample < 100; sample++) {
      for (Risk risk : RiskTable.of(result(100 + sample, 0.5), 1).rows()) {
        if (risk.model().equals("narrow")) {
          assertTrue(risk.unconditionalP() < 0.01 && risk.shortfallP() < 0.01, risk.toString());
        } else if (risk.level() == LEVEL) {
          coverage += risk.unconditionalP() <= 0.05 ? 1 : 0;
          shortfall += risk.shortfallP() <= 0.05 ? 1 : 0;
        }
      }
    }

    // 5 of 100 by theory; 14 or more would come once in 2000 times
    assertTrue(coverage < 14 && shortfall < 14, coverage + " and " + shortfall);
  }

  @Test
  void whatIsRejectedIsPrintedForEachModel() {
    String text = RiskTable.of(result(8, 0.5), 1).toText(Set.of("true"));

    assertTrue(text.contains("VaR 2.5 %") && text.contains("of 15 tests"), text);
    assertTrue(text.contains("narrow") && !text.contains("true  "), text);
  }

  @Test
  void theSameSeedGivesTheSameTests() {
    BacktestResult result = result(8, 0.5);

    assertEquals(RiskTable.of(result, 1).rows(), RiskTable.of(result, 1).rows());
  }

  private static TailForecasts tails() {
    return Objects.requireNonNull(result(8, 0.5).forecasts("true").tails());
  }

  private static BacktestResult result(long seed, double narrow) {
    double[] steps = gaussian(seed);
    double[] values = new double[N + 1];
    values[0] = 1000;
    for (int row = 0; row < N; row++) {
      values[row + 1] = values[row] + steps[row];
    }
    return new Backtest(Map.of("a", new RowRange(1, N + 1)), 1)
        .run(
            SeriesSet.of(Examples.daily("a", values)),
            List.of(new NormalWalk("true", 1), new NormalWalk("narrow", narrow)));
  }

  private static boolean hit(int at) {
    return RETURNS[at] < VAR[at];
  }

  private static double h(int at) {
    return (hit(at) ? 1 : 0) - LEVEL;
  }

  private static double markovRatio() {
    double ratio = 0;
    for (int at = 1; at < N; at++) {
      double same = 0;
      double followed = 0;
      double hits = 0;
      for (int other = 1; other < N; other++) {
        hits += hit(other) ? 1 : 0;
        if (hit(other - 1) == hit(at - 1)) {
          same++;
          followed += hit(other) ? 1 : 0;
        }
      }
      double chain = followed / same;
      double alone = hits / (N - 1);
      ratio += 2 * Math.log(hit(at) ? chain / alone : (1 - chain) / (1 - alone));
    }
    return ratio;
  }

  private static double chiSquaredOfOne(double statistic) {
    double quantile = Math.sqrt(statistic);
    return Erf.erfc(quantile / Math.sqrt(2));
  }

  /** Gaussian elimination. */
  private static double[] solved(double[][] equations) {
    int n = equations.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        if (row != pivot) {
          double factor = equations[row][pivot] / equations[pivot][pivot];
          for (int column = pivot; column <= n; column++) {
            equations[row][column] -= factor * equations[pivot][column];
          }
        }
      }
    }
    double[] solution = new double[n];
    Arrays.setAll(solution, row -> equations[row][n] / equations[row][row]);
    return solution;
  }

  private static double[] gaussian(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return random.doubles(N).map(u -> new Normal(0, 1).quantile(u)).toArray();
  }

  private static double[] filled(IntToDoubleFunction value) {
    double[] values = new double[N];
    Arrays.setAll(values, value);
    return values;
  }
}

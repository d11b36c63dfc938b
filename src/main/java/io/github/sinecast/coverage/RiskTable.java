package io.github.sinecast.coverage;

import io.github.sinecast.evaluation.BacktestResult;
import io.github.sinecast.evaluation.Origins;
import io.github.sinecast.evaluation.TailForecasts;
import io.github.sinecast.evaluation.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Value at risk and expected shortfall of all models, tested on each series. Immutable.
 *
 * <p>The return of a window is the value at step 1 over the last known one, less 1; of a series
 * with a last known value of 0 or below it is their difference. Steps beyond the first are not
 * tested: their windows overlap, and {@link RiskBacktest} presumes that they do not.
 */
public final class RiskTable {
  private static final int SIMULATIONS = 1000;
  private static final double LEVEL = 0.05;

  /** The tests by their names in print. */
  private static final Map<String, ToDoubleFunction<Risk>> TESTS = tests();

  private final List<Risk> rows;

  private RiskTable(List<Risk> rows) {
    this.rows = List.copyOf(rows);
  }

  private static Map<String, ToDoubleFunction<Risk>> tests() {
    Map<String, ToDoubleFunction<Risk>> tests = new LinkedHashMap<>();
    tests.put("Kupiec", Risk::unconditionalP);
    tests.put("independence", Risk::independenceP);
    tests.put("Christoffersen", Risk::conditionalP);
    tests.put("DQ", Risk::dynamicQuantileP);
    tests.put("ES", Risk::shortfallP);
    return tests;
  }

  /**
   * Tests all models of distributions of a backtest.
   *
   * @param seed of the simulations
   */
  public static RiskTable of(BacktestResult result, long seed) {
    List<Risk> rows = new ArrayList<>();
    Origins origins = result.origins();
    for (int series = 0; series < origins.spans().size(); series++) {
      int first = origins.firstWindow(series);
      int end = origins.firstWindow(series + 1);
      for (String model : result.models()) {
        TailForecasts tails = result.forecasts(model).tails();
        if (tails != null && end > first) {
          rows.addAll(tested(result, model, tails, first, end, seed));
        }
      }
    }
    return new RiskTable(rows);
  }

  private static List<Risk> tested(
      BacktestResult result, String model, TailForecasts tails, int first, int end, long seed) {
    int n = end - first;
    double[] known = new double[n];
    Arrays.setAll(known, at -> result.origins().history(first + at).last());
    boolean relative = Arrays.stream(known).allMatch(value -> value > 0);
    double[] returns = new double[n];
    Arrays.setAll(returns, at -> change(result.actual(first + at, 1), known[at], relative));
    int levels = TailForecasts.LEVELS.size();
    double[][] shortfall = new double[levels][n];
    RiskBacktest[] tests = new RiskBacktest[levels];
    for (int place = 0; place < levels; place++) {
      int level = place;
      double[] quantiles = new double[n];
      Arrays.setAll(
          quantiles, at -> change(tails.valueAtRisk(first + at, level), known[at], relative));
      Arrays.setAll(
          shortfall[level],
          at -> change(tails.expectedShortfall(first + at, level), known[at], relative));
      tests[level] =
          new RiskBacktest(TailForecasts.LEVELS.get(level), returns, quantiles, shortfall[level]);
    }
    double[][] simulated = new double[levels][SIMULATIONS];
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int draw = 0; draw < SIMULATIONS; draw++) {
      double[] sums = new double[levels];
      for (int at = 0; at < n; at++) {
        int point = (int) (random.nextDouble() / TailForecasts.STEP);
        for (int level = levels - 1; level >= 0 && point < TailForecasts.points(level); level--) {
          sums[level] +=
              change(tails.point(first + at, point), known[at], relative) / shortfall[level][at];
        }
      }
      for (int level = 0; level < levels; level++) {
        simulated[level][draw] = 1 - sums[level] / (n * TailForecasts.LEVELS.get(level));
      }
    }
    List<Risk> rows = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      RiskBacktest test = tests[level];
      double statistic = test.shortfallStatistic();
      long asLow = Arrays.stream(simulated[level]).filter(drawn -> drawn <= statistic).count();
      rows.add(
          new Risk(
              result.series(first),
              model,
              TailForecasts.LEVELS.get(level),
              n,
              test.exceedances(),
              test.unconditionalP(),
              test.independenceP(),
              test.conditionalP(),
              test.dynamicQuantileP(),
              statistic,
              Double.isNaN(statistic) ? Double.NaN : (double) asLow / SIMULATIONS,
              test.jointLoss()));
    }
    return rows;
  }

  private static double change(double value, double known, boolean relative) {
    return relative ? value / known - 1 : value - known;
  }

  /** All tests, in the order of the file. */
  public List<Risk> rows() {
    return rows;
  }

  /**
   * The share of exceedances of each model at each level and what is rejected, a line for each
   * model; empty where no model forecast distributions.
   *
   * @param without models that are left out
   */
  public String toText(Set<String> without) {
    List<String> models =
        rows.stream().map(Risk::model).distinct().filter(name -> !without.contains(name)).toList();
    if (models.isEmpty()) {
      return "";
    }
    long series = rows.stream().map(Risk::series).distinct().count();
    TextTable text = new TextTable();
    text.add("", models);
    for (double level : TailForecasts.LEVELS) {
      text.add(
          "VaR " + percent(level),
          models.stream().map(model -> percent(share(model, level))).toList());
    }
    text.add("rejected", models.stream().map(model -> rejected(model, series > 1)).toList());
    return "Risk one step ahead: share of returns below the value at risk, and the tests that reject"
        + "\nat the 5 % level, each on its own: of 20 true hypotheses about one is rejected\n\n"
        + text;
  }

  private double share(String model, double level) {
    long returns = 0;
    long exceedances = 0;
    for (Risk row : rows) {
      if (row.model().equals(model) && row.level() == level) {
        returns += row.returns();
        exceedances += row.exceedances();
      }
    }
    return (double) exceedances / returns;
  }

  private String rejected(String model, boolean counted) {
    List<String> rejected = new ArrayList<>();
    int made = 0;
    for (Risk row : rows) {
      if (row.model().equals(model)) {
        for (Map.Entry<String, ToDoubleFunction<Risk>> test : TESTS.entrySet()) {
          double p = test.getValue().applyAsDouble(row);
          made += Double.isNaN(p) ? 0 : 1;
          if (p <= LEVEL) {
            rejected.add(test.getKey() + " " + percent(row.level()));
          }
        }
      }
    }
    if (counted || rejected.size() > 2) {
      return "%s of %s tests".formatted(rejected.size(), made);
    }
    return rejected.isEmpty() ? "none" : String.join(", ", rejected);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}

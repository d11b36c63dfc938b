package io.github.sinecast.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Change;
import io.github.sinecast.History;
import io.github.sinecast.RValues;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds GARCH and GJR to R's package fGarch: {@code garchFit(~ garch(1, 1))}, and {@code garchFit(~
 * aparch(1, 1), delta = 2, include.delta = FALSE)}, which is GJR with other parameters, each with
 * {@code include.mean = FALSE} and {@code cond.dist} norm, std and sstd; see src/test/r/garch.R.
 */
class VolatilityOfRTest {
  private static final int STEPS = 12;

  /** Relative; the same formula, and sums of thousands of terms in another order. */
  private static final double SAME_FORMULA = 1e-10;

  /** Relative; R integrates the share of falls with four to five digits. */
  private static final double SAME_INTEGRAL = 2e-5;

  /** Relative; R's search for the likelihood stops early, and the top is flat. */
  private static final double SAME_TOP = 2e-3;

  /** Relative; R looks for degrees of freedom up to 10 only. */
  private static final double SAME_LIKELIHOOD = 5e-5;

  private static final RValues R = RValues.read("volatility/garch.csv");

  @ParameterizedTest
  @CsvSource({
    "sp500, garch, norm", "sp500, garch, std", "sp500, garch, sstd",
    "sp500, gjr, norm", "sp500, gjr, std", "sp500, gjr, sstd",
    "dax, garch, norm", "dax, garch, std", "dax, garch, sstd",
    "dax, gjr, norm", "dax, gjr, std", "dax, gjr, sstd"
  })
  void theProcessOfRHasTheLikelihoodAndTheSpreadThatRSays(
      String name, String model, String innovations) {
    Said said = new Said(name, model + "-" + innovations + "-");
    GarchFit.Fitted ofR = said.process(said.persistenceAtFirst());
    FittedRows rows = rows(name);

    assertRelative(
        said.one("log-likelihood"),
        ofR.logLikelihood(rows.changes(), rows.variances()),
        SAME_FORMULA);
    History history = history(name);
    double[][] variances = ofR.recursion().variances(history, STEPS);
    R.indexed(name, said.prefix() + "sigma")
        .forEach(
            (row, sigma) -> assertRelative(sigma, Math.sqrt(variances[row - 1][0]), SAME_FORMULA));
    double before = 0;
    double[] last = variances[history.length() - 1];
    for (int step = 1; step <= STEPS; step++) {
      double ahead = R.all(name, said.prefix() + "ahead")[step - 1];
      assertRelative(ahead, Math.sqrt(last[step - 1] - before), SAME_INTEGRAL);
      before = last[step - 1];
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sp500, garch, norm", "sp500, garch, std", "sp500, garch, sstd",
    "sp500, gjr, norm", "sp500, gjr, std", "sp500, gjr, sstd",
    "dax, garch, norm", "dax, garch, std", "dax, garch, sstd",
    "dax, gjr, norm", "dax, gjr, std", "dax, gjr, sstd"
  })
  void theProcessFoundIsAsLikelyAsThatOfR(String name, String model, String innovations) {
    Said said = new Said(name, model + "-" + innovations + "-");
    FittedRows rows = rows(name);
    GarchFit.Fitted found = new GarchFit(model.equals("gjr"), false, said.family()).of(rows);

    double likelihood = found.logLikelihood(rows.changes(), rows.variances());
    GarchFit.Fitted process = said.process(said.persistence());
    double ofR = process.logLikelihood(rows.changes(), rows.variances());
    assertTrue(
        likelihood >= ofR - SAME_FORMULA * Math.abs(ofR), likelihood + " is less than " + ofR);
    assertRelative(ofR, likelihood, SAME_LIKELIHOOD);
    assertEquals(said.one("alpha"), found.recursion().alpha(), SAME_TOP);
    assertEquals(said.one("gamma"), found.recursion().gamma(), SAME_TOP);
    assertEquals(said.one("beta"), found.recursion().beta(), SAME_TOP);
  }

  private record Said(String name, String prefix) {
    double one(String quantity) {
      return R.one(name, prefix + quantity);
    }

    Innovations family() {
      return prefix.endsWith("-norm-")
          ? Innovations.NORMAL
          : prefix.endsWith("-std-") ? Innovations.STUDENT_T : Innovations.SKEWED_T;
    }

    InnovationDensity density() {
      return family() == Innovations.NORMAL
          ? InnovationDensity.NORMAL
          : new InnovationDensity(
              family(), one("freedom"), family() == Innovations.SKEWED_T ? one("skew") : 1);
    }

    double persistence() {
      return one("alpha") + density().shareOfFalls() * one("gamma") + one("beta");
    }

    /**
     * R's first variance is {@code omega + (alpha1 + beta) m}, with APARCH's alpha1: {@code
     * sqrt(alpha1)} is the mean of the roots of the weights of rises and falls.
     */
    double persistenceAtFirst() {
      double root = (Math.sqrt(one("alpha")) + Math.sqrt(one("alpha") + one("gamma"))) / 2;
      return root * root + one("beta");
    }

    GarchFit.Fitted process(double persistenceAtFirst) {
      return new GarchFit.Fitted(
          new VarianceRecursion(
              RowMeasure.ofSquares(Change.LOG_RETURN),
              one("omega"),
              one("alpha"),
              one("gamma"),
              one("beta"),
              persistence(),
              one("omega") + persistenceAtFirst * rows(name).meanSquare()),
          density());
    }
  }

  private static FittedRows rows(String name) {
    History history = history(name);
    return FittedRows.of(
        history,
        new RowRange(0, history.length()),
        Change.LOG_RETURN,
        RangeEstimator.SQUARED_CHANGE);
  }

  private static History history(String name) {
    double[] values = RValues.series(name);
    return new TimeSeries(name, TimeLine.ofRows(values.length), "close", Map.of("close", values))
        .history();
  }

  private static void assertRelative(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * Math.abs(expected));
  }
}

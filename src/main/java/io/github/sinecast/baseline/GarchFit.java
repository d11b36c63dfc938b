package io.github.sinecast.baseline;

import io.github.sinecast.Sample;
import java.util.Arrays;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the parameters of a GARCH(1,1) process of maximum likelihood.
 *
 * <p>The search has three unbounded numbers: the logarithm of omega, and the logits of {@code alpha
 * + beta} and of alpha's part in it; so that every place it can reach is a stationary process.
 */
final class GarchFit {
  /** Below 1, so that the variance of all time exists. */
  private static final double MOST_PERSISTENCE = 1 - 1e-7;

  /** Where searches start: alpha and beta, with the omega that agrees with the variance. */
  private static final double[][] STARTS = {{0.1, 0.8}, {0.05, 0.93}, {0.2, 0.3}};

  private static final double PRECISION = 1e-12;
  private static final int MOST_TRIALS = 5000;

  private GarchFit() {}

  /**
   * @param changes not all 0
   */
  static Garch of(double[] changes) {
    double square = Sample.meanSquare(changes, 0);
    // Of variance 1, so that one step of the search fits all series.
    double[] scaled = Arrays.stream(changes).map(change -> change / Math.sqrt(square)).toArray();
    double[] best = coordinates(STARTS[0]);
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] start : STARTS) {
      double[] found = climb(scaled, coordinates(start));
      double likelihood = process(found).logLikelihood(scaled);
      if (likelihood > highest) {
        highest = likelihood;
        best = found;
      }
    }
    Garch found = process(best);
    return new Garch(found.omega() * square, found.alpha(), found.beta(), square);
  }

  /** Climbs until a fresh simplex finds nothing higher. */
  private static double[] climb(double[] changes, double[] start) {
    double[] place = start;
    double before;
    double likelihood = process(place).logLikelihood(changes);
    do {
      before = likelihood;
      place =
          new SimplexOptimizer(PRECISION, PRECISION)
              .optimize(
                  GoalType.MAXIMIZE,
                  new MaxEval(MOST_TRIALS),
                  new InitialGuess(place),
                  new ObjectiveFunction(at -> process(at).logLikelihood(changes)),
                  new NelderMeadSimplex(place.length, 0.3))
              .getPoint();
      likelihood = process(place).logLikelihood(changes);
    } while (likelihood > before + PRECISION * Math.abs(before));
    return place;
  }

  private static double[] coordinates(double[] alphaAndBeta) {
    double persistence = alphaAndBeta[0] + alphaAndBeta[1];
    return new double[] {
      Math.log(1 - persistence),
      logit(persistence / MOST_PERSISTENCE),
      logit(alphaAndBeta[0] / persistence)
    };
  }

  /** The process of mean square 1 at a place of the search. */
  private static Garch process(double[] place) {
    double persistence = MOST_PERSISTENCE * logistic(place[1]);
    double alpha = persistence * logistic(place[2]);
    return new Garch(Math.exp(place[0]), alpha, persistence - alpha, 1);
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}

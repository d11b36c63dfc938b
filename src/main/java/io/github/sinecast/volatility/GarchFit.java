package io.github.sinecast.volatility;

import io.github.sinecast.Change;
import io.github.sinecast.InParallel;
import io.github.sinecast.Sample;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the variance recursion of maximum likelihood.
 *
 * <p>The search has unbounded numbers: the logits of the persistence and of the last row's part in
 * it; then, as far as they are free, the logit of the part of falls in that, the logarithms of
 * omega, of the degrees of freedom and of the skew. So every place it can reach is a stationary
 * process.
 */
final class GarchFit {
  /** Below 1, so that the variance of all time exists. */
  private static final double MOST_PERSISTENCE = 1 - 1e-7;

  /** Above 2, so that the variance of the innovations exists, by as much as their sums can tell. */
  private static final double LEAST_FREEDOM = 2.1;

  /** Where searches start: the weights of the last row and of the last variance. */
  private static final double[][] STARTS = {{0.1, 0.8}, {0.05, 0.93}, {0.2, 0.3}};

  private static final double USUAL_FREEDOM = 8;

  /** Of a t that is as good as normal. */
  private static final double MOST_LOG_FREEDOM = Math.log(1000);

  /** Of searches that only show which start is the best, and of that which finds the top. */
  private static final double COARSE = 1e-7;

  private static final double PRECISION = 1e-12;
  private static final int MOST_TRIALS = 5000;

  private final boolean leverage;
  private final boolean targeted;
  private final Innovations innovations;

  /**
   * @param leverage whether falls have a weight of their own
   * @param targeted whether omega is that with which the variance of all time is the mean square
   * @param innovations the family of the standardised changes
   */
  GarchFit(boolean leverage, boolean targeted, Innovations innovations) {
    this.leverage = leverage;
    this.targeted = targeted;
    this.innovations = innovations;
  }

  /** A recursion, and the innovations with which it is most likely. */
  record Fitted(VarianceRecursion recursion, InnovationDensity density) {
    double logLikelihood(double[] changes, double[] variances) {
      return GarchLikelihood.of(recursion, density, changes, variances);
    }
  }

  /** The rows of a series in units in which their mean square is 1, up to rounding. */
  private static final class Standardised {
    final FittedRows rows;
    final double square;
    final double[] changes;
    final double[] variances;
    final double unit;

    Standardised(FittedRows rows) {
      this.rows = rows;
      this.square = rows.meanSquare();
      // Of variance 1, so that one step of the search fits all series.
      this.changes =
          Arrays.stream(rows.changes()).map(change -> change / Math.sqrt(square)).toArray();
      this.variances = Arrays.stream(rows.variances()).map(one -> one / square).toArray();
      this.unit = Sample.meanSquare(changes, 0);
    }
  }

  /** The recursion that is most likely for the rows of one series. */
  Fitted of(FittedRows rows) {
    return of(List.of(rows)).get(0);
  }

  /**
   * The recursions that are most likely for the rows of all series together, which share all
   * parameters but their level.
   */
  List<Fitted> of(List<FittedRows> ofSeries) {
    List<Standardised> all = ofSeries.stream().map(Standardised::new).toList();
    MultivariateFunction likelihood =
        at ->
            InParallel.map(
                    all, one -> place(at, one.unit).logLikelihood(one.changes, one.variances))
                .stream()
                .mapToDouble(Double::doubleValue)
                .reduce(0, Double::sum);
    double[] best = highest(likelihood);
    return all.stream().map(one -> scaled(place(best, one.unit), one)).toList();
  }

  private static Fitted scaled(Fitted found, Standardised one) {
    VarianceRecursion scaled = found.recursion();
    return new Fitted(
        new VarianceRecursion(
            one.rows.measure(),
            scaled.omega() * one.square,
            scaled.alpha(),
            scaled.gamma(),
            scaled.beta(),
            scaled.persistence(),
            scaled.first() * one.square),
        found.density());
  }

  private double[] highest(MultivariateFunction likelihood) {
    double[] best = start(STARTS[0]);
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] start : STARTS) {
      double[] found = climb(likelihood, start(start), COARSE);
      double height = likelihood.value(found);
      if (height > highest) {
        highest = height;
        best = found;
      }
    }
    double before;
    do {
      before = highest;
      best = climb(likelihood, best, PRECISION);
      highest = likelihood.value(best);
      // Until a fresh simplex finds nothing higher.
    } while (highest > before + PRECISION * Math.abs(before));
    return best;
  }

  /** Climbs to the highest place that a simplex finds, or finds in time. */
  private static double[] climb(MultivariateFunction likelihood, double[] start, double precision) {
    double[][] best = {start};
    double[] highest = {Double.NEGATIVE_INFINITY};
    MultivariateFunction watched =
        at -> {
          double height = likelihood.value(at);
          if (height > highest[0]) {
            highest[0] = height;
            best[0] = at.clone();
          }
          // A number, where the likelihood is none.
          return Double.isNaN(height) ? -Double.MAX_VALUE : height;
        };
    try {
      new SimplexOptimizer(precision, precision)
          .optimize(
              GoalType.MAXIMIZE,
              new MaxEval(MOST_TRIALS),
              new InitialGuess(start),
              new ObjectiveFunction(watched),
              new NelderMeadSimplex(start.length, 0.3));
    } catch (MathIllegalStateException outOfTrials) {
      return best[0];
    }
    return best[0];
  }

  private double[] start(double[] weights) {
    double persistence = weights[0] + weights[1];
    double[] place = new double[6];
    place[0] = logit(persistence / MOST_PERSISTENCE);
    place[1] = logit(weights[0] / persistence);
    int size = 2;
    if (leverage) {
      place[size++] = logit(0.7);
    }
    if (!targeted) {
      place[size++] = Math.log(1 - persistence);
    }
    if (innovations != Innovations.NORMAL) {
      place[size++] = Math.log(USUAL_FREEDOM - LEAST_FREEDOM);
    }
    if (innovations == Innovations.SKEWED_T) {
      place[size++] = 0;
    }
    return Arrays.copyOf(place, size);
  }

  /** The process of the mean square {@code unit} at a place of the search. */
  private Fitted place(double[] at, double unit) {
    int next = 2;
    double logitOfFalls = leverage ? at[next++] : 0;
    double logOmega = targeted ? 0 : at[next++];
    InnovationDensity density = InnovationDensity.NORMAL;
    if (innovations != Innovations.NORMAL) {
      double freedom = LEAST_FREEDOM + Math.exp(Math.min(at[next++], MOST_LOG_FREEDOM));
      double skew = innovations == Innovations.SKEWED_T ? Math.exp(at[next]) : 1;
      density = new InnovationDensity(innovations, freedom, skew);
    }
    double persistence = MOST_PERSISTENCE * logistic(at[0]);
    double reaction = persistence * logistic(at[1]);
    double alpha = reaction;
    double gamma = 0;
    if (leverage) {
      double share = density.shareOfFalls();
      double ofFalls = logistic(logitOfFalls);
      alpha = reaction * (1 - ofFalls) / (1 - share);
      gamma = reaction * ofFalls / share - alpha;
    }
    double omega = targeted ? (1 - persistence) * unit : Math.exp(logOmega);
    return new Fitted(
        new VarianceRecursion(
            RowMeasure.ofSquares(Change.LOG_RETURN),
            omega,
            alpha,
            gamma,
            persistence - reaction,
            persistence,
            omega + persistence * unit),
        density);
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}

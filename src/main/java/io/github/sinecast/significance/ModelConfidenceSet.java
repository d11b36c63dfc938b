package io.github.sinecast.significance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The model confidence set: the models among which, with a probability of 95 % or more, the best
 * one is.
 *
 * <p>Of a set of models, {@code d(i)} is the mean loss of model i less the mean over the set, and
 * {@code t(i) = d(i) / se(i)} with the standard error from the bootstrap. The statistic is the
 * greatest t(i) ("T max"). Its p value is the share of draws in which the greatest deviation of d,
 * in the same units, is at least as great. The model with the greatest t(i) leaves the set, and the
 * test is repeated until one model is left. The p value of a model is the greatest of all tests up
 * to the one by which it left; of the last model it is 1. The set holds the models whose p value is
 * above 5 %.
 *
 * <p>Source: P. R. Hansen, A. Lunde and J. M. Nason, The model confidence set, Econometrica 79
 * (2011), <a href="https://doi.org/10.3982/ECTA5771">doi:10.3982/ECTA5771</a>.
 */
final class ModelConfidenceSet {
  private ModelConfidenceSet() {}

  /** The p value of each model. */
  static double[] p(DrawnMeans means) {
    double[] p = new double[means.models()];
    List<Integer> set = new ArrayList<>(IntStream.range(0, p.length).boxed().toList());
    double before = 0;
    while (set.size() > 1) {
      Elimination next = Elimination.of(means, set);
      before = Math.max(before, next.p());
      p[next.model()] = before;
      set.remove(Integer.valueOf(next.model()));
    }
    set.forEach(last -> p[last] = 1);
    return p;
  }

  /**
   * One test.
   *
   * @param model that leaves the set
   * @param p of the hypothesis that all models of the set are equally good
   */
  private record Elimination(int model, double p) {
    static Elimination of(DrawnMeans means, List<Integer> set) {
      int draws = means.draws();
      double[] centres = new double[draws];
      double centre = set.stream().mapToDouble(means::mean).sum() / set.size();
      for (int draw = 0; draw < draws; draw++) {
        for (int model : set) {
          centres[draw] += means.deviation(model, draw) / set.size();
        }
      }
      double[] greatest = new double[draws];
      Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
      double[] t = new double[means.models()];
      for (int model : set) {
        double squares = 0;
        for (int draw = 0; draw < draws; draw++) {
          double deviation = means.deviation(model, draw) - centres[draw];
          squares += deviation * deviation;
        }
        double error = Math.sqrt(squares / draws);
        t[model] = means.studentised(means.mean(model) - centre, error);
        for (int draw = 0; draw < draws; draw++) {
          double deviation = means.deviation(model, draw) - centres[draw];
          greatest[draw] = Math.max(greatest[draw], means.studentised(deviation, error));
        }
      }
      int worst = set.stream().max(Comparator.comparingDouble(model -> t[model])).orElseThrow();
      long atLeast = Arrays.stream(greatest).filter(drawn -> drawn >= t[worst]).count();
      return new Elimination(worst, (double) atLeast / draws);
    }
  }
}

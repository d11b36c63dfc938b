package io.github.sinecast.significance;

import io.github.sinecast.Sample;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the models of a panel rank by their mean loss on each series. Immutable.
 *
 * <p>A rank is a model's place on one series, 1 for the least loss; equal losses share the mean of
 * their ranks. The series that count are those on which every model has a finite loss.
 */
public final class PanelRanks {
  private final String loss;
  private final List<String> models;
  private final double[][] losses;
  private final double[] meanRanks;
  private final Friedman friedman;
  private final Nemenyi nemenyi;

  /**
   * Ranks models.
   *
   * @param loss the name of the loss's mean
   * @param models the names of the models, at least two
   * @param losses by series and model, all finite; at least one series
   */
  PanelRanks(String loss, List<String> models, double[][] losses) {
    this.loss = loss;
    this.models = List.copyOf(models);
    this.losses = losses;
    double[][] ranks = Arrays.stream(losses).map(Sample::ranks).toArray(double[][]::new);
    this.meanRanks =
        IntStream.range(0, models.size())
            .mapToDouble(
                model -> Sample.mean(Arrays.stream(ranks).mapToDouble(of -> of[model]).toArray()))
            .toArray();
    this.friedman = Friedman.of(losses);
    this.nemenyi = new Nemenyi(models.size(), losses.length);
  }

  /** The name of the loss's mean. */
  public String loss() {
    return loss;
  }

  /** The names of the models, in the order in which they were given. */
  public List<String> models() {
    return models;
  }

  /** The names of the models, the best mean rank first. */
  public List<String> byRank() {
    return models.stream().sorted(Comparator.comparingDouble(this::meanRank)).toList();
  }

  /** The number of series that count. */
  public int series() {
    return losses.length;
  }

  /** Whether the models differ at all. */
  public Friedman friedman() {
    return friedman;
  }

  /** How far apart two of them must be. */
  public Nemenyi nemenyi() {
    return nemenyi;
  }

  /** The mean rank of a model, from 1 to the number of models. */
  public double meanRank(String model) {
    return meanRanks[place(model)];
  }

  /**
   * The share of the series that a model wins: on which no other has a smaller loss; m models that
   * share the least loss have 1 / m of the series each.
   */
  public double won(String model) {
    int own = place(model);
    double won = 0;
    for (double[] ofSeries : losses) {
      double least = Arrays.stream(ofSeries).min().orElse(Double.NaN);
      won += ofSeries[own] == least ? 1.0 / count(ofSeries, least) : 0;
    }
    return won / losses.length;
  }

  private static long count(double[] values, double wanted) {
    return Arrays.stream(values).filter(value -> value == wanted).count();
  }

  /** The mean over the series of the loss of a model divided by that of a reference, less 1. */
  public double relativeLoss(String model, String reference) {
    int own = place(model);
    int other = place(reference);
    return Sample.mean(Arrays.stream(losses).mapToDouble(of -> of[own] / of[other] - 1).toArray());
  }

  /** The number of series on which a model has a smaller loss than a reference. */
  public int better(String model, String reference) {
    int own = place(model);
    int other = place(reference);
    return (int) Arrays.stream(losses).filter(of -> of[own] < of[other]).count();
  }

  /** Nemenyi's p value of the difference of two mean ranks. */
  public double p(String model, String reference) {
    return nemenyi.p(meanRank(model) - meanRank(reference));
  }

  private int place(String model) {
    int place = models.indexOf(model);
    if (place < 0) {
      throw new IllegalArgumentException("no model " + model + " among " + models);
    }
    return place;
  }
}

package io.github.sinecast.significance;

import io.github.sinecast.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which models may be the best, by each loss: the {@link ModelConfidenceSet} and the test for
 * {@link SuperiorAbility} with each model as the benchmark. Immutable.
 *
 * <p>Tested are the mean losses of all steps at each origin; of several series those of all series
 * at each date. A model with several seeds counts by the mean loss of its runs. Both tests take the
 * same draws of a {@link MovingBlockBootstrap}. A loss of fewer than two models, of losses that are
 * not finite, or of fewer than 10 times as many origins as the horizon has steps, has no set.
 */
public final class ConfidenceSets {
  private final List<Member> all;

  /**
   * A model by a loss.
   *
   * @param loss the name of the loss's mean
   * @param model the name of the model
   * @param meanLoss its mean loss over all origins
   * @param pSet the p value of the model confidence set
   * @param pSpa the p value of the hypothesis that no other model is better
   */
  public record Member(String loss, String model, double meanLoss, double pSet, double pSpa) {
    /** Whether the model is in the confidence set. */
    public boolean isInSet() {
      return pSet > Verdict.LEVEL;
    }
  }

  private ConfidenceSets(List<Member> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Tests all models by each loss.
   *
   * @param runs of each model that depends on a seed the names of its runs, its own first
   * @param horizon the number of steps over which the windows of neighbouring origins overlap
   * @param seed of the bootstrap
   */
  public static ConfidenceSets of(
      OriginLosses losses, Map<String, List<String>> runs, int horizon, long seed) {
    Set<String> furtherRuns =
        runs.values().stream().flatMap(names -> names.stream().skip(1)).collect(Collectors.toSet());
    List<Member> all = new ArrayList<>();
    for (ComparedLoss loss : ComparedLoss.values()) {
      Map<String, double[]> ofModels = new LinkedHashMap<>();
      for (OriginLosses.Kind kind : losses.kinds()) {
        if (kind.loss().equals(loss.label()) && !furtherRuns.contains(kind.model())) {
          List<double[]> ofRuns =
              runs.getOrDefault(kind.model(), List.of(kind.model())).stream()
                  .map(run -> losses.of(run, loss))
                  .filter(Objects::nonNull)
                  .toList();
          if (!ofRuns.isEmpty()) {
            boolean hasSeeds = runs.containsKey(kind.model());
            ofModels.put(kind.model(), new RunLosses(kind.model(), ofRuns, hasSeeds).mean());
          }
        }
      }
      all.addAll(tested(loss, ofModels, horizon, seed));
    }
    return new ConfidenceSets(all);
  }

  private static List<Member> tested(
      ComparedLoss loss, Map<String, double[]> ofModels, int horizon, long seed) {
    double[][] losses = ofModels.values().toArray(double[][]::new);
    if (losses.length < 2
        || losses[0].length < TestFamily.LEAST_STRETCHES * horizon
        || !allFinite(losses)) {
      return List.of();
    }
    int origins = losses[0].length;
    DrawnMeans means = new DrawnMeans(losses, MovingBlockBootstrap.usual(origins, horizon, seed));
    double[] pSet = ModelConfidenceSet.p(means);
    List<Member> members = new ArrayList<>();
    for (String model : ofModels.keySet()) {
      int at = members.size();
      double pSpa = SuperiorAbility.p(means, at, origins);
      members.add(new Member(loss.label(), model, means.mean(at), pSet[at], pSpa));
    }
    return members;
  }

  private static boolean allFinite(double[][] losses) {
    for (double[] loss : losses) {
      if (!Double.isFinite(Sample.mean(loss))) {
        return false;
      }
    }
    return true;
  }

  /** Every model by every loss, in the order of the file. */
  public List<Member> all() {
    return all;
  }

  /** The sets, a line for each loss, best model first. Empty where nothing could be tested. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (ComparedLoss loss : ComparedLoss.values()) {
      List<Member> members = all.stream().filter(one -> one.loss().equals(loss.label())).toList();
      if (!members.isEmpty()) {
        List<String> set =
            members.stream()
                .filter(Member::isInSet)
                .sorted((one, other) -> Double.compare(one.meanLoss(), other.meanLoss()))
                .map(Member::model)
                .toList();
        text.append(
            Comparison.wrapped(
                String.format(Locale.ROOT, "%-6s", loss.label()),
                "%s of %s: %s".formatted(set.size(), members.size(), String.join(", ", set))));
      }
    }
    return text.isEmpty()
        ? ""
        : "Model confidence set, 95 %: models that may be the best, lowest loss first\n" + text;
  }
}

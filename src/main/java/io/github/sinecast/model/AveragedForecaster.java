package io.github.sinecast.model;

import io.github.sinecast.Distribution;
import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.distribution.LearnedDistribution;
import io.github.sinecast.distribution.LearnedForecast;
import io.github.sinecast.distribution.QuantileCurve;
import io.github.sinecast.window.LearnedUnit;
import io.github.sinecast.window.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Several forecasters as one: at each level and step, the weighted mean of their quantiles, taken
 * as changes from the last known value in the form of the target: as log returns, differences or
 * levels. Points are averaged the same way.
 *
 * <p>The mean of quantiles, unlike that of probabilities, is no wider than its members are, and is
 * of their family where they share one.
 *
 * <p>Source: K. C. Lichtendahl Jr., Y. Grushka-Cockayne and R. L. Winkler, Is it better to average
 * probabilities or quantiles?, Management Science 59 (2013), <a
 * href="https://doi.org/10.1287/mnsc.1120.1667">doi:10.1287/mnsc.1120.1667</a>.
 */
public final class AveragedForecaster implements TrainedForecaster {
  /**
   * A forecaster of an average.
   *
   * @param forecaster closed with the average, if it is to be closed
   * @param weight above 0; those of all members add up to 1
   */
  public record Member(Forecaster forecaster, double weight) {
    public Member {
      if (!(weight > 0 && weight <= 1)) {
        throw new IllegalArgumentException("a weight is above 0 and at most 1, found " + weight);
      }
    }
  }

  private final String name;
  private final Target target;
  private final List<Member> members;

  /**
   * @param name that of the average
   * @param target the form in which quantiles are averaged
   * @param members at least one; all forecast distributions, or none
   */
  public AveragedForecaster(String name, Target target, List<Member> members) {
    this.name = name;
    this.target = target;
    this.members = List.copyOf(members);
  }

  /** An average of forecasters that all weigh the same. */
  public static AveragedForecaster ofEqual(
      String name, Target target, List<? extends Forecaster> forecasters) {
    double weight = 1.0 / forecasters.size();
    return new AveragedForecaster(
        name, target, forecasters.stream().map(one -> new Member(one, weight)).toList());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int minimumHistory() {
    return members.stream().mapToInt(one -> one.forecaster().minimumHistory()).max().orElseThrow();
  }

  @Override
  public List<Forecast> forecast(List<History> histories, int horizon) {
    List<List<Forecast>> ofMembers = new ArrayList<>();
    for (Member member : members) {
      ofMembers.add(member.forecaster().forecast(histories, horizon));
    }
    List<Forecast> averages = new ArrayList<>();
    for (int index = 0; index < histories.size(); index++) {
      int at = index;
      LearnedUnit unit = LearnedUnit.unscaled(target, histories.get(at), horizon);
      averages.add(average(unit, ofMembers.stream().map(answers -> answers.get(at)).toList()));
    }
    return averages;
  }

  private Forecast average(LearnedUnit unit, List<Forecast> forecasts) {
    List<Double> points = new ArrayList<>();
    List<LearnedDistribution> distributions = new ArrayList<>();
    for (int step = 1; step <= forecasts.get(0).horizon(); step++) {
      points.add(mean(unit, step, pointsAt(forecasts, step)));
      if (forecasts.get(0).isProbabilistic()) {
        distributions.add(distribution(unit, step, forecasts));
      }
    }
    return unit.inUnits(new LearnedForecast(points, distributions, () -> 1, false));
  }

  private QuantileCurve distribution(LearnedUnit unit, int step, List<Forecast> forecasts) {
    List<Distribution> ofMembers =
        forecasts.stream().map(forecast -> forecast.distribution(step)).toList();
    return QuantileCurve.through(
        level ->
            mean(unit, step, ofMembers.stream().mapToDouble(one -> one.quantile(level)).toArray()));
  }

  private static double[] pointsAt(List<Forecast> forecasts, int step) {
    return forecasts.stream().mapToDouble(forecast -> forecast.point(step)).toArray();
  }

  /** The weighted mean of values in the units of the file, as learned. */
  private double mean(LearnedUnit unit, int step, double[] values) {
    double sum = 0;
    for (int member = 0; member < values.length; member++) {
      sum += members.get(member).weight() * unit.learned(step, values[member]);
    }
    return sum;
  }

  @Override
  public void close() {
    for (Member member : members) {
      if (member.forecaster() instanceof TrainedForecaster trained) {
        trained.close();
      }
    }
  }
}

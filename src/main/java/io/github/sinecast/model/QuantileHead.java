package io.github.sinecast.model;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.distribution.CurveLevels;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.distribution.QuantileCurve;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Answers with quantiles; training makes their mean pinball loss small. They cannot cross: the
 * median is free, and each other quantile lies a positive step further away from it.
 *
 * <p>Source of the loss: R. Koenker and G. Bassett, Regression quantiles, Econometrica 46 (1978),
 * <a href="https://doi.org/10.2307/1913643">doi:10.2307/1913643</a>.
 *
 * @param levels of the quantiles, rising, the median among them
 */
@TypeName(value = "quantile", help = "quantiles of any distribution, which cannot cross")
public record QuantileHead(
    @Setting(
            help = "Levels of the quantiles: rising, above 0 and below 1, with 0.5 among them.",
            initial = LEVELS)
        List<Double> levels)
    implements Head {
  /** Levels that tell the intervals of 80, 90 and 95 %. */
  static final String LEVELS =
      "[0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975]";

  private static final double MEDIAN = 0.5;

  public QuantileHead {
    levels = List.copyOf(levels);
    double before = 0;
    for (double level : levels) {
      Require.that(
          level > before && level < 1,
          "levels",
          "must rise, each above 0 and below 1, found " + levels);
      before = level;
    }
    Require.that(
        levels.contains(MEDIAN),
        "levels",
        "must have 0.5 among them, which is the point of the forecast; found " + levels);
    Require.that(
        levels.size() > 1,
        "levels",
        "must be at least two, found "
            + levels
            + "; for a median alone write model.head: {type: point, loss: mae}");
  }

  @Override
  public int numbers() {
    return levels.size();
  }

  @Override
  public SDVariable composed(SameDiff graph, SDVariable raw) {
    SDVariable steps = steps().of(graph, raw);
    return steps.mmul(graph.constant(sums(raw.dataType())));
  }

  @Override
  public List<Unit> units() {
    return Collections.nCopies(numbers(), Unit.PLACE);
  }

  @Override
  public SDVariable lossOfEach(SameDiff graph, SDVariable answers, SDVariable targets) {
    DataType type = answers.dataType();
    SDVariable error = targets.sub(answers);
    SDVariable missedAbove = BoundedNumbers.row(graph, type, all(level -> level));
    SDVariable missedBelow = BoundedNumbers.row(graph, type, all(level -> level - 1));
    return graph.math.max(error.mul(missedAbove), error.mul(missedBelow));
  }

  @Override
  public double[] certain(double value) {
    double[] answer = new double[numbers()];
    Arrays.fill(answer, value);
    return answer;
  }

  @Override
  public double loss(double[] answer, double target) {
    double sum = 0;
    for (int index = 0; index < answer.length; index++) {
      double error = target - answer[index];
      sum += Math.max(levels.get(index) * error, (levels.get(index) - 1) * error);
    }
    return sum / answer.length;
  }

  @Override
  public double point(double[] answer) {
    return answer[median()];
  }

  @Override
  public QuantileCurve distribution(double[] answer) {
    double[] rising = answer.clone();
    // Sums of the same steps in another order may differ by a rounding where a step is tiny.
    for (int index = median() + 1; index < rising.length; index++) {
      rising[index] = Math.max(rising[index], rising[index - 1]);
    }
    for (int index = median() - 1; index >= 0; index--) {
      rising[index] = Math.min(rising[index], rising[index + 1]);
    }
    return new QuantileCurve(CurveLevels.of(levels), rising);
  }

  @Override
  public double[] start(DoubleUnaryOperator quantile) {
    return all(quantile);
  }

  /** The median moves freely; each distance to the neighbour nearer to it grows by a factor. */
  @Override
  public SDVariable correction(SameDiff graph, SDVariable start, SDVariable raw) {
    DataType type = raw.dataType();
    SDVariable distances = start.mmul(graph.constant(differences(type))); // [rows, R]
    SDVariable isMedian = BoundedNumbers.row(graph, type, all(level -> level == MEDIAN ? 1 : 0));
    SDVariable moved = distances.mul(Head.growth(graph, raw)).add(raw.mul(isMedian));
    return moved.mmul(graph.constant(sums(type)));
  }

  /** The matrix that takes distances of quantiles to neighbours, and 0 of the median, R x R. */
  private INDArray differences(DataType type) {
    INDArray differences = Nd4j.create(DataType.DOUBLE, numbers(), numbers());
    for (int quantile = 0; quantile < numbers(); quantile++) {
      int inwards = Integer.signum(median() - quantile);
      if (inwards != 0) {
        differences.putScalar(quantile, quantile, -inwards);
        differences.putScalar(quantile + inwards, quantile, inwards);
      }
    }
    return differences.castTo(type);
  }

  @Override
  public double[] initial(double deviation) {
    double[] steps = new double[numbers()];
    for (int index = 0; index < steps.length; index++) {
      int nearer = index + Integer.signum(median() - index);
      steps[index] =
          deviation * Math.abs(Normal.score(levels.get(index)) - Normal.score(levels.get(nearer)));
    }
    return steps().inverse(steps);
  }

  private int median() {
    return levels.indexOf(MEDIAN);
  }

  private double[] all(DoubleUnaryOperator ofLevel) {
    return levels.stream().mapToDouble(level -> ofLevel.applyAsDouble(level)).toArray();
  }

  /** The median, and the step from each other quantile to its neighbour nearer to the median. */
  private BoundedNumbers steps() {
    double[] bounds = new double[numbers()];
    bounds[median()] = BoundedNumbers.FREE;
    return new BoundedNumbers(bounds);
  }

  /**
   * The matrix that adds up steps from the median outwards, R x R: SameDiff's own sums are wrong.
   */
  private INDArray sums(DataType type) {
    int middle = median();
    INDArray sums = Nd4j.create(DataType.DOUBLE, numbers(), numbers());
    for (int quantile = 0; quantile < numbers(); quantile++) {
      int outwards = quantile < middle ? -1 : 1;
      sums.putScalar(middle, quantile, 1);
      for (int step = quantile; step != middle; step -= outwards) {
        sums.putScalar(step, quantile, outwards);
      }
    }
    return sums.castTo(type);
  }
}

package io.github.sinecast.model;

import io.github.sinecast.TypeName;
import io.github.sinecast.distribution.Normal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Answers with the mean and standard deviation of a normal distribution; training makes its
 * negative log-likelihood small.
 */
@TypeName(value = "normal", help = "a normal distribution: mean and standard deviation")
public record NormalHead() implements Head {
  private static final BoundedNumbers NUMBERS =
      new BoundedNumbers(BoundedNumbers.FREE, BoundedNumbers.LEAST_SCALE);

  private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

  @Override
  public int numbers() {
    return 2;
  }

  @Override
  public SDVariable composed(SameDiff graph, SDVariable raw) {
    return NUMBERS.of(graph, raw);
  }

  @Override
  public List<Unit> units() {
    return List.of(Unit.PLACE, Unit.DISTANCE);
  }

  @Override
  public SDVariable lossOfEach(SameDiff graph, SDVariable answers, SDVariable targets) {
    SDVariable mean = Columns.of(answers, 0);
    SDVariable deviation = Columns.of(answers, 1);
    SDVariable score = targets.sub(mean).div(deviation);
    return graph.math.square(score).mul(0.5).add(graph.math.log(deviation)).add(LOG_ROOT_TWO_PI);
  }

  @Override
  public double loss(double[] answer, double target) {
    double score = (target - answer[0]) / answer[1];
    return score * score / 2 + Math.log(answer[1]) + LOG_ROOT_TWO_PI;
  }

  @Override
  public double point(double[] answer) {
    return answer[0];
  }

  @Override
  public Normal distribution(double[] answer) {
    return new Normal(answer[0], answer[1]);
  }

  /** The model's own deviation around no change, whatever the changes were. */
  @Override
  public double[] start(DoubleUnaryOperator quantile) {
    return new double[] {0, 1};
  }

  @Override
  public SDVariable correction(SameDiff graph, SDVariable start, SDVariable raw) {
    return NUMBERS.correction(graph, start, raw);
  }

  @Override
  public double[] initial(double deviation) {
    return NUMBERS.inverse(0, deviation);
  }
}

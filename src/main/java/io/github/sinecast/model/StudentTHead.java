package io.github.sinecast.model;

import io.github.sinecast.TypeName;
import io.github.sinecast.distribution.StudentT;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Answers with the location, scale and degrees of freedom of Student's t distribution; training
 * makes its negative log-likelihood small. Degrees of freedom stay above 2, where the distribution
 * has a variance.
 */
@TypeName(
    value = "student-t",
    help =
        "Student's t distribution, whose tails may be heavy: location, scale, degrees of freedom")
public record StudentTHead() implements Head {
  private static final double LEAST_DEGREES = 2;

  private static final BoundedNumbers NUMBERS =
      new BoundedNumbers(BoundedNumbers.FREE, BoundedNumbers.LEAST_SCALE, LEAST_DEGREES);

  /** Heavier tails than a normal distribution has, and room to learn either way. */
  private static final double INITIAL_DEGREES = 10;

  private static final double LOG_PI = Math.log(Math.PI);

  @Override
  public int numbers() {
    return 3;
  }

  @Override
  public SDVariable composed(SameDiff graph, SDVariable raw) {
    return NUMBERS.of(graph, raw);
  }

  @Override
  public List<Unit> units() {
    return List.of(Unit.PLACE, Unit.DISTANCE, Unit.NONE);
  }

  @Override
  public SDVariable lossOfEach(SameDiff graph, SDVariable answers, SDVariable targets) {
    SDVariable location = Columns.of(answers, 0);
    SDVariable scale = Columns.of(answers, 1);
    SDVariable degrees = Columns.of(answers, 2);
    SDVariable score = targets.sub(location).div(scale);
    SDVariable tail = graph.math.log(graph.math.square(score).div(degrees).add(1));
    return degrees
        .add(1)
        .mul(0.5)
        .mul(tail)
        .add(graph.math.log(scale))
        .add(graph.math.log(degrees).add(LOG_PI).mul(0.5))
        .sub(GammaRatio.logarithm(graph, degrees.mul(0.5)));
  }

  @Override
  public double loss(double[] answer, double target) {
    double degrees = answer[2];
    double score = (target - answer[0]) / answer[1];
    return (degrees + 1) / 2 * Math.log1p(score * score / degrees)
        + Math.log(answer[1])
        + (Math.log(degrees) + LOG_PI) / 2
        - GammaRatio.logarithm(degrees / 2);
  }

  @Override
  public double point(double[] answer) {
    return answer[0];
  }

  @Override
  public StudentT distribution(double[] answer) {
    return new StudentT(answer[0], answer[1], answer[2]);
  }

  /** The model's own deviation around no change, with the usual tails. */
  @Override
  public double[] start(DoubleUnaryOperator quantile) {
    return new double[] {0, scale(1), INITIAL_DEGREES};
  }

  @Override
  public SDVariable correction(SameDiff graph, SDVariable start, SDVariable raw) {
    return NUMBERS.correction(graph, start, raw);
  }

  private static double scale(double deviation) {
    return deviation * Math.sqrt((INITIAL_DEGREES - 2) / INITIAL_DEGREES);
  }

  @Override
  public double[] initial(double deviation) {
    return NUMBERS.inverse(0, scale(deviation), INITIAL_DEGREES);
  }
}

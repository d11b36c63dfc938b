package io.github.sinecast.model;

import io.github.sinecast.distribution.LearnedDistribution;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * What a network says of each step, and what training makes small: a value, or a distribution.
 *
 * <p>The last linear map of a network gives R free numbers a step. A head composes them to an
 * answer: R numbers in learned units that mean something, such as a location and a scale. Losses
 * are composed from arithmetic, because SameDiff's own lose the gradient that flows into them.
 */
public sealed interface Head permits PointHead, QuantileHead, StudentTHead, NormalHead {
  /** The numbers of one step, R. */
  int numbers();

  /**
   * Composes answers.
   *
   * @param raw free numbers, a step a row, [rows, R]
   * @return [rows, R]
   */
  SDVariable composed(SameDiff graph, SDVariable raw);

  /**
   * Which numbers of an answer change with the unit, and how.
   *
   * @return R of them
   */
  List<Unit> units();

  /** The meaning of a number. */
  enum Unit {
    /** A place: shifted and stretched with the unit. */
    PLACE,
    /** A distance: stretched. */
    DISTANCE,
    /** Neither. */
    NONE
  }

  /**
   * The loss, of which the mean over all elements is made small.
   *
   * @param answers [rows, R]
   * @param targets [rows, 1]
   */
  SDVariable lossOfEach(SameDiff graph, SDVariable answers, SDVariable targets);

  /**
   * The answer for one step, out of many side by side.
   *
   * @return R numbers
   */
  default double[] answer(float[] answers, int step) {
    double[] answer = new double[numbers()];
    for (int number = 0; number < answer.length; number++) {
      answer[number] = answers[step * answer.length + number];
    }
    return answer;
  }

  /**
   * The mean loss of one step: the same function, outside a graph.
   *
   * @param answer R numbers
   */
  double loss(double[] answer, double target);

  /**
   * The answer that one value is certain; null where its loss would be infinite for every other.
   *
   * @param value in learned units
   * @return R numbers
   */
  default double @Nullable [] certain(double value) {
    return null;
  }

  /**
   * The value that is expected, in learned units.
   *
   * @param answer R numbers
   */
  double point(double[] answer);

  /**
   * The distribution that is expected, in learned units; null where the head answers with a value.
   *
   * @param answer R numbers
   */
  @Nullable LearnedDistribution distribution(double[] answer);

  /**
   * The free numbers from which the answer is that of a normal distribution around zero, as far as
   * the head can tell one.
   *
   * @param deviation its standard deviation
   * @return R numbers
   */
  double[] initial(double deviation);

  /**
   * The answer of an untrained network in units of a volatility model.
   *
   * @param quantile of the changes of the training rows, in units of their forecast deviation
   * @return R numbers
   */
  double[] start(DoubleUnaryOperator quantile);

  /**
   * What a network adds to the answers that it starts from: exactly 0 where the free numbers are 0,
   * and never so much that an answer would lose its meaning.
   *
   * @param start the answers that are added to, [rows, R]
   * @param raw free numbers, [rows, R]
   * @return [rows, R]
   */
  SDVariable correction(SameDiff graph, SDVariable start, SDVariable raw);

  /**
   * A factor that is exactly 0 at 0 and above -1: the exponential linear unit, {@code x} above 0
   * and {@code exp(x) - 1} below.
   */
  static SDVariable growth(SameDiff graph, SDVariable raw) {
    return graph.nn.elu(raw);
  }
}

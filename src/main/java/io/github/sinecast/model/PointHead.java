package io.github.sinecast.model;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.distribution.LearnedDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Answers with one value and says nothing of its uncertainty.
 *
 * @param loss what training makes small
 */
@TypeName(value = "point", help = "one value a step, without its uncertainty")
public record PointHead(
    @Setting(help = "Training loss, which is minimised: mse, mae or huber.", initial = "mse")
        Loss loss)
    implements Head {
  /** Values that become means. */
  public static final PointHead MEAN = new PointHead(new Loss.SquaredError());

  @Override
  public int numbers() {
    return 1;
  }

  @Override
  public SDVariable composed(SameDiff graph, SDVariable raw) {
    return raw;
  }

  @Override
  public List<Unit> units() {
    return List.of(Unit.PLACE);
  }

  @Override
  public SDVariable lossOfEach(SameDiff graph, SDVariable answers, SDVariable targets) {
    return loss.ofEach(graph, answers.sub(targets));
  }

  @Override
  public double[] certain(double value) {
    double[] answer = new double[numbers()];
    Arrays.fill(answer, value);
    return answer;
  }

  @Override
  public double loss(double[] answer, double target) {
    return loss.of(answer[0] - target);
  }

  @Override
  public double point(double[] answer) {
    return answer[0];
  }

  @Override
  public @Nullable LearnedDistribution distribution(double[] answer) {
    return null;
  }

  @Override
  public double[] start(DoubleUnaryOperator quantile) {
    return new double[] {quantile.applyAsDouble(0.5)};
  }

  @Override
  public SDVariable correction(SameDiff graph, SDVariable start, SDVariable raw) {
    return raw;
  }

  @Override
  public double[] initial(double deviation) {
    return new double[1];
  }
}

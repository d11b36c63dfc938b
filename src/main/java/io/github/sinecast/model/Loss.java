package io.github.sinecast.model;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What training makes small: a mean over all windows and steps of a function of the error.
 *
 * <p>Composed from arithmetic, because SameDiff's own losses lose the gradient that flows into
 * them.
 */
public sealed interface Loss {
  /** The loss of each error; errors are forecast - actual, B x H. */
  SDVariable ofEach(SameDiff graph, SDVariable error);

  /** The loss of one error: the same function, outside a graph. */
  double of(double error);

  /** Squared error: the forecast becomes a mean. */
  @TypeName(value = "mse", help = "mean squared error; the forecast becomes a mean")
  record SquaredError() implements Loss {
    @Override
    public SDVariable ofEach(SameDiff graph, SDVariable error) {
      return graph.math.square(error);
    }

    @Override
    public double of(double error) {
      return error * error;
    }
  }

  /** Absolute error: the forecast becomes a median. */
  @TypeName(value = "mae", help = "mean absolute error; the forecast becomes a median")
  record AbsoluteError() implements Loss {
    @Override
    public SDVariable ofEach(SameDiff graph, SDVariable error) {
      return graph.math.abs(error);
    }

    @Override
    public double of(double error) {
      return Math.abs(error);
    }
  }

  /**
   * Huber's loss: {@code e^2 / 2} up to a threshold d, {@code d (|e| - d / 2)} beyond.
   *
   * <p>Source: Huber, Robust estimation of a location parameter (1964),
   * doi:10.1214/aoms/1177703732.
   *
   * @param threshold d, in scaled units
   */
  @TypeName(value = "huber", help = "squared for small errors, absolute for large ones")
  record Huber(
      @Setting(
              help = "Error at which the loss turns from squared to absolute, in scaled units.",
              initial = "1.0")
          double threshold)
      implements Loss {
    public Huber {
      Require.positive(threshold, "threshold");
    }

    @Override
    public SDVariable ofEach(SameDiff graph, SDVariable error) {
      SDVariable size = graph.math.abs(error);
      // With c = min(|e|, d) both branches are c (|e| - c / 2).
      SDVariable capped =
          graph.math.min(size, graph.constant(Nd4j.scalar(size.dataType(), threshold)));
      return capped.mul(size.sub(capped.mul(0.5)));
    }

    @Override
    public double of(double error) {
      double size = Math.abs(error);
      return size <= threshold ? size * size / 2 : threshold * (size - threshold / 2);
    }
  }
}

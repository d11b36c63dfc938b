package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NLinear and DLinear by the words of their paper, in loops. */
class LinearNetworksTest {
  /** Sums of 40 float products of size 1. */
  private static final double FLOAT_ROUNDING = 2e-5;

  private static final int HORIZON = 3;
  private static final int WINDOWS = 4;
  private static final Random RANDOM = new Random(2);

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** Shorter than the moving average, as long, and longer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 25, 40})
  void nLinearMapsTheDistancesFromTheLastValueAndAddsItBack(int lookback) {
    GraphSpec spec = new NLinearSpec(PointHead.MEAN);
    Weights weights = random(spec, lookback);
    double[][] paths = paths(lookback);
    double[][] answers = answers(spec, weights, paths);
    Map<String, float[]> byName = weights.byName();
    for (int window = 0; window < WINDOWS; window++) {
      double last = paths[window][lookback - 1];
      for (int step = 0; step < HORIZON; step++) {
        double expected = last + byName.get("head.bias")[step];
        for (int row = 0; row < lookback; row++) {
          expected += (paths[window][row] - last) * byName.get("head.weight")[row * HORIZON + step];
        }
        assertEquals(expected, answers[window][step], FLOAT_ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 25, 40})
  void dLinearMapsTheMovingAverageAndWhatRemains(int lookback) {
    GraphSpec spec = new DLinearSpec(PointHead.MEAN);
    Weights weights = random(spec, lookback);
    double[][] paths = paths(lookback);
    double[][] answers = answers(spec, weights, paths);
    Map<String, float[]> byName = weights.byName();
    for (int window = 0; window < WINDOWS; window++) {
      double[] padded = new double[lookback + 24];
      for (int row = 0; row < padded.length; row++) {
        padded[row] = paths[window][row < 12 ? 0 : Math.min(row - 12, lookback - 1)];
      }
      for (int step = 0; step < HORIZON; step++) {
        double expected = byName.get("head.bias")[step];
        for (int row = 0; row < lookback; row++) {
          double trend = Arrays.stream(padded, row, row + 25).sum() / 25;
          double remainder = paths[window][row] - trend;
          expected += trend * byName.get("trend.weight")[row * HORIZON + step];
          expected += remainder * byName.get("remainder.weight")[row * HORIZON + step];
        }
        assertEquals(expected, answers[window][step], FLOAT_ROUNDING);
      }
    }
  }

  /** What is shifted is where the distribution lies, not how wide it is. */
  @ParameterizedTest
  @ValueSource(ints = 7)
  void anUntrainedNLinearIsARandomWalkFromTheLastValue(int lookback) {
    GraphSpec spec = new NLinearSpec(new NormalHead());
    Weights initial = Weights.initial(Network.parameters(spec, window(lookback)));
    double[][] paths = paths(lookback);
    double[][] answers = answers(spec, initial, paths);
    for (int window = 0; window < WINDOWS; window++) {
      for (int step = 0; step < HORIZON; step++) {
        assertEquals(paths[window][lookback - 1], answers[window][2 * step], FLOAT_ROUNDING);
        assertEquals(Math.sqrt(step + 1), answers[window][2 * step + 1], FLOAT_ROUNDING);
      }
    }
  }

  private static double[][] answers(GraphSpec spec, Weights weights, double[][] paths) {
    int lookback = paths[0].length;
    Batch batch = new Batch(window(lookback), spec.form(), WINDOWS);
    for (int index = 0; index < batch.inputs().length; index++) {
      batch.inputs()[index] = (float) paths[index / lookback][index % lookback];
    }
    int size = HORIZON * spec.head().numbers();
    float[] flat = new float[WINDOWS * size];
    try (Network network = spec.network(window(lookback))) {
      network.write(weights.values());
      network.answer(batch, flat);
    }
    double[][] answers = new double[WINDOWS][size];
    for (int index = 0; index < flat.length; index++) {
      answers[index / size][index % size] = flat[index];
    }
    return answers;
  }

  private static double[][] paths(int lookback) {
    double[][] paths = new double[WINDOWS][lookback];
    for (double[] path : paths) {
      Arrays.setAll(path, row -> (float) RANDOM.nextGaussian());
    }
    return paths;
  }

  private static Weights random(GraphSpec spec, int lookback) {
    List<Parameter> parameters = Network.parameters(spec, window(lookback));
    float[] values = new float[Weights.count(parameters)];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) RANDOM.nextGaussian();
    }
    return new Weights(parameters, values);
  }

  private static WindowSpec window(int lookback) {
    return new WindowSpec(
        lookback,
        HORIZON,
        1,
        Target.DIFFERENCE,
        List.of(new InputChannel.Return(Scaling.STANDARD)),
        Patching.POINTS);
  }
}

package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.TimeLine;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear networks by the words of their papers, in loops. */
class LinearNetworksTest {
  /** Sums of 40 float products of size 1. */
  private static final double FLOAT_ROUNDING = 2e-5;

  private static final int HORIZON = 3;
  private static final int WINDOWS = 4;

  /** Of each window; the last series is not one that networks were trained on. */
  private static final List<String> SERIES = List.of("second", "first", "second", "third");

  private static final List<Integer> FIRST_ROWS = List.of(0, 9, 25, 3);
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

  /** By the definition of the discrete Fourier transform; seasons that keep few waves, and all. */
  @ParameterizedTest
  @CsvSource({"40, 40", "41, 41", "40, 4", "1, 1"})
  void fitsMapsTheSlowWavesOfTheNormalisedPathToThoseOfALongerOne(int lookback, int season) {
    GraphSpec spec = new FitsSpec(PointHead.MEAN, season);
    Weights weights = random(spec, lookback);
    double[][] paths = paths(lookback);
    double[][] answers = answers(spec, weights, paths);
    Map<String, float[]> byName = weights.byName();
    int longer = lookback + HORIZON;
    int kept = Math.min((lookback / season + 1) * 6 + 10, lookback / 2 + 1);
    int mapped = (int) Math.floor((double) kept * longer / lookback);
    for (int window = 0; window < WINDOWS; window++) {
      double mean = Arrays.stream(paths[window]).average().orElseThrow();
      double square = Arrays.stream(paths[window]).map(x -> (x - mean) * (x - mean)).sum();
      double deviation = Math.sqrt(square / lookback + 1e-5);
      double[][] spectrum = new double[mapped][2];
      for (int wave = 0; wave < kept; wave++) {
        double real = 0;
        double imaginary = 0;
        for (int row = 0; row < lookback; row++) {
          double value = (paths[window][row] - mean) / deviation;
          real += value * Math.cos(2 * Math.PI * wave * row / lookback);
          imaginary -= value * Math.sin(2 * Math.PI * wave * row / lookback);
        }
        for (int to = 0; to < mapped; to++) {
          double weightReal = byName.get("spectrum.real")[wave * mapped + to];
          double weightImaginary = byName.get("spectrum.imaginary")[wave * mapped + to];
          spectrum[to][0] += real * weightReal - imaginary * weightImaginary;
          spectrum[to][1] += real * weightImaginary + imaginary * weightReal;
        }
      }
      for (int step = 0; step < HORIZON; step++) {
        double inverse = 0;
        // The whole spectrum of a real path: the second half is the conjugate of the first.
        for (int wave = 0; wave < longer; wave++) {
          int stored = Math.min(wave, longer - wave);
          if (stored < mapped) {
            double phase = 2 * Math.PI * wave * (lookback + step) / longer;
            double sign = stored == wave ? 1 : -1;
            inverse += spectrum[stored][0] * Math.cos(phase);
            inverse -=
                sign * spectrum[stored][1] * Math.sin(phase) * (isReal(wave, longer) ? 0 : 1);
          }
        }
        double expected = inverse / longer * longer / lookback + byName.get("head.bias")[step];
        assertEquals(mean + deviation * expected, answers[window][step], 20 * FLOAT_ROUNDING);
      }
    }
  }

  /** Whether a wave of a real path has no imaginary part. */
  private static boolean isReal(int wave, int length) {
    return wave == 0 || 2 * wave == length;
  }

  /** Seasons that fill the path or do not, that the horizon ends within, and of one row. */
  @ParameterizedTest
  @CsvSource({"40, 4", "40, 7", "7, 7", "12, 2", "5, 1"})
  void sparseTsfMapsEachRowOfASeasonToTheSameRowOfLaterSeasons(int lookback, int season) {
    GraphSpec spec = new SparseTsfSpec(PointHead.MEAN, season);
    Weights weights = random(spec, lookback);
    double[][] paths = paths(lookback);
    double[][] answers = answers(spec, weights, paths);
    Map<String, float[]> byName = weights.byName();
    int seasons = (lookback + season - 1) / season;
    int later = (HORIZON + season - 1) / season;
    int half = season / 2;
    for (int window = 0; window < WINDOWS; window++) {
      double mean = Arrays.stream(paths[window]).average().orElseThrow();
      double[] smooth = new double[lookback];
      for (int row = 0; row < lookback; row++) {
        smooth[row] = paths[window][row] - mean;
        for (int near = Math.max(0, row - half);
            near <= Math.min(lookback - 1, row + half);
            near++) {
          smooth[row] +=
              (paths[window][near] - mean) * byName.get("average.weight")[near - row + half];
        }
      }
      for (int step = 0; step < HORIZON; step++) {
        double expected = mean + byName.get("head.bias")[step];
        for (int past = 0; past < seasons; past++) {
          int row = lookback - (seasons - past) * season + step % season;
          expected +=
              row < 0 ? 0 : smooth[row] * byName.get("sparse.weight")[past * later + step / season];
        }
        assertEquals(expected, answers[window][step], 20 * FLOAT_ROUNDING);
      }
    }
  }

  /** Cycles shorter than the path, as long, and longer than path and horizon; one is unknown. */
  @ParameterizedTest
  @CsvSource({"40, 7", "5, 5", "4, 11", "6, 1"})
  void cycleNetTakesTheCycleOfTheSeriesFromThePathAndAddsItToTheAnswer(int lookback, int season) {
    GraphSpec spec = new CycleNetSpec(PointHead.MEAN, season, List.of("first", "second"));
    Weights weights = random(spec, lookback);
    double[][] paths = paths(lookback);
    double[][] answers = answers(spec, weights, paths);
    Map<String, float[]> byName = weights.byName();
    for (int window = 0; window < WINDOWS; window++) {
      double[] cycle = new double[lookback + HORIZON];
      int series = List.of("first", "second").indexOf(SERIES.get(window));
      for (int row = 0; row < cycle.length && series >= 0; row++) {
        cycle[row] = byName.get("cycle")[series * season + (FIRST_ROWS.get(window) + row) % season];
      }
      double[] path = paths[window];
      double mean = Arrays.stream(path).average().orElseThrow();
      double square = Arrays.stream(path).map(x -> (x - mean) * (x - mean)).sum();
      double deviation = Math.sqrt(square / lookback + 1e-5);
      for (int step = 0; step < HORIZON; step++) {
        double expected = byName.get("head.bias")[step] + cycle[lookback + step];
        for (int row = 0; row < lookback; row++) {
          double rest = (path[row] - mean) / deviation - cycle[row];
          expected += rest * byName.get("head.weight")[row * HORIZON + step];
        }
        assertEquals(mean + deviation * expected, answers[window][step], 5 * FLOAT_ROUNDING);
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
    for (int index = 0; index < WINDOWS; index++) {
      batch.at(index, SERIES.get(index), TimeLine.ofRows(100), FIRST_ROWS.get(index));
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

package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.LearnedForecast;
import io.github.sinecast.encoding.NoEncoding;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Encoders;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ForecastInputs;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether training learns what can be learned, and only that.
 *
 * <p>The series is a noiseless sine of amplitude 1 with w = 2 pi / 17.3 a row, whose phase never
 * repeats. A window holds L = 8 rows, and the next row is forecast.
 */
@Tag("slow")
class LearningTest {
  private static final double STEP = 2 * Math.PI / 17.3;
  private static final int LOOKBACK = 8;
  private static final RowRange TRAINING = new RowRange(0, 500);
  private static final RowRange VALIDATION = new RowRange(500, 600);
  private static final RowRange TEST = new RowRange(600, 900);

  private static final TimeSeries SINE = Problem.series(900, row -> Math.sin(STEP * row));

  private static final WindowSpec WINDOW =
      new WindowSpec(
          LOOKBACK,
          1,
          1,
          Target.LEVEL,
          List.of(new InputChannel.TargetLevel(Scaling.STANDARD)),
          Patching.POINTS);

  /** The mean of {@code |sin(a + w) - sin(a)| = 2 sin(w / 2) |cos(a + w / 2)|} over a. */
  private static final double LAST_VALUE_ERROR = 4 / Math.PI * Math.sin(STEP / 2);

  /**
   * What no forecaster that is blind to order can go below.
   *
   * <p>The window of phase a read backwards, {@code sin(a + (L-1) w - k w)}, is the window of phase
   * {@code pi - a - (L-1) w}: both are in the data and hold the same values. They are followed by
   * {@code sin(a + L w)} and {@code sin(a - w)}. One answer for both has a mean error of at least
   * half their distance, {@code |cos(a + (L-1) w / 2)| sin((L+1) w / 2)}, and the mean of that over
   * all phases is:
   */
  private static final double BLIND_ERROR = 2 / Math.PI * Math.sin((LOOKBACK + 1) * STEP / 2);

  /** 300 rows are no whole number of periods, so means over them are near those over all phases. */
  private static final double PHASES = 0.02;

  @Test
  void aTrainedEncoderForecastsASineTenTimesBetterThanTheLastValue() {
    double lastValue = 0;
    for (int row = TEST.from(); row < TEST.to(); row++) {
      lastValue += Math.abs(SINE.target(row) - SINE.target(row - 1)) / TEST.size();
    }
    assertEquals(LAST_VALUE_ERROR, lastValue, PHASES * LAST_VALUE_ERROR);
    double trained = testError(new SinusoidalEncoding());
    assertTrue(trained < lastValue / 10, trained + " against " + lastValue);
  }

  /** With mean pooling over single rows and no encoding, a window is a set of values. */
  @Test
  void theSameEncoderWithoutPositionsCannot() {
    assertTrue(BLIND_ERROR > LAST_VALUE_ERROR);
    double trained = testError(new NoEncoding());
    assertTrue(trained > (1 - PHASES) * BLIND_ERROR, trained + " against " + BLIND_ERROR);
  }

  private static double testError(PositionalEncoding encoding) {
    EncoderSpec spec =
        Encoders.ofPoints(
            16, 2, 1, 32, NormPlace.PRE, Activation.GELU, 0, true, encoding, Pooling.MEAN);
    TrainingSpec training =
        new TrainingSpec(20, 20, 20, 0.005, new LearningRateSchedule.Cosine(0.05, 0.01), 0, 1, 20);
    TrainingResult result =
        new Trainer(spec, training, 1, 1)
            .train(
                Problem.windows(WINDOW, SINE, TRAINING, TRAINING),
                Problem.windows(WINDOW, SINE, TRAINING, VALIDATION),
                TrainingListener.NONE);
    Network encoder = spec.network(WINDOW);
    encoder.write(result.weights().values());
    SeriesScale scale = SeriesScale.fit(WINDOW, SINE.until(TRAINING.to()), TRAINING);
    List<History> histories =
        IntStream.range(TEST.from(), TEST.to()).mapToObj(SINE::until).toList();
    ForecastInputs inputs =
        new ForecastInputs(WINDOW, histories, Collections.nCopies(TEST.size(), scale));
    Batch batch = new Batch(WINDOW, TEST.size());
    for (int place = 0; place < TEST.size(); place++) {
      inputs.write(place, batch, place);
    }
    float[] answers = new float[TEST.size()];
    encoder.answer(batch, answers);
    double error = 0;
    for (int place = 0; place < TEST.size(); place++) {
      int origin = TEST.from() + place;
      double forecast =
          inputs
              .unit(place)
              .inUnits(
                  new LearnedForecast(
                      List.of((double) answers[place]), List.of(), () -> Double.NaN, true))
              .point(1);
      error += Math.abs(SINE.target(origin) - forecast) / TEST.size();
    }
    return error;
  }
}

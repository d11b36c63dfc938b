package io.github.sinecast.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.distribution.Tails;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.AveragedForecaster;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Encoders;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.NormalHead;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.model.QuantileHead;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.StudentTHead;
import io.github.sinecast.model.TrainedForecaster;
import io.github.sinecast.model.Weights;
import io.github.sinecast.volatility.EwmaVolatility;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.Outliers;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.ScaledTarget;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The second output of an export is the forecast that Sinecast makes. */
class ForecastExportTest {
  /** Of a price: its change is rounded to a float, and is some percent of it. */
  private static final double ROUNDING = 1e-6;

  private static final int HORIZON = 3;
  private static final List<Double> LEVELS = List.of(0.05, 0.1, 0.333, 0.5, 0.667, 0.9, 0.95);
  private static final double[] CORRECTED = {0.1, 0.5, 0.9};
  private static final QuantileHead QUANTILES = new QuantileHead(List.of(0.1, 0.3, 0.5, 0.7, 0.9));

  /** The second step crosses, and the third is narrower than the second. */
  private static final ConformalCalibration CORRECTIONS =
      new ConformalCalibration(
          CORRECTED, new double[][] {{-0.4, 0, 0.7}, {-1.5, 0, -9}, {0.2, 0, 0.3}});

  private static final Tails TAILS =
      new Tails(
          List.of(0.01, 0.05, 0.95),
          List.of(List.of(2.0, 1.5, 1.25), List.of(2.5, 1.6, 1.25), List.of(3.0, 1.7, 1.25)));

  static Stream<Arguments> forecasts() {
    List<Postprocessing> all =
        List.of(
            Postprocessing.NONE,
            new Postprocessing(0.4, null, null),
            new Postprocessing(1, CORRECTIONS, null),
            new Postprocessing(
                1, ConformalCalibration.byWidth(CORRECTED, CORRECTIONS.corrections()), null),
            new Postprocessing(0.7, CORRECTIONS, TAILS));
    List<Head> heads = List.of(PointHead.MEAN, QUANTILES, new NormalHead());
    return Stream.of(Target.values())
        .flatMap(
            target ->
                heads.stream()
                    .flatMap(head -> all.stream().map(one -> Arguments.of(target, head, one))));
  }

  @ParameterizedTest
  @MethodSource("forecasts")
  void theForecastIsThatOfSinecast(Target target, Head head, Postprocessing postprocessing) {
    assertSame(
        window(ScaledTarget.of(target)), encoder(head), Start.NONE, List.of(postprocessing), true);
  }

  @Test
  void tailsGoOnFromWhatTheNetworkLearned() {
    assertSame(
        window(ScaledTarget.of(Target.LOG_RETURN)),
        encoder(QUANTILES),
        Start.NONE,
        List.of(new Postprocessing(1, null, TAILS)),
        true);
  }

  static Stream<Head> heads() {
    return Stream.of(QUANTILES, new NormalHead());
  }

  @ParameterizedTest
  @MethodSource("heads")
  void stepsInUnitsOfAVolatilityModelHaveASpreadEach(Head head) {
    double[] step = head.start(level -> 2 * level - 1);
    assertSame(
        window(new ScaledTarget.LogReturn(new EwmaVolatility(0.94), 1, List.of(1.0))),
        encoder(head),
        new Start(new double[][] {step, step, step}),
        List.of(new Postprocessing(0.9, CORRECTIONS, TAILS)),
        true);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void anEnsembleIsOneGraphWithTheMeanOfItsQuantiles(Head head) {
    List<Postprocessing> each =
        List.of(
            Postprocessing.NONE,
            new Postprocessing(0.4, CORRECTIONS, null),
            new Postprocessing(1, CORRECTIONS, TAILS));
    assertSame(window(ScaledTarget.of(Target.DIFFERENCE)), encoder(head), Start.NONE, each, true);
  }

  @Test
  void aForecastOfStudentsTHasItsPointAlone() {
    assertSame(
        window(ScaledTarget.of(Target.LOG_RETURN)),
        encoder(new StudentTHead()),
        Start.NONE,
        List.of(Postprocessing.NONE),
        false);
  }

  @Test
  void anEnsembleOfStudentsTIsRefusedWithTheReason() {
    WindowSpec window = window(ScaledTarget.of(Target.LOG_RETURN));
    EncoderSpec spec = encoder(new StudentTHead());
    ExportedModel.Member member =
        new ExportedModel.Member(weights(spec, window, 1), Postprocessing.NONE);
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () -> new ExportedModel(spec, window, Start.NONE, List.of(member, member), LEVELS));
    assertTrue(refused.getMessage().contains("student-t"), refused.getMessage());
  }

  private static void assertSame(
      WindowSpec window,
      EncoderSpec spec,
      Start start,
      List<Postprocessing> each,
      boolean distributions) {
    SeriesScales scales = new SeriesScales(Map.of());
    List<ExportedModel.Member> members = new ArrayList<>();
    List<NetworkForecaster> networks = new ArrayList<>();
    for (Postprocessing one : each) {
      Weights weights = weights(spec, window, members.size());
      members.add(new ExportedModel.Member(weights, one));
      networks.add(new NetworkForecaster(spec, window, weights, scales, start, one, 1));
    }
    ExportedModel model = new ExportedModel(spec, window, start, members, LEVELS);
    List<Double> levels = model.hasQuantiles() ? LEVELS : List.of();
    OnnxSession session = OnnxSession.open("test", model.toBytes("test", Map.of()));
    try (TrainedForecaster own =
            networks.size() == 1
                ? networks.get(0)
                : AveragedForecaster.ofEqual("ensemble", window.target().form(), networks);
        OnnxForecaster exported =
            new OnnxForecaster("exported", session, spec, window, scales, levels)) {
      List<Forecast> expected = own.forecast(histories(), HORIZON);
      List<Forecast> found = exported.forecast(histories(), HORIZON);
      for (int place = 0; place < expected.size(); place++) {
        for (int step = 1; step <= HORIZON; step++) {
          assertClose(expected.get(place).point(step), found.get(place).point(step));
          if (distributions && expected.get(place).isProbabilistic()) {
            for (double level : LEVELS) {
              assertClose(
                  expected.get(place).distribution(step).quantile(level),
                  found.get(place).distribution(step).quantile(level));
            }
          }
        }
      }
      assertEquals(
          distributions && expected.get(0).isProbabilistic(), found.get(0).isProbabilistic());
    }
  }

  private static void assertClose(double expected, double found) {
    assertEquals(expected, found, ROUNDING * Math.abs(expected));
  }

  private static List<History> histories() {
    double[] prices = new double[80];
    Random random = new Random(2);
    double price = 50;
    for (int row = 0; row < prices.length; row++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      prices[row] = price;
    }
    TimeSeries series =
        new TimeSeries("S", TimeLine.ofRows(prices.length), "close", Map.of("close", prices));
    return IntStream.of(40, 57, 80).mapToObj(series::until).toList();
  }

  private static Weights weights(EncoderSpec spec, WindowSpec window, long seed) {
    List<Parameter> parameters = Network.parameters(spec, window);
    Random random = new Random(seed);
    float[] values = Weights.initial(parameters).values();
    for (int index = 0; index < values.length; index++) {
      values[index] += (float) (0.1 * random.nextGaussian());
    }
    return new Weights(parameters, values);
  }

  private static WindowSpec window(ScaledTarget target) {
    return new WindowSpec(
        6,
        HORIZON,
        1,
        target,
        List.of(new InputChannel.Return(Scaling.STANDARD)),
        Patching.POINTS,
        new Outliers.Keep());
  }

  private static EncoderSpec encoder(Head head) {
    return Encoders.ofPoints(
            4,
            2,
            1,
            5,
            NormPlace.PRE,
            Activation.GELU,
            0,
            true,
            new SinusoidalEncoding(),
            Pooling.FLATTEN)
        .withHead(head)
        .withNormalisation(Normalisation.NONE);
  }
}

package io.github.sinecast.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.sinecast.TimeLine;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.Activation;
import io.github.sinecast.model.CycleNetSpec;
import io.github.sinecast.model.DLinearSpec;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Encoders;
import io.github.sinecast.model.EveryEncoding;
import io.github.sinecast.model.FitsSpec;
import io.github.sinecast.model.GraphSpec;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.NormalHead;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.model.QuantileHead;
import io.github.sinecast.model.SparseTsfSpec;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.StudentTHead;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.ChannelTokens;
import io.github.sinecast.window.Covariates;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Exported networks answer in ONNX Runtime what they answer here. */
class NetworkExportTest {
  /** Relative to an answer, or to 1: sums of some hundred terms of size 1 in float. */
  private static final double FLOAT_ROUNDING = 1e-5;

  /** Windows that are answered at a time; those of fewer are the first ones of the most. */
  private static final int[] BATCHES = {1, 3, 256};

  private static final int MOST = 256;

  private static final WindowSpec WINDOW =
      new WindowSpec(
          10,
          3,
          1,
          Target.LOG_RETURN,
          List.of(
              new InputChannel.Return(Scaling.STANDARD),
              new InputChannel.TargetLevel(Scaling.ROBUST)),
          new Patching(2, 2, ChannelTokens.APART));

  private static final List<Head> HEADS =
      List.of(
          PointHead.MEAN,
          new QuantileHead(List.of(0.1, 0.5, 0.9)),
          new StudentTHead(),
          new NormalHead());

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** Every encoding with every head; poolings, normalisations and starts take turns. */
  static Stream<EncoderSpec> encoders() {
    List<EncoderSpec> all = new ArrayList<>();
    EveryEncoding.all()
        .forEach(
            encoding -> {
              for (Head head : HEADS) {
                int turn = all.size() + all.size() / HEADS.size();
                all.add(
                    encoder(pick(Pooling.values(), turn), pick(Normalisation.values(), turn), head)
                        .withEncoding(encoding)
                        .withNorm(pick(NormPlace.values(), turn / 2))
                        .withActivation(pick(Activation.values(), turn / 3))
                        .withAttention(EveryEncoding.attentions(encoding).get(0)));
              }
            });
    return all.stream();
  }

  private static <T> T pick(T[] all, int turn) {
    return all[turn % all.length];
  }

  /** Every head with every pooling and every normalisation, which no encoding has a part in. */
  static Stream<EncoderSpec> ends() {
    return HEADS.stream()
        .flatMap(
            head ->
                Arrays.stream(Pooling.values())
                    .flatMap(
                        pooling ->
                            Arrays.stream(Normalisation.values())
                                .map(normalisation -> encoder(pooling, normalisation, head))));
  }

  private static EncoderSpec encoder(Pooling pooling, Normalisation normalisation, Head head) {
    return Encoders.ofPoints(
            12,
            3,
            2,
            9,
            NormPlace.PRE,
            Activation.GELU,
            0,
            true,
            EveryEncoding.all().toList().get(1),
            pooling)
        .withHead(head)
        .withNormalisation(normalisation);
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void everyEncodingWithEveryHeadAnswersTheSame(EncoderSpec spec) {
    assertSame(spec, Start.NONE);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void everyHeadPoolingAndNormalisationAnswersTheSame(EncoderSpec spec) {
    assertSame(spec, Start.NONE);
  }

  static Stream<Head> heads() {
    return HEADS.stream();
  }

  @ParameterizedTest
  @MethodSource("heads")
  void theStartOfANetworkIsPartOfItsAnswer(Head head) {
    double[] step = head.start(level -> 2 * level - 1);
    Start start = new Start(new double[][] {step, step, step});
    assertSame(encoder(Pooling.MEAN, Normalisation.NONE, head), start);
  }

  static Stream<NetworkSpec> others() {
    return Stream.of(
        new Lstm(7),
        new NLinearSpec(PointHead.MEAN),
        new FitsSpec(PointHead.MEAN, 2),
        new SparseTsfSpec(PointHead.MEAN, 2),
        new CycleNetSpec(PointHead.MEAN, 3, List.of("", "other")),
        new DLinearSpec(PointHead.MEAN),
        new DLinearSpec(new QuantileHead(List.of(0.1, 0.5, 0.9))),
        encoder(Pooling.FLATTEN, Normalisation.MEAN, PointHead.MEAN).withLinearResidual(true));
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherNetworksAnswerTheSame(NetworkSpec spec) {
    assertSame(spec, Start.NONE);
  }

  /** Four numbers of each series, and one that is known in the rows to forecast. */
  @Test
  void covariatesAreInputsToo() {
    assertSame(
        WINDOW
            .withHorizon(2)
            .withCovariates(
                Covariates.ofKnown("load")
                    .withOfSeries(List.of("sector", "lot"))
                    .withCategory(List.of("sector"))
                    .withVocabulary(Map.of("sector", List.of("a", "b", "c")))),
        encoder(Pooling.FLATTEN, Normalisation.LAST, PointHead.MEAN),
        Start.NONE);
  }

  private static void assertSame(NetworkSpec spec, Start start) {
    assertSame(WINDOW, spec, start);
  }

  private static void assertSame(WindowSpec window, NetworkSpec spec, Start start) {
    Weights weights = weights(window, spec, 3);
    ExportedModel model =
        new ExportedModel(
            spec,
            window,
            start,
            List.of(new ExportedModel.Member(weights, Postprocessing.NONE)),
            List.of(0.1, 0.5, 0.9));
    byte[] file = model.toBytes("test", Map.of());
    Batch batch = batch(window, spec, MOST, new Random(7));
    double[] expected = answers(window, spec, start, weights, batch);
    Map<String, double[]> inputs = inputs(window, spec, batch);
    for (boolean optimised : new boolean[] {true, false}) {
      try (OnnxSession session = OnnxSession.open("test", file, optimised)) {
        for (int windows : BATCHES) {
          Map<String, double[]> first = new LinkedHashMap<>();
          inputs.forEach(
              (name, all) -> first.put(name, Arrays.copyOf(all, all.length / MOST * windows)));
          double[] answers = session.run(first, windows).get(ExportedModel.ANSWER);
          assertClose(Arrays.copyOf(expected, expected.length / MOST * windows), answers);
        }
      }
    }
  }

  private static void assertClose(double[] expected, double @Nullable [] found) {
    assertNotNull(found);
    assertEquals(expected.length, found.length);
    for (int index = 0; index < expected.length; index++) {
      double scale = Math.max(1, Math.abs(expected[index]));
      assertEquals(expected[index], found[index], FLOAT_ROUNDING * scale, "number " + index);
    }
  }

  private static double[] answers(
      WindowSpec window, NetworkSpec spec, Start start, Weights weights, Batch batch) {
    float[] numbers = new float[batch.windows() * window.horizon() * spec.head().numbers()];
    try (Network network = spec.network(window, start)) {
      network.write(weights.values());
      network.answer(batch, numbers);
    }
    return IntStream.range(0, batch.windows() * window.horizon())
        .boxed()
        .flatMapToDouble(step -> Arrays.stream(start.answer(spec.head(), numbers, step)))
        .toArray();
  }

  private static Weights weights(WindowSpec window, NetworkSpec spec, long seed) {
    List<Parameter> parameters =
        spec instanceof GraphSpec graph
            ? Network.parameters(graph, window)
            : spec.learner(window, seed).parameters();
    Random random = new Random(seed);
    float[] values = Weights.initial(parameters).values();
    for (int index = 0; index < values.length; index++) {
      values[index] += (float) (0.1 * random.nextGaussian());
    }
    return new Weights(parameters, values);
  }

  private static Batch batch(WindowSpec window, NetworkSpec spec, int windows, Random random) {
    Batch batch = new Batch(window, spec.form(), windows);
    TimeLine line = line();
    for (int index = 0; index < batch.inputs().length; index++) {
      batch.inputs()[index] = (float) random.nextGaussian();
    }
    for (int index = 0; index < batch.statics().length; index++) {
      batch.statics()[index] = (float) random.nextGaussian();
    }
    for (int place = 0; place < windows; place++) {
      batch.shifts()[place] = (float) random.nextGaussian();
      batch.spreads()[place] = 0.5f + random.nextFloat();
      batch.at(place, "", line, place + window.patch().length() - 1);
    }
    return batch;
  }

  /** Days with gaps of one to six days. */
  private static TimeLine line() {
    long[] seconds = new long[300];
    for (int row = 1; row < seconds.length; row++) {
      seconds[row] = seconds[row - 1] + 86_400L * (1 + row * row % 7 % 6);
    }
    return TimeLine.ofEpochSeconds(seconds);
  }

  private static Map<String, double[]> inputs(WindowSpec window, NetworkSpec spec, Batch batch) {
    Map<String, double[]> inputs = new LinkedHashMap<>();
    Map<String, float[]> read =
        spec instanceof GraphSpec graph
            ? NetworkGraph.forAnswers(graph, window, DataType.FLOAT).inputs(batch, null)
            : Map.of(NetworkGraph.INPUTS, batch.inputs());
    read.forEach((name, values) -> inputs.put(name, doubles(values)));
    double[] ones = new double[batch.windows()];
    Arrays.fill(ones, 1);
    for (String name : List.of(ExportedModel.LAST, ExportedModel.LOCATION, ExportedModel.SPREAD)) {
      inputs.put(name, ones);
    }
    return inputs;
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(index -> values[index]).toArray();
  }
}

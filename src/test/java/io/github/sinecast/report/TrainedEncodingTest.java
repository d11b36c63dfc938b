package io.github.sinecast.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.model.ModelFile;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.Weights;
import io.github.sinecast.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** What is shown of an encoding is what the network of a run has. */
class TrainedEncodingTest {
  /** A model file holds floats, of 24 bits; what is computed from them adds up a few roundings. */
  private static final double FLOAT = 1e-6;

  private static final long SEED = 5;

  @TempDir private Path folder;

  static Stream<String> encodings() {
    return ConfigFamily.of(PositionalEncoding.class).names().stream()
        .map(name -> name.equals("sum") ? "{type: sum, parts: [learned, calendar, t5]}" : name);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void trainingStartsFromWhatIsShownForItsSeed(String written) throws IOException {
    ExperimentConfig config = config(written);
    EncodedWindow trained =
        untrainedRun(config).encoding(config.model().encoding().name(), TrainedEncodingTest::days);
    EncodedWindow shown =
        EncodedWindow.untrained(
            config.model().encoding(),
            config.model().shape(config.window()),
            TrainedEncodingTest::days,
            SEED);
    for (Site site : shown.encoding().sites()) {
      for (int layer = 0; layer < 2; layer++) {
        assertSame(
            new EncodingViews(shown, layer).at(site), new EncodingViews(trained, layer).at(site));
      }
    }
  }

  @Test
  void attentionWeightsAreByDistanceAndGainNothingFromKeysThatAreHidden() throws IOException {
    ExperimentConfig config = config("erpe", "causal");
    RunDirectory run = run(config, true);
    EncodingView view =
        new EncodingViews(run.encoding("erpe", TrainedEncodingTest::days), 1)
            .at(Site.ATTENTION_WEIGHT);
    Set<Double> seen = new HashSet<>();
    for (Panel head : view.panels()) {
      for (int query = 0; query < 6; query++) {
        for (int key = 0; key < 6; key++) {
          double expected = key > query ? 0 : head.at(query - key, 0);
          assertEquals(expected, head.at(query, key));
          seen.add(expected);
        }
      }
    }
    assertEquals(1 + 2 * 6, seen.size(), "zero, and a number for each head and distance");
  }

  @Test
  void anotherSeedStartsElsewhere() throws IOException {
    ExperimentConfig config = config("learned");
    double[] first = table(config, 1);
    double[] second = table(config, 2);
    assertTrue(IntStream.range(0, first.length).allMatch(index -> first[index] != second[index]));
  }

  private static double[] table(ExperimentConfig config, long seed) {
    EncodedWindow window =
        EncodedWindow.untrained(
            config.model().encoding(),
            config.model().shape(config.window()),
            TrainedEncodingTest::days,
            seed);
    return new EncodingViews(window, 0).at(Site.INPUT).panels().get(0).values().toArray();
  }

  @Test
  void aPartOfASumIsShownAlone() throws IOException {
    RunDirectory run = untrainedRun(config("{type: sum, parts: [sinusoidal, learned, rope]}"));
    EncodingView sum = input(run, "sum");
    EncodingView sines = input(run, "sinusoidal");
    EncodingView learned = input(run, "learned");
    for (int token = 0; token < 6; token++) {
      for (int column = 0; column < 8; column++) {
        double part = learned.panels().get(0).at(token, column);
        assertTrue(part != 0 && Math.abs(part) < 0.2, "a draw from N(0, 0.02^2), found " + part);
        assertEquals(
            sum.panels().get(0).at(token, column) - sines.panels().get(0).at(token, column),
            part,
            FLOAT);
      }
    }
    assertTrue(learned.remarks().contains("learned numbers as the run small trained them"));
    assertRefused(run, "t5", "the run has sum of sinusoidal and learned and rope");
  }

  @Test
  void anEncodingThatTheRunHasNotIsRefused() throws IOException {
    assertRefused(untrainedRun(config("rope")), "learned", "found learned; the run has rope");
  }

  @Test
  void aPartThatASumHasTwiceIsRefused() throws IOException {
    RunDirectory run =
        untrainedRun(config("{type: sum, parts: [sinusoidal, {type: sinusoidal, base: 10}]}"));
    assertRefused(run, "sinusoidal", "several parts named sinusoidal");
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws IOException {
    RunDirectory run = untrainedRun(config("learned"));
    Path config = run.path().resolve("config.yaml");
    Files.writeString(config, Files.readString(config).replace("width: 8", "width: 16"));
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> input(run, "learned")).getMessage());
    assertTrue(message.contains("not those of the network in this run's config"), message);
  }

  private static void assertRefused(RunDirectory run, String name, String reason) {
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () -> run.encoding(name, TrainedEncodingTest::days))
                .getMessage());
    assertTrue(message.contains(reason), message);
  }

  private static EncodingView input(RunDirectory run, String name) {
    return new EncodingViews(run.encoding(name, TrainedEncodingTest::days), 0).at(Site.INPUT);
  }

  private static void assertSame(EncodingView shown, EncodingView trained) {
    assertEquals(shown.panels().size(), trained.panels().size());
    for (int panel = 0; panel < shown.panels().size(); panel++) {
      double[] expected = shown.panels().get(panel).values().toArray();
      double[] found = trained.panels().get(panel).values().toArray();
      for (int index = 0; index < expected.length; index++) {
        double slack = FLOAT * Math.max(1, Math.min(1e6, Math.abs(expected[index])));
        assertEquals(expected[index], found[index], slack, shown.title());
      }
    }
  }

  /** A config whose tokens are single rows; the file stays in the folder. */
  private ExperimentConfig config(String encoding) throws IOException {
    return config(encoding, Set.of("xpos", "cope").contains(encoding) ? "causal" : "bidirectional");
  }

  private ExperimentConfig config(String encoding, String attention) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config.yaml"),
            """
            name: small
            data: {file: prices.csv}
            window: {lookback: 6, horizon: 2}
            model:
              width: 8
              heads: 2
              layers: 2
              feed-forward-width: 4
              encoding: %s
              attention: %s
            """
                .formatted(encoding, attention));
    return ExperimentConfig.read(file, List.of());
  }

  /** A run directory whose weights are where training starts. */
  private RunDirectory untrainedRun(ExperimentConfig config) throws IOException {
    return run(config, false);
  }

  /**
   * @param counted whether the weights count from 1 on, each another number
   */
  private RunDirectory run(ExperimentConfig config, boolean counted) throws IOException {
    NativeBackend.start();
    Path run = Files.createDirectory(folder.resolve("small-1"));
    Files.copy(folder.resolve("config.yaml"), run.resolve("config.yaml"));
    NetworkGraph graph =
        NetworkGraph.forTraining(config.model(), config.window(), DataType.FLOAT, SEED);
    float[] counting = new float[Weights.count(graph.parameters())];
    for (int index = 0; index < counting.length; index++) {
      counting[index] = index + 1;
    }
    ModelFile.write(
        Files.createDirectory(run.resolve("model")),
        counted ? new Weights(graph.parameters(), counting) : Weights.initial(graph.parameters()),
        new SeriesScales(Map.of()));
    return RunDirectory.open(run);
  }

  private static TimeLine days(int rows) {
    return TimeLine.ofDates(
        IntStream.range(0, rows).mapToObj(LocalDate.of(2024, 2, 26)::plusDays).toList());
  }
}

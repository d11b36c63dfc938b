package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.data.Cutoff;
import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.experiment.CompletedRun;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.RunListener;
import io.github.sinecast.experiment.Small;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTest {
  /** The parent knows 120 rows, so 100 are new: 50 are learned, 25 validate, 25 are evaluated. */
  private static final int LONGER = 220;

  @TempDir private Path folder;
  private Path longer = Path.of("");

  @BeforeEach
  void writeTheTables() throws IOException {
    Small.days(folder.resolve("prices.csv"), Small.ROWS, Small::wave);
    Files.createDirectory(folder.resolve("later"));
    longer = Small.days(folder.resolve("later/prices.csv"), LONGER, Small::wave);
  }

  @Test
  void theRunStaysAsItIsAndIsNamedInTheManifestOfItsUpdate() throws Exception {
    RunDirectory parent = parent();
    Map<String, String> before = files(parent.path());
    RunDirectory updated = write(parent.update(List.of(longer), List.of(), 2, false));

    assertEquals(before, files(parent.path()));
    RunManifest manifest = RunManifest.read(updated.path());
    RunManifest.Parent named = Objects.requireNonNull(manifest.parent());
    assertEquals("small-1", named.run());
    assertEquals(
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(
                        Files.readAllBytes(parent.path().resolve("model/weights.safetensors")))),
        named.sha256());
    KnownRows known = manifest.knownRows().get(0);
    assertEquals(LocalDate.of(2019, 1, 1).toString(), known.from());
    assertEquals(LocalDate.of(2019, 1, 1).plusDays(169).toString(), known.to());
    assertEquals(LocalDate.of(2019, 1, 1).plusDays(194).toString(), known.seenTo());
    assertThrows(
        InvalidInputException.class,
        () ->
            updated.evaluate(
                longer, List.of("data.split={type: rows, train: 150, validation: 30, test: 40}")));
  }

  @Test
  void theModelBesideTheUpdateForecastsWhatItsRunForecasts() throws IOException {
    RunDirectory parent = parent();
    RunDirectory updated = write(parent.update(List.of(longer), List.of(), 1, false));
    LocalDate cutoff = LocalDate.of(2019, 1, 1).plusDays(200);
    List<ForecastRow> frozen =
        RunFiles.FORECASTS.read(updated.path()).stream()
            .filter(row -> row.model().equals("encoder-frozen"))
            .filter(row -> row.cutoff().equals(cutoff.toString()))
            .toList();
    SeriesForecast expected =
        parent.forecast(List.of(longer), List.of(), Cutoff.of(cutoff), report -> {}).get(0);
    assertEquals(2, frozen.size());
    for (ForecastRow row : frozen) {
      assertEquals(expected.point(row.step()), row.mean());
    }
  }

  @Test
  void theHeadAloneIsTrainedWhereThatIsAsked() {
    Experiment update = parent().update(List.of(longer), List.of(), 2, true);
    Map<String, float[]> before =
        Objects.requireNonNull(update.parent()).continued().weights().byName();
    CompletedRun run = CompletedRun.of(update, RunListener.NONE);
    run.network()
        .training()
        .last()
        .byName()
        .forEach(
            (name, now) -> {
              if (!name.startsWith("head.")) {
                assertArrayEquals(before.get(name), now, name);
              }
            });
    assertTrue(run.network().training().epochs().size() > 1, "the parent itself is epoch 0");
  }

  @Test
  void rowsThatAreEvaluatedChangeNeitherWeightsNorScales() throws IOException {
    RunDirectory parent = parent();
    Files.createDirectory(folder.resolve("changed"));
    Path changed =
        Small.days(folder.resolve("changed/prices.csv"), LONGER, Small.waveUntil(LONGER - 25));
    RunDirectory one = write(parent.update(List.of(longer), List.of(), 2, false));
    RunDirectory other = write(parent.update(List.of(changed), List.of(), 2, false));
    for (String file : List.of("model/weights.safetensors", "model/scales.json")) {
      assertEquals(text(one.path().resolve(file)), text(other.path().resolve(file)), file);
    }
    assertFalse(
        text(one.path().resolve("scores.csv")).equals(text(other.path().resolve("scores.csv"))));
  }

  @Test
  void anUpdateHasTheSameBitsForAnyNumberOfThreads() throws IOException {
    RunDirectory parent = parent();
    RunDirectory one = write(parent.withThreads(1).update(List.of(longer), List.of(), 2, false));
    RunDirectory two = write(parent.withThreads(2).update(List.of(longer), List.of(), 2, false));
    for (String file : List.of("model/weights.safetensors", "scores.csv", "forecasts.csv")) {
      assertEquals(text(one.path().resolve(file)), text(two.path().resolve(file)), file);
    }
    assertEquals(1, RunManifest.read(one.path()).machine().threads());
    assertEquals(2, RunManifest.read(two.path()).machine().threads());
  }

  @Test
  void anUpdateThatIsAskedForNoEpochsHasAQuarterOfThoseOfItsRun() {
    RunDirectory parent =
        write(
            Experiment.prepare(
                Small.config(folder.resolve("prices.csv"), "training.epochs=8", "name=eight")));
    assertEquals(
        2, parent.update(List.of(longer), List.of(), null, false).config().training().epochs());
    assertEquals(
        5, parent.update(List.of(longer), List.of(), 5, false).config().training().epochs());
  }

  @Test
  void anUpdateOfAnUpdateGoesOnFromTheNewestWeights() throws IOException {
    RunDirectory first = write(parent().update(List.of(longer), List.of(), 2, false));
    Files.createDirectory(folder.resolve("latest"));
    Path latest = Small.days(folder.resolve("latest/prices.csv"), LONGER + 100, Small::wave);
    Experiment second = first.update(List.of(latest), List.of(), 1, false);
    Experiment again = first.update(List.of(latest), List.of(), 1, false);
    assertArrayEquals(
        Objects.requireNonNull(second.parent()).continued().weights().values(),
        Objects.requireNonNull(again.parent()).continued().weights().values());
    RunManifest.Parent named =
        Objects.requireNonNull(RunManifest.read(write(second).path()).parent());
    assertEquals(String.valueOf(first.path().getFileName()), named.run());
  }

  @Test
  void whatCannotBeUpdatedIsRefusedWithTheReason() throws IOException {
    RunDirectory parent = parent();
    refused(
        parent,
        Small.days(
            Files.createDirectory(folder.resolve("same")).resolve("prices.csv"), 120, Small::wave),
        "no new rows");
    refused(
        parent,
        Small.days(
            Files.createDirectory(folder.resolve("few")).resolve("prices.csv"), 123, Small::wave),
        "needs at least",
        "found 3");
    refused(
        parent,
        Small.days(folder.resolve("others.csv"), LONGER, row -> 50 + row % 7),
        "series of the run",
        "others");
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () ->
                        parent.update(
                            List.of(longer),
                            List.of(
                                "data.split={type: rows, train: 100, validation: 60, test: 60}"),
                            1,
                            false))
                .getMessage());
    assertTrue(message.contains("the run knows the rows up to 2019-04-30"), message);
  }

  private static void refused(RunDirectory parent, Path table, String... parts) {
    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class,
                    () -> parent.update(List.of(table), List.of(), 1, false))
                .getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  private RunDirectory parent() {
    return write(Experiment.prepare(Small.config(folder.resolve("prices.csv"))));
  }

  private RunDirectory write(Experiment experiment) {
    try (UnfinishedRun unfinished =
        new RunWriter(folder.resolve("runs"))
            .begin(CompletedRun.of(experiment, RunListener.NONE))) {
      return unfinished.finish();
    }
  }

  private static Map<String, String> files(Path run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(run)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(run.relativize(file).toString(), text(file));
      }
    }
    return files;
  }

  private static String text(Path file) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }
}

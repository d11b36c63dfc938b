package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedRunTest {
  private static final long SEED = 20;
  private static final List<String> FILES =
      List.of(
          "config.yaml",
          "model/postprocessing.json",
          "model/scales.json",
          "model/weights.safetensors");

  @TempDir private static Path folder;
  private static Path table = Path.of("");
  private static Path run = Path.of("");

  @BeforeAll
  static void trainARun() throws IOException {
    table = Small.days(folder.resolve("prices.csv"), Small.ROWS, Small::wave);
    Experiment experiment = Experiment.prepare(Small.config(table));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    run = new RunWriter(folder.resolve("runs")).write(trained, experiment.judge(trained)).path();
  }

  @Test
  void theManifestHoldsTheDigestOfEachFileThatAForecastReads() throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (String file : FILES) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(run.resolve(file)));
      digests.put(file, HexFormat.of().formatHex(digest));
    }
    assertEquals(digests, RunManifest.read(run).digests());
  }

  @Test
  void noDamagedFileIsAccepted() throws IOException {
    Random random = new Random(SEED);
    for (String name : FILES) {
      Path file = run.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (int trial = 0; trial < 60; trial++) {
        byte[] damaged = damaged(whole, trial, random);
        Files.write(file, damaged);
        String message =
            assertThrows(InvalidInputException.class, () -> RunDirectory.open(run)).getMessage();
        assertTrue(
            message.contains(file + ": is not the file that training wrote")
                && message.contains("restore the file")
                && message.contains("--unverified"),
            message);
      }
      Files.write(file, whole);
      RunDirectory.open(run);
    }
  }

  /** One bit, one byte or many, each region in turn; an end that is missing; a longer file. */
  private static byte[] damaged(byte[] whole, int trial, Random random) {
    if (trial % 10 == 8) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    if (trial % 10 == 9) {
      return Arrays.copyOf(whole, whole.length + 1 + random.nextInt(64));
    }
    byte[] damaged = whole.clone();
    int bytes = trial % 10 < 6 ? 1 : 1 + random.nextInt(32);
    int region = trial * whole.length / 60;
    for (int at = 0; at < bytes; at++) {
      int place = Math.min(whole.length - 1, region + random.nextInt(whole.length / 60 + 1));
      damaged[place] ^= (byte) (1 << random.nextInt(8));
    }
    damaged[region] ^= (byte) (Arrays.equals(damaged, whole) ? 1 : 0);
    return damaged;
  }

  @Test
  void aFileThatIsGoneOrAddedIsNamed() throws IOException {
    Path scales = run.resolve("model/scales.json");
    Path elsewhere = Files.move(scales, folder.resolve("scales.json"));
    assertRefused("model/scales.json is missing");
    Files.move(elsewhere, scales);
    Path added = Files.writeString(run.resolve("model/start.json"), "[]");
    assertRefused("model/start.json is no file that training wrote");
    Files.delete(added);
    Path hidden = Files.writeString(run.resolve("model/.DS_Store"), "of a file manager");
    RunDirectory.open(run);
    Files.delete(hidden);
  }

  @Test
  void aManifestThatIsNoJsonIsRefused() throws IOException {
    Path manifest = run.resolve(RunManifest.FILE);
    String whole = Files.readString(manifest);
    Files.writeString(manifest, whole.substring(0, whole.length() / 2));
    assertRefused("manifest.json: must be JSON");
    Files.writeString(manifest, whole);
  }

  @Test
  void anEditIsUsedOnRequestOnly() throws IOException {
    Path config = run.resolve("config.yaml");
    String whole = Files.readString(config);
    Files.writeString(config, "# Edited on purpose\n" + whole);
    assertRefused("config.yaml: is not the file");
    assertEquals(
        1, RunDirectory.openUnverified(run).forecast(table, List.of()).size(), "one series");
    Files.writeString(config, whole);
  }

  @Test
  void aRunWithoutDigestsOpens() throws IOException {
    Path manifest = run.resolve(RunManifest.FILE);
    String whole = Files.readString(manifest);
    ObjectMapper json = new ObjectMapper();
    ObjectNode older = (ObjectNode) json.readTree(whole);
    older.remove("digests");
    Files.writeString(manifest, json.writeValueAsString(older));
    assertEquals(Map.of(), RunManifest.read(run).digests());
    assertEquals(1, RunDirectory.open(run).forecast(table, List.of()).size());
    Files.delete(manifest);
    assertEquals(1, RunDirectory.open(run).forecast(table, List.of()).size());
    Files.writeString(manifest, whole);
  }

  private void assertRefused(String what) {
    String message =
        assertThrows(InvalidInputException.class, () -> RunDirectory.open(run)).getMessage();
    assertTrue(message.contains(what) && message.contains("--unverified"), message);
  }
}

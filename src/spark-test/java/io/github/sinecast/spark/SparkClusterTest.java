package io.github.sinecast.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.NetworkName;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.run.RunManifest;
import io.github.sinecast.work.ClusterSpec;
import io.github.sinecast.work.LocalThreads;
import io.github.sinecast.work.Training;
import io.github.sinecast.work.Trial;
import io.github.sinecast.work.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of two threads of this process. */
class SparkClusterTest {
  private static final Trial BROKEN = new Trial("broken", "window: 3", List.of());

  @TempDir private Path folder;
  private Path table;

  @BeforeEach
  void makesATable() throws IOException {
    table = Small.days(folder.resolve("close.csv"), Small.ROWS, Small::wave);
  }

  private Workplace cluster() {
    return new SparkClusters()
        .connect(
            new ClusterSpec(
                "local[2]", Map.of("spark.driver.host", "127.0.0.1"), folder.resolve("logs")));
  }

  private Trial trial(int seed) {
    return Trial.of("trial " + seed, Small.config(table, "seed=" + seed));
  }

  @Test
  void workHasTheResultsOfLocalThreads() {
    List<Trial> trials = IntStream.rangeClosed(1, 4).mapToObj(this::trial).toList();
    try (Workplace cluster = cluster()) {
      assertEquals(2, cluster.slots());
      assertEquals(
          trials.stream().map(one -> new LocalThreads(1).result(one).validationLoss()).toList(),
          cluster.all(trials, one -> cluster.result(one).validationLoss()));
      assertEquals(new Workplace.Load(0, 0), cluster.load());
    }
  }

  /** The others end, and what is wrong with the one is told once, without another attempt. */
  @Test
  void onePieceOfTwentyThatCannotBeDoneIsNotTriedAgain() {
    List<Trial> trials =
        Stream.concat(IntStream.rangeClosed(1, 19).mapToObj(this::trial), Stream.of(BROKEN))
            .toList();
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    try (Workplace cluster = cluster()) {
      InvalidInputException told =
          assertThrows(
              InvalidInputException.class,
              () ->
                  cluster.all(
                      trials,
                      one -> {
                        double loss = cluster.result(one).validationLoss();
                        ended.add(one.label());
                        return loss;
                      }));
      assertTrue(told.getMessage().contains("window"), told.getMessage());
      assertEquals(19, ended.size());
      assertEquals(0, cluster.load().failed());
    }
  }

  @Test
  void theLogOfAFaultIsKeptHere() throws IOException {
    String rolling = "evaluation.backtest={type: rolling-origin, refit-every: 15}";
    Trial two = Trial.of("", Small.config(table, rolling));
    Training fault =
        new Training("a fault", two.config(), two.inputs(), new NetworkName(99, "", 1, false), "");
    try (Workplace cluster = cluster()) {
      IllegalStateException told =
          assertThrows(IllegalStateException.class, () -> cluster.result(fault));
      Path log = folder.resolve("logs/failed-a-fault.log");
      assertTrue(told.getMessage().endsWith("its log: " + log), told.getMessage());
      String text = Files.readString(log);
      assertTrue(text.startsWith("executor driver on ") && text.contains("attempt 1"), text);
      assertTrue(text.contains("at io.github.sinecast.work.Training.on"), text);
    }
  }

  @Test
  void aMachineOfOtherBitsIsRefusedAndNamed() {
    RunManifest.Machine here = RunManifest.Machine.here(1, 1);
    RunManifest.Machine other =
        new RunManifest.Machine(
            here.jdk(),
            here.system(),
            "Another Processor",
            here.processors(),
            1,
            1,
            here.backend(),
            here.library());
    assertEquals("", here.difference(here));
    assertEquals(
        "processor Another Processor instead of " + here.processor(), here.difference(other));
  }

  @Test
  void aMasterThatIsNotThereIsTold() {
    String message =
        assertThrows(
                InvalidInputException.class,
                () ->
                    new SparkClusters()
                        .connect(new ClusterSpec("nonsense://host", Map.of(), folder)))
            .getMessage();
    assertTrue(message.startsWith("--cluster nonsense://host: cannot be reached"), message);
  }
}

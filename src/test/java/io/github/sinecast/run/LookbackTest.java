package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs trained on windows of six rows, asked about windows of other lengths. */
class LookbackTest {
  private static final int CHANGED = Small.ROWS - 10;

  @TempDir private Path folder;
  private Path table = Path.of("");
  private Path other = Path.of("");

  @BeforeEach
  void writeTheTables() throws IOException {
    table = Small.days(folder.resolve("prices.csv"), Small.ROWS, Small::wave);
    other =
        Small.days(
            folder.resolve("other.csv"),
            Small.ROWS,
            row -> Small.wave(row) + (row == CHANGED ? 3 : 0));
  }

  /** The changed row is the tenth from the end: six rows do not see it, twelve do. */
  @Test
  void aLongerWindowSeesOlderRows() throws IOException {
    RunDirectory run = run("rope");
    assertEquals(point(run, table), point(run, other));
    assertEquals(point(run, table), point(run.atLookback(6), table));
    assertNotEquals(point(run, table), point(run.atLookback(12), table));
    assertNotEquals(point(run.atLookback(12), table), point(run.atLookback(12), other));
    assertNotEquals(point(run, table), point(run.atLookback(4), table));
    assertNotEquals(
        Small.scores(run.evaluate(table, List.of())),
        Small.scores(run.atLookback(12).evaluate(table, List.of())));
  }

  @Test
  void theScalingsOfRopeActInLongerWindowsAlone() throws IOException {
    RunDirectory plain = run("rope");
    RunDirectory scaled = run("{type: rope, scaling: interpolation}");
    assertEquals(point(plain, table), point(scaled, table), "the same network");
    assertEquals(point(plain.atLookback(4), table), point(scaled.atLookback(4), table));
    assertNotEquals(point(plain.atLookback(12), table), point(scaled.atLookback(12), table));
  }

  @Test
  void aLearnedTableServesShorterWindowsAndRefusesLongerOnesWithBothLengths() throws IOException {
    RunDirectory run = run("{type: sum, parts: [learned, calendar]}");
    assertNotEquals(point(run, table), point(run.atLookback(4), table));
    assertRefused(run, "learned learns 6 positions, the window has 12 tokens");
  }

  @Test
  void weightsOfOneLengthAreRefused() throws IOException {
    assertRefused(run("rope", "flatten"), "model.pooling must be mean or last-token");
    assertRefused(run("{type: grid, form: learned}"), "grid learned numbers for each of 6 steps");
  }

  private static void assertRefused(RunDirectory run, String reason) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> run.atLookback(12)).getMessage());
    assertTrue(message.contains(reason), message);
    assertTrue(message.startsWith("the run was trained on 6 rows"), message);
  }

  private static double point(RunDirectory run, Path file) {
    return run.forecast(file, List.of()).get(0).forecast().point(1);
  }

  private RunDirectory run(String encoding) throws IOException {
    return run(encoding, "mean");
  }

  private RunDirectory run(String encoding, String pooling) throws IOException {
    Experiment experiment =
        Experiment.prepare(
            Small.config(table, "model.encoding=" + encoding, "model.pooling=" + pooling));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    return new RunWriter(folder.resolve("runs")).write(trained, experiment.judge(trained));
  }
}

package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.cli.Sinecast.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Keeps a trained model up to date as a user does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for a POSIX shell")
class UpdateIT {
  private static final String RUN = "runs/small-1";

  @TempDir private static Path folder;

  @BeforeAll
  static void train() throws Exception {
    Sinecast.config(folder);
    Sinecast.in(folder, "train", "small.yaml").with(0);
    Sinecast.prices(Files.createDirectory(folder.resolve("later")).resolve("prices.csv"), 300, 0);
  }

  @Test
  void anUpdateLeavesANewRunThatForecastsAndIsEvaluatedBesideTheRunItComesFrom() throws Exception {
    String manifest = Files.readString(folder.resolve(RUN).resolve("manifest.json"));
    Ended updated =
        Sinecast.in(folder, "update", RUN, "later/prices.csv", "--out", "updates", "--epochs", "1")
            .with(0);
    assertTrue(updated.output().contains("encoder-frozen"), updated.output());
    assertEquals(manifest, Files.readString(folder.resolve(RUN).resolve("manifest.json")));
    String own = Files.readString(folder.resolve("updates/small-1/manifest.json"));
    assertTrue(own.contains("\"run\" : \"small-1\""), own);
    Sinecast.in(folder, "forecast", "updates/small-1", "later/prices.csv").with(0);
    Sinecast.in(folder, "update", RUN, "later/prices.csv", "--epochs", "0").with(2);
  }

  @Test
  void aTableWithoutWhatAnUpdateNeedsIsRefused() throws Exception {
    Path columns = Files.createDirectory(folder.resolve("columns")).resolve("prices.csv");
    Files.writeString(
        columns,
        Files.readString(folder.resolve("later/prices.csv")).replace("Date,Close", "Date,Price"));
    Sinecast.in(
            folder, "update", RUN, "columns/prices.csv", "--set", "data.csv.target-columns=[Close]")
        .with(3)
        .saying("columns/prices.csv", "Close", "Price");
    Sinecast.prices(folder.resolve("others.csv"), 300, 2);
    Sinecast.in(folder, "update", RUN, "others.csv").with(3).saying("the series of the run");
  }

  @Test
  void aFinalFitKnowsEveryRowAndIsNotEvaluatedOnThem() throws Exception {
    Ended trained =
        Sinecast.in(folder, "train", "small.yaml", "--final-fit", "--out", "final").with(0);
    assertTrue(trained.output().contains("trained once more, on all rows"), trained.output());
    Sinecast.in(folder, "evaluate", "final/small-1", "prices.csv")
        .with(3)
        .saying("it knows all rows of this table");
    Sinecast.in(folder, "update", "final/small-1", "prices.csv").with(3).saying("no new rows");
  }
}

package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged inputs with fixed seeds: {@code mvn verify -Pcampaigns}. */
class HostileInputCampaign {
  private static final int FEWEST_INPUTS = 2000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void damagedFilesAreRefusedClearlyOrReadRightly() throws Exception {
    HostileInputs inputs = new HostileInputs(folder, Long.getLong("sinecast.campaign.seed", 2024));
    int scale = Integer.getInteger("sinecast.campaign.scale", 1);
    inputs.tables(1000 * scale);
    inputs.configs(600 * scale);
    inputs.models(500 * scale);
    inputs.runs(400 * scale);
    HostileTally tally = inputs.tally();
    String page = tally.table() + "\n" + String.join("\n", tally.faults());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "campaign.txt"), page);
    System.out.println(tally.table());
    assertTrue(tally.inputs() >= FEWEST_INPUTS);
    assertEquals(List.of(), tally.faults());
  }
}

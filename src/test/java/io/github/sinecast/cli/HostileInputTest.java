package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the campaign of {@link HostileInputCampaign}. */
@Tag("slow")
class HostileInputTest {
  @TempDir private Path folder;

  @Test
  void damagedFilesAreRefusedClearlyOrReadRightly() throws Exception {
    HostileInputs inputs = new HostileInputs(folder, 1);
    inputs.tables(80);
    inputs.configs(60);
    inputs.models(30);
    inputs.runs(30);
    assertEquals(200, inputs.tally().inputs());
    assertEquals(List.of(), inputs.tally().faults());
  }
}

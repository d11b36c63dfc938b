package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.guide.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the guide to covariates: its config, and its commands from a CSV to a forecast. */
class CovariatesPageIT {
  @TempDir private Path folder;

  @Test
  void theGuideLeadsFromATableToAForecastWithKnownValues() throws Exception {
    Tour tour = new Tour(folder);
    tour.walk(Page.named("covariates.md"));
    assertEquals(
        List.of("train", "forecast", "audit"),
        tour.commands().stream().map(command -> command.split(" ", 2)[0]).toList());
  }
}

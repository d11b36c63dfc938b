package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.work.Workplace;
import org.junit.jupiter.api.Test;

class ClusterProgressTest {
  @Test
  void theTimeLeftIsThatOfTheWorkLeftAtThePaceSoFar() {
    assertEquals(
        "5 of 20 finished, 4 running, 1 failed, 3:00 left",
        ClusterProgress.line(new Workplace.Load(4, 1), 5, 20, 60));
  }

  @Test
  void noPaceIsKnownBeforeTheFirstEnds() {
    assertEquals(
        "0 of 20 finished, 4 running, 0 failed, time left unknown",
        ClusterProgress.line(new Workplace.Load(4, 0), 0, 20, 60));
  }
}

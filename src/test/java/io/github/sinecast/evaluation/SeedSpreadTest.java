package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeedSpreadTest {
  @Test
  void scoresOfSeveralSeedsHaveAMeanAndAStandardDeviation() {
    SeedSpread spread = SeedSpread.of(1, 2, 3, 6);

    assertEquals(4, spread.seeds());
    assertEquals(3, spread.mean());
    // squares 4 + 1 + 0 + 9, divided by 3
    assertEquals(Math.sqrt(14.0 / 3), spread.deviation(), 1e-15);
    assertEquals("3.0000 +- 2.2 (4 seeds)", spread.toString());
  }

  @Test
  void aSingleSeedSaysNothingAboutOthers() {
    SeedSpread spread = SeedSpread.of(1.5);

    assertFalse(spread.isKnown());
    assertTrue(Double.isNaN(spread.deviation()));
    assertEquals("1.5000 (1 seed)", spread.toString());
    assertThrows(IllegalArgumentException.class, SeedSpread::of);
  }
}

package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EmphasisTest {
  private static final String PAGE =
      """
      close of prices: 12 windows of 2 steps

                 MAE     RMSE
      drift    28.266  49.918

      skill      1 - MSE / MSE of the last value; above 0 beats it

      What may be claimed, at the 5 % level:
      drift    MAE  better than last-value (MAE -1 %)
      encoder  MAE  worse than last-value (MAE +1 %)
               MSE  no difference shown
      """;

  /** Select graphic rendition, as ECMA-48 defines it. */
  private static final String ANY_STYLE = "\u001b\\[[0-9;]*m";

  @Test
  void coloursAreForATerminalWhoseUserDidNotRefuseThem() {
    assertTrue(Emphasis.isWanted(true, Map.of("TERM", "xterm-256color")));
    assertTrue(Emphasis.isWanted(true, Map.of("NO_COLOR", "")));
    assertFalse(Emphasis.isWanted(false, Map.of("TERM", "xterm-256color")));
    assertFalse(Emphasis.isWanted(true, Map.of("NO_COLOR", "1")));
    assertFalse(Emphasis.isWanted(true, Map.of("TERM", "dumb")));
  }

  @Test
  void withoutATerminalAPageStaysAsItIs() {
    assertEquals(PAGE, Emphasis.of(PAGE));
  }

  @Test
  void emphasisAddsNoCharacterThatTakesRoom() {
    assertEquals(PAGE, Emphasis.on(PAGE).replaceAll(ANY_STYLE, ""));
  }

  @Test
  void headingsAndClaimsStandOutAndNumbersDoNot() {
    String[] lines = Emphasis.on(PAGE).split("\n", -1);
    assertEquals("\u001b[1mclose of prices: 12 windows of 2 steps\u001b[0m", lines[0]);
    assertEquals(PAGE.split("\n", -1)[3], lines[3]);
    assertTrue(lines[5].startsWith("\u001b[2mskill "), lines[5]);
    assertEquals("\u001b[1mWhat may be claimed, at the 5 % level:\u001b[0m", lines[7]);
    assertTrue(lines[8].contains("\u001b[32mbetter than last-value\u001b[0m"), lines[8]);
    assertTrue(lines[9].contains("\u001b[31mworse than last-value\u001b[0m"), lines[9]);
    assertEquals(PAGE.split("\n", -1)[10], lines[10]);
  }
}

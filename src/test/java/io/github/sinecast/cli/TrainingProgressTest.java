package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.training.EpochResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  @Test
  void theBarShowsLossesSpeedAndTimeLeftInEightyColumns() {
    String losses = "epoch 15/30 loss 2.54070 validation 1.41983";
    String line = TrainingProgress.Bar.line(losses, 52_620, 105_240, 30, 80);
    assertEquals("epoch 15/30 loss 2.54070 validation 1.41983 [=====     ] 1754/s 0:30 left", line);
    assertTrue(line.length() <= 80);
  }

  @Test
  void theBarIsCutWhereTheTerminalEnds() {
    assertEquals("epoch", TrainingProgress.Bar.line("epoch 1/2", 1, 2, 1, 5));
  }

  @Test
  void elsewhereAnEpochIsALine() {
    StringWriter text = new StringWriter();
    try (TrainingProgress lines = new TrainingProgress.Lines(new PrintWriter(text), 20)) {
      lines.onEpoch(new EpochResult(2, 2.5, 1.25, 0.001, 2.04, 1800.4, true));
    }
    assertEquals(
        "epoch  2/20  loss 2.500000  validation 1.250000 *   1,800 windows/s   2.0 s"
            + System.lineSeparator(),
        text.toString());
  }
}

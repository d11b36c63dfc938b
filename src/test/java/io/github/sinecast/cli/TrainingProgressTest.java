package io.github.sinecast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.training.EpochResult;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingProgressTest {
  /** What a terminal of one line shows: text is written over what stood there before. */
  private static final class OneLineTerminal extends ConsoleProgressBarConsumer {
    private final List<String> shown = new ArrayList<>();
    private final char[] columns;

    OneLineTerminal(int columns) {
      super(new PrintStream(OutputStream.nullOutputStream()), columns);
      this.columns = new char[columns];
      Arrays.fill(this.columns, ' ');
    }

    @Override
    public synchronized void accept(String line) {
      assertTrue(line.length() <= columns.length, line);
      line.getChars(0, line.length(), columns, 0);
      shown.add(new String(columns).stripTrailing());
    }

    synchronized List<String> frames() {
      return List.copyOf(shown);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40 | epoch 30/30 [==========] 27:30",
        "60 | epoch 30/30 [==========] 27:30  loss 2.54070  64 windows/s",
        "80 | epoch 30/30 [==========] 27:30  loss 2.54070  validation 1.41983  64 windows/s",
        "100 | epoch 30/30 [========================] 27:30  loss 2.54070  validation 1.41983  64"
            + " windows/s",
        "200 | epoch 30/30 [========================] 27:30  loss 2.54070  validation 1.41983  64"
            + " windows/s",
      })
  void everyFrameIsWholeOnATerminalOfAnyWidth(int columns, String last) {
    OneLineTerminal terminal = new OneLineTerminal(columns);
    AtomicLong clock = new AtomicLong();
    try (TrainingProgress bar = new TrainingProgress.Bar(30, terminal, clock::get)) {
      for (int epoch = 1; epoch <= 30; epoch++) {
        clock.addAndGet(55_000_000_000L);
        bar.onStep(epoch, 3508, 3508, epoch < 9 ? 12.5 : 2.5407);
        bar.onEpoch(new EpochResult(epoch, 2.5, 1.41983, 0.001, 55, 64, true));
      }
    }
    List<String> frames = terminal.frames();
    assertEquals("epoch 0/30 [" + " ".repeat(columns < 100 ? 10 : 24) + "]", frames.get(0));
    assertEquals(last, frames.get(frames.size() - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 60, 79, 80, 99, 100, 120, 200})
  void nothingOfALongerFrameIsLeftBehindAShorterOne(int columns) {
    OneLineTerminal terminal = new OneLineTerminal(columns);
    List<TrainingProgress.Frame> frames =
        List.of(
            new TrainingProgress.Frame(
                "epoch 9/10", 9, 10, "1:27:45 left", List.of("loss 12.50000")),
            new TrainingProgress.Frame("epoch 9/10", 9, 10, "27:45 left", List.of("loss 2.50000")),
            new TrainingProgress.Frame("epoch 9/10", 9, 10, "0:45 left", List.of("")));
    for (TrainingProgress.Frame frame : frames) {
      terminal.accept(frame.line(columns));
    }
    String bar = columns < 100 ? "=========" : "=====================";
    assertEquals(
        "epoch 9/10 [" + bar + (columns < 100 ? " " : "   ") + "] 0:45 left",
        terminal.frames().get(2));
  }

  @Test
  void theTimeLeftIsThatOfThisProcessAndOfTheTrainingThatRuns() {
    OneLineTerminal terminal = new OneLineTerminal(80);
    AtomicLong clock = new AtomicLong();
    TrainingProgress.Bar bar = new TrainingProgress.Bar(4, terminal, clock::get);
    clock.addAndGet(10_000_000_000L);
    bar.onStep(1, 100, 100, 2);
    assertEquals("epoch 1/4 [==        ] 0:30 left  loss 2.00000  10 windows/s", bar.shown(80));
    bar.onStep(4, 100, 100, 2);
    clock.addAndGet(90_000_000_000L);
    // A further training on all rows.
    bar.onStep(1, 0, 100, 2);
    clock.addAndGet(5_000_000_000L);
    bar.onStep(1, 100, 100, 2);
    assertEquals("epoch 1/4 [==        ] 0:15 left  loss 2.00000  20 windows/s", bar.shown(80));
    bar.close();
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

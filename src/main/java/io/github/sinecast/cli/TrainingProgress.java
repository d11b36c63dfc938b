package io.github.sinecast.cli;

import io.github.sinecast.training.Checkpoint;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jspecify.annotations.Nullable;

/** Shows how training goes: one live bar on a terminal, one line an epoch elsewhere. */
interface TrainingProgress extends TrainingListener {
  /**
   * The system property by which the launcher says that a person watches; the JVM itself cannot
   * tell reliably since version 22.
   */
  String TERMINAL = "sinecast.terminal";

  /** Whether a person watches, at a terminal. */
  static boolean isWatched() {
    return Boolean.getBoolean(TERMINAL);
  }

  /**
   * How a training goes.
   *
   * @param live whether a bar is drawn
   */
  static TrainingProgress on(PrintWriter print, int epochs, boolean live) {
    return live ? new Bar(epochs) : new Lines(print, epochs);
  }

  /**
   * How a further training goes, of a reference model or with another seed: one line at the end.
   *
   * @param live whether a bar is drawn before
   */
  static TrainingProgress ofFurther(PrintWriter print, String name, int epochs, boolean live) {
    return new Summary(print, name, live ? new Bar(epochs) : null);
  }

  @Override
  void close();

  /** One line at the end, after a bar where somebody watches. */
  final class Summary implements TrainingProgress {
    private final PrintWriter print;
    private final String name;
    private final @Nullable Bar bar;
    private int epochs;
    private double seconds;
    private @Nullable EpochResult best;

    Summary(PrintWriter print, String name, @Nullable Bar bar) {
      this.print = print;
      this.name = name;
      this.bar = bar;
    }

    @Override
    public void onStep(int epoch, int windows, int ofWindows, double loss) {
      if (bar != null) {
        bar.onStep(epoch, windows, ofWindows, loss);
      }
    }

    @Override
    public void onContinued(Checkpoint checkpoint) {
      if (bar != null) {
        bar.onContinued(checkpoint);
      }
      checkpoint.epochs().forEach(this::note);
    }

    @Override
    public void onEpoch(EpochResult result) {
      if (bar != null) {
        bar.onEpoch(result);
      }
      note(result);
    }

    private void note(EpochResult result) {
      epochs = result.epoch();
      seconds += result.seconds();
      best = result.best() ? result : best;
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
      if (best != null) {
        print.printf(
            Locale.ROOT,
            "Trained %s: kept the weights of epoch %d of %d, validation loss %.6f, %.1f s%n",
            name,
            best.epoch(),
            epochs,
            best.validationLoss(),
            seconds);
        print.flush();
      }
    }
  }

  /** One line an epoch. */
  final class Lines implements TrainingProgress {
    private final PrintWriter print;
    private final int epochs;

    Lines(PrintWriter print, int epochs) {
      this.print = print;
      this.epochs = epochs;
    }

    @Override
    public void onContinued(Checkpoint checkpoint) {
      checkpoint.epochs().forEach(this::onEpoch);
    }

    @Override
    public void onEpoch(EpochResult result) {
      print.printf(
          Locale.ROOT,
          "epoch %2d/%d  loss %.6f  validation %.6f%s  %,6.0f windows/s  %4.1f s%n",
          result.epoch(),
          epochs,
          result.trainingLoss(),
          result.validationLoss(),
          result.best() ? " *" : "  ",
          result.windowsPerSecond(),
          result.seconds());
      print.flush();
    }

    @Override
    public void close() {
      print.flush();
    }
  }

  /** One live bar over all epochs; it fits any terminal. */
  final class Bar implements TrainingProgress {
    private static final int UPDATE_MILLISECONDS = 200;

    private final ProgressBar bar;
    private final int epochs;
    private final LongSupplier clock;
    private volatile Frame frame;
    private String validation = "";
    private int epochsBefore;
    private long start;
    private int lastEpoch;

    Bar(int epochs) {
      this(epochs, new ConsoleProgressBarConsumer(System.err), System::nanoTime);
    }

    /** As above, on some terminal and by some clock, which tells nanoseconds. */
    Bar(int epochs, ProgressBarConsumer terminal, LongSupplier clock) {
      this.epochs = epochs;
      this.clock = clock;
      this.start = clock.getAsLong();
      this.frame = new Frame("epoch 0/" + epochs, 0, 1, "", List.of());
      // The bar draws in a thread of its own, perhaps after the first steps.
      terminal.accept(frame.line(terminal.getMaxRenderedLength()));
      this.bar =
          new ProgressBarBuilder()
              .setInitialMax(1)
              .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
              .setConsumer(terminal)
              .setRenderer((state, columns) -> frame.line(columns))
              .build();
    }

    /** The bar is of what is left, so that its rate is that of this process. */
    @Override
    public void onContinued(Checkpoint checkpoint) {
      epochsBefore = checkpoint.epoch();
    }

    @Override
    public void onStep(int epoch, int windows, int ofWindows, double loss) {
      if (epoch < lastEpoch) {
        // A further training, on all rows, begins at its own first epoch.
        epochsBefore = 0;
        start = clock.getAsLong();
      }
      lastEpoch = epoch;
      long all = (long) (epochs - epochsBefore) * ofWindows;
      long done = (long) (epoch - 1 - epochsBefore) * ofWindows + windows;
      double seconds = (clock.getAsLong() - start) / 1e9;
      double rate = seconds > 0 ? done / seconds : 0;
      frame =
          new Frame(
              "epoch %s/%s".formatted(epoch, epochs),
              done,
              all,
              rate > 0 ? time(Math.round((all - done) / rate)) + " left" : "",
              List.of(
                  String.format(Locale.ROOT, "loss %.5f", loss),
                  validation,
                  String.format(Locale.ROOT, "%,.0f windows/s", rate)));
      bar.stepTo(done);
    }

    @Override
    public void onEpoch(EpochResult result) {
      validation = String.format(Locale.ROOT, "validation %.5f", result.validationLoss());
    }

    /** What is shown now. */
    String shown(int columns) {
      return frame.line(columns).stripTrailing();
    }

    @Override
    public void close() {
      long seconds = Math.round((clock.getAsLong() - start) / 1e9);
      frame = new Frame(frame.epoch(), frame.done(), frame.all(), time(seconds), frame.rest());
      bar.close();
    }

    private static String time(long seconds) {
      return seconds < 3600
          ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
          : String.format(
              Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
  }

  /**
   * What the bar shows at a time.
   *
   * @param epoch which epoch it is
   * @param done the windows that were trained on
   * @param all the windows to train on
   * @param time the time that is left, or was taken
   * @param rest what is shown if there is room, the most important first
   */
  record Frame(String epoch, long done, long all, String time, List<String> rest) {
    private static final int WIDE = 100;
    private static final String GAP = "  ";

    public Frame {
      rest = List.copyOf(rest);
    }

    /** The frame as a line that covers every column, so that nothing of the one before is left. */
    String line(int columns) {
      int width = columns < WIDE ? 10 : 24;
      int filled = (int) (width * done / all);
      String line = epoch + " [" + "=".repeat(filled) + " ".repeat(width - filled) + "] " + time;
      for (String part : rest) {
        boolean fits = line.length() + GAP.length() + part.length() <= columns;
        line += fits && !part.isEmpty() ? GAP + part : "";
      }
      return line.length() > columns
          ? line.substring(0, columns)
          : line + " ".repeat(columns - line.length());
    }
  }
}

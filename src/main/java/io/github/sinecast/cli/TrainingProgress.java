package io.github.sinecast.cli;

import io.github.sinecast.training.Checkpoint;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Shows how training goes: one live bar on a terminal, one line an epoch elsewhere. */
interface TrainingProgress extends TrainingListener {
  /**
   * The system property by which the launcher says that a person watches; the JVM itself cannot
   * tell reliably since version 22.
   */
  String TERMINAL = "sinecast.terminal";

  static TrainingProgress on(PrintWriter print, int epochs) {
    return Boolean.getBoolean(TERMINAL) ? new Bar(epochs) : new Lines(print, epochs);
  }

  /**
   * How a further training goes, of a rival or with another seed: one line at the end, and a live
   * bar on a terminal before.
   */
  static TrainingProgress ofFurther(PrintWriter print, String name, int epochs) {
    return new Summary(print, name, Boolean.getBoolean(TERMINAL) ? new Bar(epochs) : null);
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

  /** One live bar over all epochs; it fits into 80 columns. */
  final class Bar implements TrainingProgress {
    private final ProgressBar bar;
    private final int epochs;
    private String validation = "";
    private int epochsBefore;

    Bar(int epochs) {
      this.epochs = epochs;
      this.bar =
          new ProgressBarBuilder()
              .setInitialMax(1)
              .setUpdateIntervalMillis(200)
              .setRenderer(Bar::line)
              .build();
    }

    /** The bar is of what is left, so that its rate is that of this process. */
    @Override
    public void onContinued(Checkpoint checkpoint) {
      epochsBefore = checkpoint.epoch();
    }

    @Override
    public void onStep(int epoch, int windows, int ofWindows, double loss) {
      bar.maxHint((long) (epochs - epochsBefore) * ofWindows);
      // A further training, on all rows, begins at its own first epoch.
      bar.stepTo(Math.max(0, (long) (epoch - 1 - epochsBefore) * ofWindows + windows));
      bar.setExtraMessage(
          String.format(Locale.ROOT, "epoch %d/%d loss %.5f%s", epoch, epochs, loss, validation));
    }

    @Override
    public void onEpoch(EpochResult result) {
      validation = String.format(Locale.ROOT, " validation %.5f", result.validationLoss());
    }

    @Override
    public void close() {
      bar.close();
    }

    private static String line(ProgressState state, int columns) {
      return line(
          state.getExtraMessage(),
          state.getCurrent(),
          state.getMax(),
          state.getElapsedAfterStart().toMillis() / 1e3,
          columns);
    }

    /**
     * The bar as text: the losses first, then the share done, windows a second and the time left.
     *
     * @param losses what is said of epoch and losses
     * @param columns the width of the terminal
     */
    static String line(String losses, long done, long all, double seconds, int columns) {
      double rate = seconds > 0 ? done / seconds : 0;
      long left = rate > 0 ? Math.round((all - done) / rate) : 0;
      int filled = all > 0 ? (int) (WIDTH * done / all) : 0;
      String text =
          String.format(
              Locale.ROOT,
              "%s [%s%s] %.0f/s %d:%02d left",
              losses,
              "=".repeat(filled),
              " ".repeat(WIDTH - filled),
              rate,
              left / 60,
              left % 60);
      return text.substring(0, Math.min(text.length(), columns));
    }

    private static final int WIDTH = 10;
  }
}

package io.github.sinecast.cli;

import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how training goes: one live bar on a terminal, one line an epoch elsewhere. */
interface TrainingProgress extends TrainingListener, AutoCloseable {
  /**
   * The system property by which the launcher says that a person watches; the JVM itself cannot
   * tell reliably since version 22.
   */
  String TERMINAL = "sinecast.terminal";

  static TrainingProgress on(PrintWriter print, int epochs) {
    return Boolean.getBoolean(TERMINAL) ? new Bar(epochs) : new Lines(print, epochs);
  }

  @Override
  void close();

  /** One line an epoch. */
  final class Lines implements TrainingProgress {
    private final PrintWriter print;
    private final int epochs;

    Lines(PrintWriter print, int epochs) {
      this.print = print;
      this.epochs = epochs;
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

  /** One live bar over all epochs. */
  final class Bar implements TrainingProgress {
    private final ProgressBar bar;
    private final int epochs;
    private String validation = "";

    Bar(int epochs) {
      this.epochs = epochs;
      this.bar =
          new ProgressBarBuilder()
              .setTaskName("training")
              .setInitialMax(1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" windows", 1)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .build();
    }

    @Override
    public void onStep(int epoch, int windows, int ofWindows, double loss) {
      bar.maxHint((long) epochs * ofWindows);
      bar.stepTo((long) (epoch - 1) * ofWindows + windows);
      bar.setExtraMessage(
          String.format(Locale.ROOT, " epoch %d/%d loss %.5f%s", epoch, epochs, loss, validation));
    }

    @Override
    public void onEpoch(EpochResult result) {
      validation = String.format(Locale.ROOT, " validation %.5f", result.validationLoss());
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

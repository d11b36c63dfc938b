package io.github.sinecast.audit;

import io.github.sinecast.Forecaster;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.Windows;
import java.util.List;

/** The way from rows to forecasts, with everything that is fitted on it: what is audited. */
@FunctionalInterface
public interface Pipeline {
  /**
   * Fits everything anew.
   *
   * @param series any values in the rows that the pipeline is for
   */
  Fitted fit(SeriesSet series);

  /** What was computed from one version of the rows. */
  interface Fitted extends AutoCloseable {
    /** The rows as forecasters see them. */
    SeriesSet series();

    /** Scales fitted to the training rows. */
    SeriesScales scales();

    /** What training learned from. */
    Windows trainingWindows();

    /** Weights, and the losses on the way to them. */
    TrainingResult training();

    /** All that forecast: the rivals, and last the network. */
    List<Forecaster> forecasters();

    /** The forecaster that was trained. */
    default Forecaster network() {
      return forecasters().get(forecasters().size() - 1);
    }

    @Override
    void close();
  }
}

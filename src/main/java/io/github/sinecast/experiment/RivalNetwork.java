package io.github.sinecast.experiment;

import io.github.sinecast.model.CycleNetSpec;
import io.github.sinecast.model.DLinearSpec;
import io.github.sinecast.model.FitsSpec;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.SparseTsfSpec;
import java.util.List;

/** A network that the model is compared with: trained on the same windows by the same settings. */
public enum RivalNetwork {
  /** {@link NLinearSpec}. */
  NLINEAR,
  /** {@link DLinearSpec}. */
  DLINEAR,
  /** {@link FitsSpec}, by the season of the evaluation. */
  FITS,
  /** {@link SparseTsfSpec}, by the season of the evaluation. */
  SPARSE_TSF,
  /** {@link CycleNetSpec}, whose cycle is the season of the evaluation. */
  CYCLENET,
  /** {@link Lstm}, which forecasts points by the mean squared error whatever the model's head. */
  LSTM;

  /**
   * Its shape, with the head of the model where it can.
   *
   * @param config of the experiment
   * @param series the ids of those that are trained on
   */
  NetworkSpec spec(ExperimentConfig config, List<String> series) {
    Head head = config.model().head();
    int season = config.evaluation().season();
    return switch (this) {
      case NLINEAR -> new NLinearSpec(head);
      case DLINEAR -> new DLinearSpec(head);
      case FITS -> new FitsSpec(head, season);
      case SPARSE_TSF -> new SparseTsfSpec(head, season);
      case CYCLENET -> new CycleNetSpec(head, season, series);
      case LSTM -> new Lstm(Lstm.USUAL_SIZE);
    };
  }
}

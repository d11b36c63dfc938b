package io.github.sinecast.training;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/** Whether validated and saved weights are a mean over steps of the optimiser. */
public sealed interface Averaging {
  /**
   * The weight of the newest step in the mean, from 0 to 1: {@code mean += weight (weights -
   * mean)}.
   *
   * @param step the step, counted from 0
   * @param steps all steps of the run
   */
  double newest(long step, long steps);

  /** Weights as the optimiser leaves them. */
  @TypeName(value = "none", help = "weights as the optimiser leaves them")
  record None() implements Averaging {
    @Override
    public double newest(long step, long steps) {
      return 1;
    }
  }

  /**
   * An exponential moving average that begins with the weights before training, {@code mean = decay
   * mean + (1 - decay) weights}: a short training stays close to where it started.
   *
   * <p>Source: B. T. Polyak and A. B. Juditsky, Acceleration of stochastic approximation by
   * averaging, SIAM Journal on Control and Optimization 30 (1992), <a
   * href="https://doi.org/10.1137/0330046">doi:10.1137/0330046</a>.
   *
   * @param decay the share of the mean that is kept in a step
   */
  @TypeName(
      value = "ema",
      help = "an exponential moving average over steps, from the weights before training on")
  record Exponential(
      @Setting(
              help = "Share of the mean that is kept in a step.",
              initial = "0.999",
              min = 0,
              max = 1)
          double decay)
      implements Averaging {
    public Exponential {
      Require.fraction(decay, "decay");
    }

    @Override
    public double newest(long step, long steps) {
      return 1 - decay;
    }
  }

  /**
   * Stochastic weight averaging: the equal mean over all steps after a share of the run.
   *
   * <p>Source: P. Izmailov et al., Averaging weights leads to wider optima and better
   * generalization (2018), arXiv:1803.05407.
   *
   * @param from the share of all steps before the first that counts
   */
  @TypeName(value = "swa", help = "the equal mean over the last steps")
  record Equal(
      @Setting(
              help = "Share of all steps before the first that counts.",
              initial = "0.5",
              min = 0,
              max = 1)
          double from)
      implements Averaging {
    public Equal {
      Require.fraction(from, "from");
    }

    @Override
    public double newest(long step, long steps) {
      long first = (long) Math.floor(from * steps);
      return step <= first ? 1 : 1.0 / (step - first + 1);
    }
  }
}

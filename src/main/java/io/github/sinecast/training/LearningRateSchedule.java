package io.github.sinecast.training;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/** How the learning rate goes over a run, as a factor of the greatest rate. */
public sealed interface LearningRateSchedule {
  /**
   * The factor, from 0 to 1, for a step.
   *
   * @param step the step, counted from 0
   * @param steps all steps of the run
   */
  double factor(long step, long steps);

  /**
   * A linear warm-up, then half a cosine down to a floor (Loshchilov and Hutter 2017,
   * arXiv:1608.03983).
   *
   * @param warmUp the share of all steps in which the rate rises
   * @param floor the factor at the last step
   */
  @TypeName(value = "cosine", help = "linear warm-up, then half a cosine down to a floor")
  record Cosine(
      @Setting(help = WARM_UP_HELP, initial = "0.05", min = 0) double warmUp,
      @Setting(help = "Factor at the last step.", initial = "0.01", min = 0) double floor)
      implements LearningRateSchedule {
    public Cosine {
      Require.fraction(warmUp, "warmUp");
      Require.fraction(floor, "floor");
    }

    @Override
    public double factor(long step, long steps) {
      double rising = warmUpFactor(step, steps, warmUp);
      double start = warmUp * steps;
      double done = steps - 1 <= start ? 0 : Math.max(0, (step - start) / (steps - 1 - start));
      return rising * (floor + (1 - floor) * (1 + Math.cos(Math.PI * done)) / 2);
    }
  }

  /**
   * A linear warm-up, then one rate.
   *
   * @param warmUp the share of all steps in which the rate rises
   */
  @TypeName(value = "constant", help = "linear warm-up, then one rate")
  record Constant(@Setting(help = WARM_UP_HELP, initial = "0.0", min = 0) double warmUp)
      implements LearningRateSchedule {
    public Constant {
      Require.fraction(warmUp, "warmUp");
    }

    @Override
    public double factor(long step, long steps) {
      return warmUpFactor(step, steps, warmUp);
    }
  }

  /**
   * A linear warm-up, then a fall by a factor after each part of the run.
   *
   * @param warmUp the share of all steps in which the rate rises
   * @param parts the number of equal parts
   * @param drop what the rate is multiplied by from one part to the next
   */
  @TypeName(value = "step", help = "linear warm-up, then a fall after each part of the run")
  record Step(
      @Setting(help = WARM_UP_HELP, initial = "0.0", min = 0) double warmUp,
      @Setting(help = "Equal parts of the run, each with one rate.", initial = "3", min = 1)
          int parts,
      @Setting(help = "What the rate is multiplied by after a part.", initial = "0.3", min = 0)
          double drop)
      implements LearningRateSchedule {
    public Step {
      Require.fraction(warmUp, "warmUp");
      Require.atLeast(1, parts, "parts");
      Require.fraction(drop, "drop");
    }

    @Override
    public double factor(long step, long steps) {
      int part = Math.toIntExact(step * parts / steps);
      return warmUpFactor(step, steps, warmUp) * Math.pow(drop, part);
    }
  }

  /** What every warm-up setting means. */
  String WARM_UP_HELP = "Share of all steps in which the rate rises from 0.";

  private static double warmUpFactor(long step, long steps, double share) {
    double rising = share * steps;
    return rising < 1 ? 1 : Math.min(1, (step + 1) / rising);
  }
}

package io.github.sinecast.window;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/** What is done about scaled inputs that are far from 0. */
public sealed interface Outliers {
  /** The number that a network reads. */
  double read(double scaled);

  /** Nothing. */
  @TypeName(value = "keep", help = "inputs as they are")
  record Keep() implements Outliers {
    @Override
    public double read(double scaled) {
      return scaled;
    }
  }

  /**
   * None is further from 0 than a bound.
   *
   * @param at the bound, in scaled units
   */
  @TypeName(value = "clip", help = "none further from 0 than a bound")
  record Clip(
      @Setting(help = "Greatest distance from 0, in scaled units.", initial = "5.0") double at)
      implements Outliers {
    public Clip {
      Require.positive(at, "at");
    }

    @Override
    public double read(double scaled) {
      return Math.max(-at, Math.min(at, scaled));
    }
  }

  /** The inverse hyperbolic sine, linear around 0 and a logarithm far from it. */
  @TypeName(value = "arcsinh", help = "the inverse hyperbolic sine: a logarithm far from 0")
  record Arcsinh() implements Outliers {
    @Override
    public double read(double scaled) {
      double size = Math.abs(scaled);
      return Math.copySign(Math.log1p(size + size * size / (1 + Math.hypot(1, size))), scaled);
    }
  }
}

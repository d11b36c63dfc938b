package io.github.sinecast.window;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.volatility.VolatilityModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a network learns the target's future, and what it is divided by.
 *
 * <p>Without a volatility model changes are divided by their standard deviation in the training
 * rows, the same for all steps, and levels are standardised. With one, the change over h rows is
 * divided by {@code sqrt(V_h(t))}, the deviation that the model forecasts for it in the last known
 * row t; and a network starts from the model's forecast: its head is the distribution of the
 * changes of the training rows, divided so, to which training adds a correction that starts at 0.
 *
 * <p>Source: R. Reisenhofer, X. Bayer and N. Hautsch, HARNet (2022), arXiv:2205.07719, whose
 * network starts as a heterogeneous autoregression.
 */
public sealed interface ScaledTarget {
  /** The form, whatever the scale. */
  Target form();

  /** The model whose deviations changes are divided by; null for none. */
  @Nullable VolatilityModel scale();

  /** Which share of the median of the divided changes a network starts from, from 0 to 1. */
  double median();

  /** The shares of a forecast median to choose from, each from 0 to 1; at least one. */
  List<Double> shrinkage();

  /** The columns, besides the target, that the scale uses where a series has them. */
  default List<String> columns() {
    VolatilityModel model = scale();
    return model == null ? List.of() : model.columns();
  }

  /** A form without a volatility model. */
  static ScaledTarget of(Target form) {
    return switch (form) {
      case LOG_RETURN -> new LogReturn(null, 1, UNSHRUNK);
      case DIFFERENCE -> new Difference(null, 1, UNSHRUNK);
      case LEVEL -> new Level();
    };
  }

  /** Medians as they are forecast. */
  List<Double> UNSHRUNK = List.of(1.0);

  private static void requireShares(double median, List<Double> shrinkage) {
    Require.that(median >= 0 && median <= 1, "median", "must be from 0 to 1, found " + median);
    Require.that(
        !shrinkage.isEmpty() && shrinkage.stream().allMatch(share -> share >= 0 && share <= 1),
        "shrinkage",
        "must be one or more numbers from 0 to 1, found " + shrinkage);
  }

  /** What the setting {@code scale} means. */
  String SCALE_HELP =
      "Volatility model: each change is divided by the deviation that the model forecasts, and the"
          + " head starts from the model's standardised quantiles. When omitted, changes are"
          + " divided by the standard deviation of the training rows, and the head starts as a"
          + " random walk.";

  /** What the setting {@code median} means. */
  String MEDIAN_HELP =
      "Share of the median of the standardised changes with which the head starts: 1 keeps the"
          + " drift of the training rows, 0 starts at no change. Needs a scale.";

  /** What the setting {@code shrinkage} means. */
  String SHRINKAGE_HELP =
      "Candidate factors for the forecast median; the validation split keeps the one with the"
          + " lowest CRPS. All quantiles move with the median. [1.0] keeps the median as it is.";

  /** {@link Target#LOG_RETURN}. */
  @TypeName(value = "log-return", help = "log(P_(t+h) / P_t), for values above zero")
  record LogReturn(
      @Setting(help = SCALE_HELP, initial = "") @Nullable VolatilityModel scale,
      @Setting(help = MEDIAN_HELP, initial = "1.0", min = 0, max = 1) double median,
      @Setting(help = SHRINKAGE_HELP, initial = "[1.0]") List<Double> shrinkage)
      implements ScaledTarget {
    public LogReturn {
      shrinkage = List.copyOf(shrinkage);
      requireShares(median, shrinkage);
    }

    @Override
    public Target form() {
      return Target.LOG_RETURN;
    }
  }

  /** {@link Target#DIFFERENCE}. */
  @TypeName(value = "difference", help = "P_(t+h) - P_t, which survives values of 0 and below")
  record Difference(
      @Setting(help = SCALE_HELP, initial = "") @Nullable VolatilityModel scale,
      @Setting(help = MEDIAN_HELP, initial = "1.0", min = 0, max = 1) double median,
      @Setting(help = SHRINKAGE_HELP, initial = "[1.0]") List<Double> shrinkage)
      implements ScaledTarget {
    public Difference {
      shrinkage = List.copyOf(shrinkage);
      requireShares(median, shrinkage);
    }

    @Override
    public Target form() {
      return Target.DIFFERENCE;
    }
  }

  /** {@link Target#LEVEL}. */
  @TypeName(value = "level", help = "P_(t+h) itself, standardised")
  record Level() implements ScaledTarget {
    @Override
    public Target form() {
      return Target.LEVEL;
    }

    @Override
    public @Nullable VolatilityModel scale() {
      return null;
    }

    @Override
    public double median() {
      return 1;
    }

    /** A level has a mean to shrink to, not a last value. */
    @Override
    public List<Double> shrinkage() {
      return UNSHRUNK;
    }
  }
}

package io.github.sinecast.window;

import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;

/**
 * An input that is known ahead: it has a value in the rows that are to be forecast, too, and is
 * computed from nothing but what was declared as known.
 */
public sealed interface KnownInput extends WindowInput
    permits KnownInput.Numeric, KnownInput.OneOf, KnownInput.Calendar {
  /** The unscaled value in a row, before or after the cutoff; NaN where it is missing. */
  double ahead(KnownAhead known, int row);

  /** What people call it. */
  String words();

  @Override
  default boolean isNormalised() {
    return false;
  }

  @Override
  default double value(History history, int row, Target target) {
    return ahead(history.ahead(), row);
  }

  /** A column of numbers that is known ahead. */
  record Numeric(String column, Scaling scaling) implements KnownInput {
    @Override
    public double ahead(KnownAhead known, int row) {
      return known.value(column, row);
    }

    @Override
    public String words() {
      return "'" + column + "'";
    }

    @Override
    public boolean isNormalised() {
      return true;
    }
  }

  /** 1 where a category that is known ahead has one of its values, else 0; never scaled. */
  record OneOf(String column, String category) implements KnownInput {
    @Override
    public Scaling scaling() {
      return Scaling.NONE;
    }

    @Override
    public double ahead(KnownAhead known, int row) {
      String found = known.text(column, row);
      return found.isEmpty() ? Double.NaN : found.equals(category) ? 1 : 0;
    }

    @Override
    public String words() {
      return "'" + column + "'";
    }
  }

  /** A number of the calendar, which needs no column. */
  record Calendar(CalendarFeature feature, int part) implements KnownInput {
    @Override
    public Scaling scaling() {
      return Scaling.NONE;
    }

    @Override
    public int rowsBefore() {
      return feature.rowsBefore();
    }

    @Override
    public double ahead(KnownAhead known, int row) {
      if (!known.time().isDated()) {
        throw new InvalidInputException(
            "window.covariates.calendar needs dates, and the rows have none; give a table with a"
                + " date column, or leave the setting out");
      }
      return feature.value(known.time(), row, part);
    }

    @Override
    public String words() {
      return "the calendar";
    }
  }
}

package io.github.sinecast.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the values of a metric are written for people. */
public enum Notation {
  /** A quantity in the unit of the data, of any size: five digits, of which four or more count. */
  FIGURE {
    @Override
    String format(double value, int decimals) {
      return decimals == SCIENTIFIC
          ? String.format(Locale.ROOT, "%.3e", value)
          : fixed(value, decimals);
    }
  },

  /** A percentage, such as 0.44 for 0.44 %. */
  PERCENT {
    @Override
    String format(double value, int decimals) {
      return fixed(value, 2) + " %";
    }
  },

  /** A part of 1, written as a percentage. */
  SHARE {
    @Override
    String format(double value, int decimals) {
      return fixed(100 * value, 2) + " %";
    }
  },

  /** A number without unit, of the size of 1. */
  COEFFICIENT {
    @Override
    String format(double value, int decimals) {
      return fixed(value, 4);
    }
  };

  /** Written where there is no value. */
  public static final String UNDEFINED = "-";

  private static final int SCIENTIFIC = -1;
  private static final int DIGITS = 5;
  private static final int MOST_DECIMALS = 6;
  private static final double MOST = 1e9;

  /**
   * The values of a column with the decimal points in one place; NaN gives {@value #UNDEFINED}.
   *
   * @param values the values, all with as many decimals as the smallest needs
   */
  public List<String> column(double... values) {
    int decimals = decimals(values);
    return Arrays.stream(values)
        .mapToObj(value -> Double.isNaN(value) ? UNDEFINED : format(value, decimals))
        .toList();
  }

  abstract String format(double value, int decimals);

  private static int decimals(double[] values) {
    double[] sizes =
        Arrays.stream(values)
            .map(Math::abs)
            .filter(size -> size > 0 && Double.isFinite(size))
            .sorted()
            .toArray();
    if (sizes.length == 0) {
      return DIGITS - 1;
    }
    int exponent = (int) Math.floor(Math.log10(sizes[0]));
    int leadingZero = exponent < 0 ? 1 : 0;
    int decimals = Math.max(0, DIGITS - 1 - exponent - leadingZero);
    return decimals > MOST_DECIMALS || sizes[sizes.length - 1] >= MOST ? SCIENTIFIC : decimals;
  }

  private static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean negativeZero =
        text.startsWith("-") && text.chars().allMatch(c -> "-0.".indexOf(c) >= 0);
    return negativeZero ? text.substring(1) : text;
  }
}

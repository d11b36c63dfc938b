package io.github.sinecast.volatility;

/** Models whose parameters have the maximum likelihood of a distribution of innovations. */
sealed interface GarchFamily extends VolatilityModel
    permits GarchVolatility, GjrVolatility, RangeGjrVolatility {
  /** The distribution of the standardised changes. */
  Innovations innovations();

  /** The fewest rows from which so many parameters can be told. */
  @Override
  default int minimumRows(int horizon) {
    return 30;
  }

  /** The name of a member with its innovations. */
  default String named(String model) {
    return switch (innovations()) {
      case NORMAL -> model;
      case STUDENT_T -> model + "-t";
      case SKEWED_T -> model + "-skewed-t";
    };
  }
}

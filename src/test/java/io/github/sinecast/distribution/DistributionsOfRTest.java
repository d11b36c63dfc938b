package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds quantiles, probabilities and scores to what R says: src/test/r/distributions.R. */
class DistributionsOfRTest {
  /** Relative; a rational approximation of 16 digits, and the rounding of what it is fed with. */
  private static final double NORMAL = 2e-15;

  /** Relative; of a power of the distance in the far tails, ten digits of it. */
  private static final double STUDENT = 1e-9;

  /** Relative; the expansion for many degrees of freedom fails where nothing is left. */
  private static final double STUDENT_FAR_OUT = 2e-6;

  /** R integrates to 1e-11. */
  private static final double INTEGRATED = 1e-9;

  private record Value(String quantity, double freedom, double at, double value) {}

  static List<Value> values() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    DistributionsOfRTest.class.getResourceAsStream("distributions.csv")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(2)
          .map(line -> line.split(",", -1))
          .map(
              cells ->
                  new Value(
                      cells[0],
                      Double.parseDouble(cells[1]),
                      Double.parseDouble(cells[2]),
                      Double.parseDouble(cells[3])))
          .toList();
    }
  }

  static Stream<String> quantities() throws IOException {
    return values().stream().map(Value::quantity).distinct();
  }

  @ParameterizedTest
  @MethodSource("quantities")
  void valuesAreThoseOfR(String quantity) throws IOException {
    for (Value value : values()) {
      if (value.quantity().equals(quantity)) {
        assertEquals(
            value.value(),
            ours(value),
            tolerance(value) * Math.max(Math.abs(value.value()), least(value)),
            value.toString());
      }
    }
  }

  private static double ours(Value value) {
    double at = value.at();
    double freedom = value.freedom();
    switch (value.quantity()) {
      case "normal-quantile":
        return Normal.score(at);
      case "normal-probability":
        return Normal.probability(at);
      case "normal-score":
        return new Normal(0, 1).crps(at);
      case "log-normal-score":
        return new Normal(0.1, 0.4).exponential(1).crps(at);
      case "t-quantile":
        return new StudentT(0, 1, freedom).quantile(at);
      case "t-probability":
        return StandardT.probability(at, freedom);
      case "t-score":
        return new StudentT(0, 1, freedom).crps(at);
      default:
        throw new IllegalArgumentException(value.quantity());
    }
  }

  private static double tolerance(Value value) {
    switch (value.quantity()) {
      case "normal-quantile":
      case "normal-probability":
        return NORMAL;
      case "t-quantile":
        return value.at() < 1e-20 ? STUDENT_FAR_OUT : STUDENT;
      case "t-probability":
        return STUDENT;
      default:
        return INTEGRATED;
    }
  }

  /** Errors of 1e-18 in a probability, and of 1e-15 in a quantile (R's own, at 0.5), are none. */
  private static double least(Value value) {
    return value.quantity().equals("t-probability")
        ? 1e-9
        : value.quantity().equals("t-quantile") ? 1e-6 : 0;
  }
}

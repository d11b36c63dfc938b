package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleTest {
  /** Sums of some hundreds of numbers lose no more than this part of their size. */
  private static final double ROUNDING = 1e-12;

  @RandomCases(50)
  void everyMeanIsTheExactOneButForRounding(RandomCase drawn) {
    double[] values = new double[drawn.between(1, 300)];
    Arrays.setAll(values, index -> drawn.between(-1e3, 1e3));
    double exact =
        Arrays.stream(values)
            .mapToObj(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128)
            .doubleValue();
    assertEquals(exact, Sample.mean(values), 1e3 * ROUNDING);
    assertEquals(exact, Sample.meanOfShares(values), 1e3 * ROUNDING);
    assertEquals(exact, Sample.meanOfTwoPasses(values), 1e3 * ROUNDING);
  }

  /** The first number is so large that plain sums forget the others. */
  @Test
  void theMeanKeepsWhatAPlainSumForgets() {
    assertEquals(0.5, Sample.mean(1e16, 1, 1, -1e16));
  }

  @Test
  void aMeanOfSharesDoesNotOverflow() {
    assertEquals(1.5e308, Sample.meanOfShares(1.5e308, 1.5e308));
  }

  @Test
  void thereIsNoMeanOfNone() {
    assertEquals(Double.NaN, Sample.mean());
    assertEquals(Double.NaN, Sample.meanOfTwoPasses());
  }

  @Test
  void squaresAreThoseOfDistancesFromTheCentre() {
    double[] values = {1, 2, 6};
    assertEquals(14, Sample.squares(values, 3));
    assertEquals(14.0 / 3, Sample.meanSquare(values, 3));
  }

  /** As {@code quantile(c(1, 2, 3, 10), c(0, 0.25, 0.5, 0.9, 1))} of R. */
  @Test
  void quantilesAreLinearBetweenNeighbours() {
    double[] sorted = {1, 2, 3, 10};
    assertEquals(1, Sample.quantile(sorted, 0));
    assertEquals(1.75, Sample.quantile(sorted, 0.25));
    assertEquals(2.5, Sample.quantile(sorted, 0.5));
    assertEquals(7.9, Sample.quantile(sorted, 0.9), ROUNDING);
    assertEquals(10, Sample.quantile(sorted, 1));
    assertEquals(4, Sample.quantile(new double[] {4}, 0.3));
  }
}

package io.github.sinecast.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> labels(double low, double high) {
    Ticks ticks = Ticks.between(low, high, 8);
    return ticks.values().stream().map(ticks::label).toList();
  }

  @Test
  void theyAreRoundNumbersWithinTheAxis() {
    assertEquals(List.of("0", "10", "20", "30", "40", "50", "60"), labels(0, 63));
    assertEquals(List.of("2000", "2005", "2010", "2015", "2020"), labels(2000, 2023.3));
    assertEquals(List.of("-1.0", "-0.5", "0.0", "0.5", "1.0"), labels(-1.2, 1.2));
  }

  @Test
  void zeroHasNoSign() {
    assertEquals(List.of("-0.02", "-0.01", "0.00", "0.01", "0.02"), labels(-0.029, 0.028));
  }
}

package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotationTest {
  @Test
  void figuresOfAColumnShareTheDecimalsThatTheSmallestNeeds() {
    assertEquals(
        List.of("0.9421", "2.1113", "14.2000"), Notation.FIGURE.column(0.94207, 2.11128, 14.2));
    assertEquals(List.of("12.346", "1234.500"), Notation.FIGURE.column(12.3456, 1234.5));
    assertEquals(List.of("0.01234", "0.00000"), Notation.FIGURE.column(0.012341, 0));
    assertEquals(List.of("176569", "176570"), Notation.FIGURE.column(176569.4, 176570.2));
  }

  @Test
  void figuresOutsideTheUsualSizesAreScientific() {
    assertEquals(List.of("1.235e-07"), Notation.FIGURE.column(1.2345678e-7));
    assertEquals(List.of("1.235e+12", "1.000e+00"), Notation.FIGURE.column(1.2345678e12, 1));
  }

  @Test
  void percentagesHaveTwoDecimals() {
    assertEquals(List.of("0.44 %", "-"), Notation.PERCENT.column(0.442, Double.NaN));
    assertEquals(List.of("55.67 %"), Notation.SHARE.column(0.55666));
  }

  @Test
  void zeroHasNoSign() {
    assertEquals(List.of("0.0000", "-0.0001"), Notation.COEFFICIENT.column(-0.00001, -0.00009));
  }

  @Test
  void aColumnWithoutValuesIsAllDashes() {
    assertEquals(List.of("-", "-"), Notation.FIGURE.column(Double.NaN, Double.NaN));
  }
}

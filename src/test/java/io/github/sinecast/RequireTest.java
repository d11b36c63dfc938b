package io.github.sinecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {
  @Test
  void whatHoldsIsGivenBack() {
    assertEquals(3, Require.atLeast(3, 3, "layers"));
    assertEquals(Double.MIN_VALUE, Require.positive(Double.MIN_VALUE, "rate"));
    assertEquals(0, Require.notNegative(0, "decay"));
    assertEquals(0, Require.fraction(0, "dropout"));
    assertEquals(0.999, Require.fraction(0.999, "dropout"));
    Require.that(true, "heads", "must divide the width");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e-300})
  void whatIsNoNumberOrTooSmallFailsEveryCheck(double value) {
    assertRefused(value, () -> Require.positive(value, "setting"));
    assertRefused(value, () -> Require.notNegative(value, "setting"));
    assertRefused(value, () -> Require.fraction(value, "setting"));
  }

  @Test
  void boundsAreWhereTheyAreSaidToBe() {
    assertRefused(0.0, () -> Require.positive(0, "setting"));
    assertRefused(1.0, () -> Require.fraction(1, "setting"));
    assertRefused(2, () -> Require.atLeast(3, 2, "setting"));
  }

  @Test
  void aRefusalNamesTheSettingApartFromTheRule() {
    InvalidSettingException refusal =
        assertThrows(
            InvalidSettingException.class, () -> Require.that(false, "heads", "must divide 8"));
    assertEquals("heads", refusal.setting());
    assertEquals("must divide 8", refusal.rule());
    assertEquals("heads must divide 8", refusal.getMessage());
  }

  private static void assertRefused(Number found, Executable check) {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, check);
    assertEquals("setting", refusal.setting());
    assertTrue(refusal.rule().contains("found " + found), refusal.rule());
  }
}

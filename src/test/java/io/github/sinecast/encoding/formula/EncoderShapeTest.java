package io.github.sinecast.encoding.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderShapeTest {
  @Test
  void tokensAreThoseOfAllStepsAndHeadsShareTheWidth() {
    EncoderShape shape = new EncoderShape(5, 3, 12, 4, 2, true);
    assertEquals(15, shape.tokens());
    assertEquals(3, shape.headWidth());
    EncoderShape plain = new EncoderShape(5, 12, 4);
    assertEquals(5, plain.tokens());
    assertEquals(1, plain.layers());
    assertFalse(plain.causal());
  }

  @ParameterizedTest
  @CsvSource({"0,1,1,1,1", "1,0,1,1,1", "1,1,0,1,1", "1,1,1,0,1", "1,1,1,1,0"})
  void thereIsAtLeastOneOfEverything(int steps, int variates, int width, int heads, int layers) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new EncoderShape(steps, variates, width, heads, layers, false));
  }
}

package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.oracle.NaiveLoopBuckets;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import io.github.sinecast.encoding.oracle.NaiveLoopTape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The encodings that act in attention, and tape, against their definitions. */
class AttentionEncodingsTest {
  /** Two ways to round the same few operations in double. */
  private static final double DOUBLE_ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"16, 8", "252, 64", "7, 5"})
  void tapeIsTheSinusoidWithWavelengthsThatSuitTheWindow(int tokens, int width) {
    double[][] expected = NaiveLoopTape.table(tokens, width, 10_000);
    PlainNumbers table =
        Plain.table(new TapeEncoding(), new EncoderShape(tokens, width, 1));
    for (int position = 0; position < tokens; position++) {
      for (int column = 0; column < width; column++) {
        // The angle is at most D; two roundings of it differ by an ulp of that.
        assertEquals(expected[position][column], table.at(position, column), 1e-11);
      }
    }
  }

  @Test
  void tapeEqualsTheSinusoidWhereTokensAndWidthAreEqual() {
    EncoderShape square = new EncoderShape(8, 8, 1);
    PlainNumbers tape = Plain.table(new TapeEncoding(), square);
    PlainNumbers sinusoid = Plain.table(new SinusoidalEncoding(), square);
    for (int position = 0; position < 8; position++) {
      assertEquals(sinusoid.at(position, 3), tape.at(position, 3));
    }
  }
}

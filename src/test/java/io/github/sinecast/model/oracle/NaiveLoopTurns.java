package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.RotaryLayout;
import io.github.sinecast.encoding.XposEncoding;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import io.github.sinecast.encoding.oracle.NaiveLoopXpos;

/** Encodings that turn queries and keys. */
final class NaiveLoopTurns {
  private NaiveLoopTurns() {}

  /** Turns a query and a key in the same way. */
  interface Turn extends NaiveLoopPositions {
    double[] of(double[] numbers, int token);

    @Override
    default double[] query(double[] numbers, int i) {
      return of(numbers, i);
    }

    @Override
    default double[] key(double[] numbers, int j) {
      return of(numbers, j);
    }
  }

  static NaiveLoopPositions rope(RopeEncoding encoding, NaiveLoopWindow window) {
    int rotated = 2 * (int) Math.floor(encoding.fraction() * window.headWidth() / 2);
    return (Turn)
        (numbers, token) ->
            NaiveLoopRotation.turned(
                numbers,
                window.position(encoding.clock(), token),
                rotated,
                encoding.base(),
                encoding.layout() == RotaryLayout.INTERLEAVED);
  }

  static NaiveLoopPositions xpos(XposEncoding encoding, NaiveLoopWindow window) {
    boolean interleaved = encoding.layout() == RotaryLayout.INTERLEAVED;
    return new NaiveLoopPositions() {
      @Override
      public double[] query(double[] numbers, int i) {
        double position = window.position(encoding.clock(), i);
        return NaiveLoopXpos.query(
            numbers, position, encoding.base(), encoding.scaleBase(), interleaved);
      }

      @Override
      public double[] key(double[] numbers, int j) {
        double position = window.position(encoding.clock(), j);
        return NaiveLoopXpos.key(
            numbers, position, encoding.base(), encoding.scaleBase(), interleaved);
      }
    };
  }
}

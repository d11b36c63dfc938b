package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.GridEncoding;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;

/** Encodings of two axes: the step and the variate of a token. */
final class NaiveLoopGrid {
  private NaiveLoopGrid() {}

  static NaiveLoopPositions of(GridEncoding encoding, NaiveLoopWindow window) {
    return switch (encoding.form()) {
      case SINUSOIDAL -> sinusoidal(encoding.base(), window);
      case LEARNED -> learned(window);
      case ROTARY -> rotary(encoding.base(), window);
    };
  }

  private static NaiveLoopPositions sinusoidal(double base, NaiveLoopWindow window) {
    int half = window.width / 2;
    return new NaiveLoopPositions() {
      @Override
      public double added(int token, int column) {
        return column < half
            ? NaiveLoopInputs.wave(window.step(token), column, half, base)
            : NaiveLoopInputs.wave(window.variate(token), column - half, half, base);
      }
    };
  }

  private static NaiveLoopPositions learned(NaiveLoopWindow window) {
    int half = window.width / 2;
    return new NaiveLoopPositions() {
      @Override
      public double added(int token, int column) {
        return column < half
            ? window.weight("steps")[window.step(token) * half + column]
            : window.weight("variates")[window.variate(token) * half + column - half];
      }
    };
  }

  private static NaiveLoopPositions rotary(double base, NaiveLoopWindow window) {
    return new NaiveLoopTurns.Turn() {
      @Override
      public double[] of(double[] numbers, int token) {
        return NaiveLoopRotation.turned(
            numbers, window.step(token), numbers.length, base, true);
      }

      @Override
      public double score(int layer, int head, double[] query, double[] key, int i, int j) {
        boolean same = window.variate(i) == window.variate(j);
        return window.weight(same ? "same-variate" : "other-variate")[head];
      }
    };
  }
}

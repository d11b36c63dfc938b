package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.GridEncoding;
import io.github.sinecast.encoding.oracle.NaiveLoopGrid;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;

/** Encodings of two axes: the step and the variate of a token. */
final class NaiveLoopAxes {
  private NaiveLoopAxes() {}

  static NaiveLoopPositions of(GridEncoding encoding, NaiveLoopWindow window) {
    int half = window.width / 2;
    return switch (encoding.form()) {
      case SINUSOIDAL ->
          NaiveLoopInputs.table(
              NaiveLoopGrid.sinusoids(
                  window.steps, window.variates, window.width, encoding.base()));
      case LEARNED ->
          NaiveLoopInputs.table(
              NaiveLoopGrid.joined(
                  NaiveLoopInputs.rows(window.weight("steps"), half),
                  NaiveLoopInputs.rows(window.weight("variates"), half)));
      case ROTARY -> rotary(encoding.base(), window);
    };
  }

  private static NaiveLoopPositions rotary(double base, NaiveLoopWindow window) {
    return new NaiveLoopTurns.Turn() {
      @Override
      public double[] of(int layer, double[] numbers, int token) {
        return NaiveLoopRotation.turned(numbers, window.step(token), numbers.length, base, true);
      }

      @Override
      public double score(int layer, int head, double[] query, double[] key, int i, int j) {
        boolean same = window.variate(i) == window.variate(j);
        return window.weight(same ? "same-variate" : "other-variate")[head];
      }
    };
  }
}

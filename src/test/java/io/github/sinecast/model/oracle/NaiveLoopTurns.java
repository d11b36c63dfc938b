package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.PopeEncoding;
import io.github.sinecast.encoding.RopeEncoding;
import io.github.sinecast.encoding.RotaryLayout;
import io.github.sinecast.encoding.SpeEncoding;
import io.github.sinecast.encoding.XposEncoding;
import io.github.sinecast.encoding.oracle.NaiveLoopPope;
import io.github.sinecast.encoding.oracle.NaiveLoopRotation;
import io.github.sinecast.encoding.oracle.NaiveLoopScaling;
import io.github.sinecast.encoding.oracle.NaiveLoopSpe;
import io.github.sinecast.encoding.oracle.NaiveLoopXpos;
import java.util.Arrays;
import java.util.List;

/** Encodings that turn queries and keys. */
final class NaiveLoopTurns {
  private NaiveLoopTurns() {}

  /** Turns a query and a key in the same way. */
  interface Turn extends NaiveLoopPositions {
    double[] of(int layer, double[] numbers, int token);

    @Override
    default double[] query(int layer, int head, double[] numbers, int i) {
      return of(layer, numbers, i);
    }

    @Override
    default double[] key(int layer, int head, double[] numbers, int j) {
      return of(layer, numbers, j);
    }
  }

  static NaiveLoopPositions rope(RopeEncoding encoding, NaiveLoopWindow window) {
    int rotated = 2 * (int) Math.floor(encoding.fraction() * window.headWidth() / 2);
    Integer trained = encoding.originalLength();
    int length = trained == null ? window.tokens() : trained;
    double stretch = Math.max(1, window.tokens() / (double) length);
    String scaling = encoding.scaling().name();
    double[] frequencies =
        NaiveLoopScaling.frequencies(encoding.base(), rotated, stretch, length, scaling);
    for (int pair = 0; pair < frequencies.length; pair++) {
      double plain = Math.pow(encoding.base(), -2.0 * pair / rotated);
      if (pair + 1 > encoding.keep() * frequencies.length) {
        frequencies[pair] = 0;
      } else if (encoding.learned()) {
        frequencies[pair] *= window.weight("frequencies")[pair] / plain;
      }
    }
    return new Turn() {
      @Override
      public double[] of(int layer, double[] numbers, int token) {
        List<Integer> layers = encoding.layers();
        return layers == null || layers.contains(layer)
            ? NaiveLoopRotation.turned(
                numbers,
                window.position(encoding.clock(), token),
                frequencies,
                encoding.layout() == RotaryLayout.INTERLEAVED)
            : numbers;
      }

      @Override
      public double contentScale() {
        return scaling.equals("YARN") ? NaiveLoopScaling.yarnTemperature(stretch) : 1;
      }
    };
  }

  static NaiveLoopPositions pope(PopeEncoding encoding, NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double[] query(int layer, int head, double[] numbers, int i) {
        double position = window.position(encoding.clock(), i);
        return NaiveLoopPope.pairs(numbers, position, encoding.base(), new double[numbers.length]);
      }

      @Override
      public double[] key(int layer, int head, double[] numbers, int j) {
        double position = window.position(encoding.clock(), j);
        double[] offsets = ofHead(window, "offsets", head);
        return NaiveLoopPope.pairs(numbers, position, encoding.base(), offsets);
      }
    };
  }

  static NaiveLoopPositions spe(SpeEncoding encoding, NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double[] query(int layer, int head, double[] numbers, int i) {
        return features(head, numbers, i, true);
      }

      @Override
      public double[] key(int layer, int head, double[] numbers, int j) {
        return features(head, numbers, j, false);
      }

      private double[] features(int head, double[] numbers, int token, boolean query) {
        NaiveLoopSpe loops =
            new NaiveLoopSpe(
                encoding.sines(),
                ofHead(window, "frequencies", head),
                ofHead(window, "phases", head),
                ofHead(window, "gains", head));
        double position = window.position(encoding.clock(), token);
        return loops.features(numbers, position, query, encoding.features(), encoding.seed());
      }
    };
  }

  private static double[] ofHead(NaiveLoopWindow window, String name, int head) {
    double[] all = window.weight(name);
    int size = all.length / window.heads;
    return Arrays.copyOfRange(all, head * size, (head + 1) * size);
  }

  static NaiveLoopPositions xpos(XposEncoding encoding, NaiveLoopWindow window) {
    boolean interleaved = encoding.layout() == RotaryLayout.INTERLEAVED;
    return new NaiveLoopPositions() {
      @Override
      public double[] query(int layer, int head, double[] numbers, int i) {
        double position = window.position(encoding.clock(), i);
        return NaiveLoopXpos.query(
            numbers, position, encoding.base(), encoding.scaleBase(), interleaved);
      }

      @Override
      public double[] key(int layer, int head, double[] numbers, int j) {
        double position = window.position(encoding.clock(), j);
        return NaiveLoopXpos.key(
            numbers, position, encoding.base(), encoding.scaleBase(), interleaved);
      }
    };
  }
}
